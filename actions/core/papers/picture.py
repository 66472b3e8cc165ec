"""The attendance picture: what a child missed, next to the line schools call chronic absence.

`attendance_chart` gathers it as plain data with its text equivalent; picture_svg.py draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.core.content.guidance import Guidance
from actions.core.content.picture import PictureWords
from actions.core.facts.case import PART_DAY_COUNTS, Case
from actions.core.letter.case import printable_case
from actions.core.letter.words import number
from actions.core.phrases import child_called
from actions.core.plan.attendance import AttendancePicture as Counted
from actions.core.plan.attendance import attendance_picture, with_possible_period


@dataclass(frozen=True)
class PartDays:
    """One kind of part-day trouble; `amount` is None when nobody counted."""

    label: str
    value: str
    amount: float | None


@dataclass(frozen=True)
class Chart:
    """Everything the picture shows, in words first. `share` is 0 to 1, None when not known."""

    title: str
    headline: str  # the days missed; "" when no number is known
    share: float | None
    percent: int | None  # the share as it is said
    line: float  # the share schools call chronic
    line_label: str
    missed_label: str
    verdict: str  # over or under the line; "" when the share is not known
    period: str
    part_days_title: str
    part_days: tuple[PartDays, ...]

    @property
    def alt(self) -> str:
        """The picture in words: nothing is in the picture alone."""
        parts = ", ".join(f"{part.label.lower()}: {part.value}" for part in self.part_days)
        told = f"{self.part_days_title}: {parts}" if parts else ""
        sentences = [self.title, self.headline, self.verdict, self.period, told]
        return " ".join(f"{one.rstrip('.')}." for one in sentences if one)


def attendance_chart(case: Case, content: Guidance, *, today: date) -> Chart | None:
    """The chart for a case, or None when nothing about attendance was counted or named."""
    case = with_possible_period(printable_case(case), content.calendar, today)
    words = content.meeting.picture
    counted = attendance_picture(case, content.calendar, today)
    part_days = _part_days(case, words)
    if counted is None and not part_days:
        return None
    line = content.assessment.bands["chronic_moderate"].from_percent / 100
    share = counted.share if counted else None
    name = child_called(case, content.assessment.words)
    return Chart(
        title=words.title.format(child=name) if case.child_name else words.title_without_name,
        headline=_headline(counted, case, words) if counted else "",
        share=share,
        percent=counted.percent if counted else None,
        line=line,
        line_label=words.line,
        missed_label=words.missed_label,
        verdict="" if share is None else (words.over if share >= line else words.under),
        period=words.period.format(period=case.period) if case.period else "",
        part_days_title=words.part_days_title,
        part_days=part_days,
    )


def _headline(counted: Counted, case: Case, words: PictureWords) -> str:
    about = words.about if counted.missed_is_guess else ""
    missed = about + number(counted.missed)
    if "missed_days" in case.per:
        return words.rate.format(missed=missed, per=words.per[case.per["missed_days"].value])
    if counted.percent is None:
        return words.count_only.format(missed=missed)
    percent = (words.about if counted.is_guess else "") + str(counted.percent)
    enrolled = (words.about if counted.enrolled_is_guess else "") + str(counted.enrolled)
    return words.share.format(missed=missed, enrolled=enrolled, percent=percent)


def _part_days(case: Case, words: PictureWords) -> tuple[PartDays, ...]:
    told = case.part_day_problems or ()
    found = []
    for field in PART_DAY_COUNTS:
        amount = getattr(case, field)
        if amount:
            about = words.about if field in case.estimated else ""
            per = f" {words.per[case.per[field].value]}" if field in case.per else ""
            found.append(PartDays(words.part_days[field], f"{about}{number(amount)}{per}", amount))
        elif amount is None and field in told:
            found.append(PartDays(words.part_days[field], words.uncounted, None))
    return tuple(found)
