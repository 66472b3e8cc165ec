"""What a message is taken for when the intent model wavers or facts stand beside."""

from __future__ import annotations

import pytest

from actions.core.understanding.intents import Ranking
from actions.core.understanding.labels import label_of

DAYS = {"missed_days": 12}


@pytest.mark.parametrize(
    ("says", "ranking", "facts", "asks", "label"),
    [
        # Not for us only when that is about as likely as the best of ours, or likelier.
        ("a", [("thanks", 0.5), ("out_of_scope", 0.3)], {}, False, "thanks"),
        ("a", [("thanks", 0.35), ("out_of_scope", 0.3)], {}, False, "out_of_scope"),
        ("a", [("out_of_scope", 0.6), ("thanks", 0.2)], {}, False, "out_of_scope"),
        # Words that wipe everything out must be sure.
        ("a", [("delete_data", 0.45), ("inform", 0.1)], {}, False, "out_of_scope"),
        ("a", [("delete_data", 0.55), ("inform", 0.1)], {}, False, "delete_data"),
        # Facts outweigh small talk, but neither a clear command nor a correction.
        ("a", [("greet", 0.8), ("inform", 0.1)], DAYS, False, "inform"),
        ("a", [("make_letter", 0.6), ("inform", 0.2)], DAYS, False, "make_letter"),
        ("a", [("make_letter", 0.4), ("inform", 0.3)], DAYS, False, "inform"),
        ("a", [("correct_fact", 0.3), ("inform", 0.2)], DAYS, False, "correct_fact"),
        ("a", [("deny", 0.5), ("correct_fact", 0.05), ("inform", 0.02)], DAYS, False, "inform"),
        # A lone fact in a message that is surely not for us does not save it; two do.
        ("a", [("out_of_scope", 0.6), ("inform", 0.2)], DAYS, False, "out_of_scope"),
        ("a", [("out_of_scope", 0.6), ("inform", 0.2)], {**DAYS, "age": 9}, False, "inform"),
        # A question beside facts is answered.
        ("a", [("inform", 0.5), ("faq/cost", 0.3)], DAYS, True, "faq/cost"),
        ("a", [("inform", 0.7), ("faq/cost", 0.1)], DAYS, True, "inform"),
        # Despair with a word about who writes stays despair.
        (
            "a",
            [("frustrated", 0.8), ("inform", 0.1)],
            {"relationship": "parent"},
            False,
            "frustrated",
        ),
        ("a", [("frustrated", 0.8), ("inform", 0.1)], DAYS, False, "inform"),
        # Another language is believed only when the words look like it or name one.
        ("asdf", [("other_language", 0.6), ("out_of_scope", 0.2)], {}, False, "out_of_scope"),
        (
            "in spanish please",
            [("other_language", 0.6), ("start", 0.1)],
            {},
            False,
            "other_language",
        ),
        ("mi hija no quiere ir", [("inform", 0.6), ("start", 0.1)], {}, False, "other_language"),
        # Nothing to read.
        ("", [], {}, False, "out_of_scope"),
    ],
)
def test_what_wins(
    says: str, ranking: Ranking, facts: dict[str, object], asks: bool, label: str
) -> None:
    assert label_of(says, ranking, facts, asks)[0] == label
