"""Which facts of a message stand, and which the taught reader takes back.

A wrong fact in a letter is worse than one question more, and what is left out will be asked. A fact
that reviewed wordings found is left out where the reader sees it said of somebody else, of another
time, or wished or denied, and nowhere of this child today. Of facts whose wordings are everyday
words ("Mondays", "most days", a number), it must see them itself, unless a question was open.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from actions.core.facts.case import LISTS
from actions.core.facts.told import Facts, as_facts
from actions.core.reading.reader import Pass, message_reader
from actions.core.reading.spans import Span, spans_in
from actions.core.understanding.numbers import amounts
from actions.core.understanding.pointed_at import with_pointed_at
from actions.core.understanding.text import Message

LEAST_SEEN = 0.1
"""Share of a place below which it says nothing."""
NEEDS_BOTH = frozenset({"severity", "grade", "triggers", "school_response"})
"""Fields of which the reader must see what wordings found, by measurement."""
ELSEWHERE = 0.8
"""Share from which a place that speaks of somebody else or another time takes a fact back."""
_NOW = frozenset({"now"})
_STANDS_TODAY = {
    "school_response": frozenset({"now", "quoted"}), "wishes": frozenset({"now", "wished"}),
}  # fmt: skip
_SAYS_MORE = ("estimated", "part_day_problems")
"""Fields that list other fields."""


def weighed(facts: Facts, message: Message, read: Pass, *, is_reply: bool = False) -> Facts:
    """The facts of a message that stand. `is_reply`: a question was open, and lends it meaning."""
    spans = spans_in(message.said, read, message_reader().labels, LEAST_SEEN)
    today = [span for span in spans if _speaks_of_the_child_today(span)]
    known = message_reader().labels.heads["tag"]
    standing = _standing(facts, _Seen(spans, today, [] if is_reply else known))
    return with_pointed_at(as_facts(standing), today)


class _Seen:
    """The places the reader sees, and those that speak of this child today.

    `expected`: tags it would see, were they said.
    """

    def __init__(
        self, spans: Sequence[Span], today: Sequence[Span], expected: Collection[str]
    ) -> None:
        self._expected = expected
        self._here = {span.tag for span in today}
        self._elsewhere = {
            span.tag
            for span in spans
            if span not in today and span.share >= ELSEWHERE and _may_take_back(span)
        }
        self._counted_elsewhere = _counted(spans, "missed_days") - _counted(today, "missed_days")

    def takes_back(self, field: str, value: object) -> bool:
        """Whether it sees this value, and only of somebody else or another time."""
        if field == "missed_days":
            return value in self._counted_elsewhere
        tag = field if field == "grade" else f"{field}={value}"
        if tag in self._here:
            return False
        return tag in self._elsewhere or (field in NEEDS_BOTH and tag in self._expected)


def _may_take_back(span: Span) -> bool:
    """Whether what it says of a place counts: in "OCD, not ADHD" it hears both denied."""
    return span.field != "conditions" or span.of_child <= 0.5


def _counted(spans: Sequence[Span], field: str) -> set[float]:
    """The numbers in the places of a count."""
    places = [span for span in spans if span.tag == field and span.share >= ELSEWHERE]
    return {found.value for place in places for found in amounts(place.text.lower())}


def _speaks_of_the_child_today(span: Span) -> bool:
    of_child = span.of_child > 0.5 or span.field == "relationship"
    return of_child and span.standing in _STANDS_TODAY.get(span.field, _NOW)


def _standing(facts: Facts, seen: _Seen) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for field, value in facts.items():
        if field in LISTS and field not in _SAYS_MORE and isinstance(value, list):
            left = [one for one in value if not seen.takes_back(field, one)]
            if left or not value:
                kept[field] = left
        elif not seen.takes_back(field, value):
            kept[field] = value
    return _without_what_hung_on(kept, set(facts) - set(kept))


def _without_what_hung_on(kept: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    """The rest, without what only said more about a fact that is gone."""
    if "missed_days" in gone:
        kept.pop("enrolled_days", None)
    for field in _SAYS_MORE:
        if left := [one for one in kept.pop(field, []) if one not in gone]:
            kept[field] = left
    if left_per := {one: unit for one, unit in kept.pop("per", {}).items() if one not in gone}:
        kept["per"] = left_per
    return kept
