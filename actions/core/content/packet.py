"""Model of guidance_content/meeting/packet.yml: the words around the parts of a meeting packet."""

from __future__ import annotations

from pydantic import Field, validator

from actions.core.content.entry import Entry
from actions.core.content.placeholders import CHILD, only

_PLACEHOLDERS = {
    "for_child": (CHILD,),
    "made_on": ("date",),
    "because": ("why",),
    "ask": ("text",),
    "weak": ("text",),
    "care": ("text",),
    "measured": ("text",),
    "measure_first": ("text",),
    "timeline_lead": ("date", "letter"),
    "timeline_if_sent": ("date", "letter"),
    "page": ("page", "pages"),
}


class PacketWords(Entry):
    """Titles, lead-ins and labels of the packet, in the order of its pages."""

    title: str
    for_child: str
    made_on: str
    yours: str
    facts: dict[str, str]  # `Case` field -> label in the overview
    overview: str
    ask_for: str
    why: str
    steps: str
    good_to_know: str
    attendance: str
    no_attendance: str
    supports: str
    supports_lead: str
    because: str
    ask: str
    weak: str
    care: str
    goals: str
    goals_lead: str
    measured: str
    measure_first: str
    questions: str
    bring: str
    people: str
    answers: str
    answers_lead: str
    timeline: str
    timeline_lead: str
    timeline_if_sent: str
    timeline_header: tuple[str, str, str]
    no_date: str
    notes: str
    notes_lines: int = Field(..., ge=1, le=40)
    notes_lead: str
    sources: str
    source_to_check: str
    page: str

    @validator(*_PLACEHOLDERS)
    def _placeholders(cls, value: str, field: object) -> str:
        return only(value, _PLACEHOLDERS[field.name])  # type: ignore[attr-defined]
