"""`homeroom understand --jsonl`: messages read beside the question that is open.

One JSON object a line in, {"text", "asked"}; one out, {"facts", "topics", "maybe_topics", "acts",
"crisis", "who"}. `asked` is the id of a question, or null. For measuring with labelled messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.clock import today
from actions.core.calendar.school_days import SchoolDate
from actions.core.questions import QUESTIONS
from actions.core.reading.reader import message_reader
from actions.core.understanding.answers import read_answer
from actions.core.understanding.slips import without_slips
from actions.core.understanding.topics import FAQ, with_topics
from actions.core.understanding.understand import Models, Understanding, understand
from actions.dialogue.incoming import Turn
from actions.forms.letter import NAMES, named, says_else

ASSESSED = frozenset(question.id for question in QUESTIONS)
NAMED: Mapping[str, str] = {
    "child_name": "letter_child_name",
    "parent_name": "letter_parent_name",
    "school_name": "letter_school",
}
"""Short names under which rows may name the letter's questions."""

ACT_OF = {"unknown": "dont_know", "skip": "skip"}
MOST_TOPICS = 3


def read_row(row: Mapping[str, Any], models: Models) -> dict[str, Any]:
    """What the bot takes from one message, read against the open question."""
    text, asked = row["text"], row.get("asked") or ""
    question = NAMED.get(asked, asked)
    meant = understand(text, models=models, today=today(), asked=question)
    facts, acts = meant.facts, [meant.intent, *meant.acts]
    if meant.crisis is None and question in ASSESSED:
        answer = read_answer(
            question,
            models.nlp(without_slips(text, models.vocabulary)),
            facts,
            vocabulary=models.vocabulary,
            said_on=SchoolDate(today(), models.school_year),
        )
        facts = answer.facts
        acts += [ACT_OF[answer.kind]] if answer.kind in ACT_OF else []
    elif meant.crisis is None and question in NAMES and not _says_else(text, meant):
        facts = named(question, text) or facts
    likely = _likely_topics(text, question, models)
    return {
        "facts": facts,
        "topics": [meant.topic] if meant.topic else [],
        "maybe_topics": likely,
        "acts": list(dict.fromkeys(acts)),
        "crisis": _crisis(meant),
        "who": "student" if _is_student(meant) else "parent",
    }


def _likely_topics(text: str, question: str, models: Models) -> list[str]:
    read = message_reader().read(text, question)
    ranking = with_topics(models.intents.predict(text), read.text["topic"])
    topics = [label.removeprefix(FAQ) for label, _ in ranking if label.startswith(FAQ)]
    return topics[:MOST_TOPICS]


def _says_else(text: str, meant: Understanding) -> bool:
    return says_else(Turn(text, meant.intent, meant.confidence, meant.topic, meant.facts))


def _crisis(meant: Understanding) -> dict[str, str] | None:
    return {"kind": meant.crisis.kind, "level": meant.crisis.level} if meant.crisis else None


def _is_student(meant: Understanding) -> bool:
    if meant.intent == "student_writing":
        return True
    crisis = meant.crisis
    return crisis is not None and (crisis.kind == "student_writing" or crisis.is_student)
