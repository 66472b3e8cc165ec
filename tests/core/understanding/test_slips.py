"""What a parent takes back in the same message is not read."""

from __future__ import annotations

import pytest

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.slips import without_slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("shes missed 11 days. wait no 14", "shes missed 14 days"),
        ("late 6 times, sorry, 9", "late 9 times"),
        ("Indiana, 6th. oh actually 7th", "Indiana, 7th"),
        ("6th grade. no 7th, she skipped", "7th grade, she skipped"),
        ("selective mutism, sorry no, its social anxiety", "social anxiety"),
        ("no wait its 19", "no wait its 19"),
        ("missed 12 days, actually the nurse called 3 times", None),
        ("she is 12, sorry for the long text", None),
        ("ADHD, actually diagnosed last year, and anxiety", None),
    ],
)
def test_the_last_word_counts(typed: str, meant: str | None, vocabulary: Vocabulary) -> None:
    assert without_slips(typed, vocabulary) == (typed if meant is None else meant)
