"""The safety check: reviewed wordings first, then what was learned from examples."""

from __future__ import annotations

from actions.core.content.safety_gaps import STUDENT
from actions.core.safety.crisis import Crisis
from actions.core.safety.detect import check_by_rules
from actions.core.safety.second_look import looks_ordinary, second_look


def check(text: str) -> Crisis | None:
    """The most urgent danger this message tells of, or None.

    Takes any text. Raises ContentError when the reviewed patterns cannot be read: silence
    about danger would be worse than a bot that does not start. Without the learned model the
    rules answer alone. A wording that only asks softly yields to it where the whole message is
    ordinary; plainer wordings never do.
    """
    found = check_by_rules(text)
    if found is None or not found.stops:
        return second_look(text) or found
    asks_softly = found.level == "concern" and found.kind != STUDENT
    return None if asks_softly and looks_ordinary(text) else found


def warm_up() -> None:
    """Reads the rules and the learned model now, so that the first message need not wait."""
    check("a message that tells of nothing in particular")
