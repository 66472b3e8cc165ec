"""A reply may belong to another question than the one just asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.loader import Guidance, guidance
from actions.core.questions import QUESTIONS
from actions.core.understanding.facts import read_facts
from actions.core.understanding.replies import read_reply

SAID_ON = SchoolDate(date(2026, 11, 24), guidance().calendar)
ORDER = [question.id for question in QUESTIONS]
SEVERITY, MISSED, PART_DAYS, CONDITIONS, STATUS, TRIGGERS = ORDER[:6]


@pytest.mark.parametrize(
    ("asked", "says", "facts"),
    [
        (PART_DAYS, "no wait its 19", {"missed_days": 19}),
        (PART_DAYS, "sorry, i meant a couple", {"missed_days": 2, "estimated": ["missed_days"]}),
        (CONDITIONS, "actually most days", {"severity": "most_days"}),
        (CONDITIONS, "lunch and PE mostly", {"triggers": ["pe", "cafeteria"]}),
        (CONDITIONS, "mornings n tests", {"triggers": ["mornings", "tests"]}),
        (TRIGGERS, "everything honestly", {"triggers": ["unknown"]}),
        (PART_DAYS, "no", {"part_day_problems": []}),
        (MISSED, "19", {"missed_days": 19}),
    ],
)
def test_what_a_reply_is_about(
    asked: str, says: str, facts: dict[str, Any], nlp: Any, content: Guidance
) -> None:
    doc = nlp(says)
    place = ORDER.index(asked)
    answer = read_reply(
        asked,
        doc,
        read_facts(doc, vocabulary=content.vocabulary, said_on=SAID_ON),
        earlier=ORDER[: place + 1],
        open_questions=ORDER[place:],
        vocabulary=content.vocabulary,
        said_on=SAID_ON,
    )
    assert answer.facts == facts


@pytest.mark.parametrize("says", ["purple monkey dishwasher", "hmm", "asdf"])
def test_what_makes_no_sense_anywhere_stays_unclear(says: str, nlp: Any, content: Guidance) -> None:
    answer = read_reply(
        PART_DAYS,
        nlp(says),
        {},
        earlier=ORDER[:3],
        open_questions=ORDER[2:],
        vocabulary=content.vocabulary,
        said_on=SAID_ON,
    )
    assert answer.kind == "unclear"
