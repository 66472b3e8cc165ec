"""A case with what follows from its numbers: the one thing every rule looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.core.attendance import (
    AttendancePicture,
    attendance_band,
    attendance_picture,
    band_of_share,
)
from actions.core.case import Case
from actions.core.content.guidance import Guidance
from actions.core.content.states import StateTimeline
from actions.core.contradictions import contradictions
from actions.core.illness import illnesses_in


@dataclass(frozen=True)
class Situation:
    """One child's facts, the attendance picture, and answers that do not go together."""

    case: Case
    attendance: AttendancePicture | None
    share_band: str | None  # by counted days alone
    band: str | None  # also by how often, in the parent's words
    conflicts: tuple[str, ...]  # ids of contradictions
    functions: frozenset[str]  # what may be keeping the child away
    illnesses: frozenset[str]  # medical conditions, also those that are kept private
    state: StateTimeline | None


def situation_of(
    case: Case, content: Guidance, *, today: date, told: Case | None = None
) -> Situation:
    """The situation a case describes on `today`.

    `told`: the case before private facts were taken out; an illness in it counts all the same.
    """
    picture = attendance_picture(case, content.calendar, today)
    bands = content.assessment.bands
    return Situation(
        case=case,
        attendance=picture,
        share_band=band_of_share(picture, bands),
        band=attendance_band(case, picture, bands),
        conflicts=tuple(found.id for found in contradictions(case, content.calendar, today=today)),
        functions=functions_of(case, content),
        illnesses=illnesses_in(told or case, content),
        state=content.states.get(case.state or ""),
    )


def functions_of(case: Case, content: Guidance) -> frozenset[str]:
    """What the named triggers hint may keep the child away. A hint, not a finding."""
    named = set(case.triggers or ())
    return frozenset(
        function.id
        for function in content.assessment.functions.values()
        if named & set(function.triggers)
    )
