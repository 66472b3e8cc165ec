"""A case with what follows from it on a day: the one thing every rule looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from actions.core.content.guidance import Guidance
from actions.core.content.states import StateTimeline
from actions.core.facts.case import Case
from actions.core.facts.contradictions import contradictions
from actions.core.plan.attendance import (
    AttendancePicture,
    attendance_band,
    attendance_picture,
    band_of_share,
)
from actions.core.plan.illness import illnesses_in


@dataclass(frozen=True)
class Situation:
    """One child's facts on a day. What follows from them is worked out when it is first asked for:
    a letter looks at less of it than a plan."""

    case: Case
    content: Guidance = field(repr=False)
    today: date
    told: Case  # the case before private facts were taken out

    @cached_property
    def attendance(self) -> AttendancePicture | None:
        """How much school was missed, None when no number of days was told."""
        return attendance_picture(self.case, self.content.calendar, self.today)

    @cached_property
    def share_band(self) -> str | None:
        """The attendance band by counted days alone."""
        return band_of_share(self.attendance, self.content.assessment.bands)

    @cached_property
    def band(self) -> str | None:
        """The attendance band, also by how often in the parent's words."""
        return attendance_band(self.case, self.attendance, self.content.assessment.bands)

    @cached_property
    def contradictions(self) -> tuple[str, ...]:
        """Ids of the contradictions."""
        found = contradictions(self.case, self.content.calendar, today=self.today)
        return tuple(one.id for one in found)

    @cached_property
    def functions(self) -> frozenset[str]:
        """What the named triggers hint may keep the child away. A hint, not a finding."""
        named = set(self.case.triggers or ())
        return frozenset(
            function.id
            for function in self.content.assessment.functions.values()
            if named & set(function.triggers)
        )

    @cached_property
    def illnesses(self) -> frozenset[str]:
        """Medical conditions, also those that are kept private: they decide, and are not named."""
        return illnesses_in(self.told, self.content)

    @cached_property
    def named_illnesses(self) -> frozenset[str]:
        """Medical conditions that may be named."""
        return illnesses_in(self.case, self.content)

    @property
    def state(self) -> StateTimeline | None:
        """The state's time limits."""
        return self.content.states.get(self.case.state or "")


def situation_of(
    case: Case, content: Guidance, *, today: date, told: Case | None = None
) -> Situation:
    """The situation a case describes on `today`.

    `told`: the case before private facts were taken out; an illness in it counts all the same.
    """
    return Situation(case, content, today, told or case)
