"""Short replies mean something only beside the question: answers.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.vocabulary import Vocabulary
from actions.core.facts.case import Case
from actions.core.questions import PERIOD, QUESTIONS
from actions.core.understanding.answers import read_answer
from actions.core.understanding.facts import read_facts

ANSWERS = yaml.safe_load((Path(__file__).parent / "answers.yml").read_text(encoding="utf-8"))
REPLIES = [(question, reply) for question, replies in ANSWERS.items() for reply in replies]
NAMES = [f"{question}: {reply['says']}" for question, reply in REPLIES]


@pytest.mark.parametrize(("question", "reply"), REPLIES, ids=NAMES)
def test_a_reply_is_read_against_its_question(
    question: str, reply: dict[str, Any], vocabulary: Vocabulary, said_on: SchoolDate
) -> None:
    facts = read_facts(reply["says"], vocabulary=vocabulary, said_on=said_on)
    answer = read_answer(question, reply["says"], facts, vocabulary=vocabulary, said_on=said_on)
    assert (answer.kind, answer.facts) == (reply.get("kind", "facts"), reply["facts"])
    Case.parse_obj(answer.facts)


def test_every_question_can_be_answered() -> None:
    assert set(ANSWERS) == {question.id for question in QUESTIONS} | {PERIOD}


@pytest.mark.parametrize("question", [question.id for question in QUESTIONS])
@pytest.mark.parametrize("says", ["", "   ", "🙂", "?????", "..."])
def test_an_empty_reply_is_no_fact(
    question: str, says: str, vocabulary: Vocabulary, said_on: SchoolDate
) -> None:
    answer = read_answer(question, says, {}, vocabulary=vocabulary, said_on=said_on)
    assert answer.kind in ("unclear", "unknown")
    assert not set(answer.facts) - {"triggers", "plan_status"}


def test_facts_told_beside_the_answer_are_kept(vocabulary: Vocabulary, said_on: SchoolDate) -> None:
    says = "yes a 504, and she is in 7th grade"
    facts = read_facts(says, vocabulary=vocabulary, said_on=said_on)
    answer = read_answer("school_plan_status", says, facts, vocabulary=vocabulary, said_on=said_on)
    assert answer.facts == {"plan_status": "504", "grade": "7"}
