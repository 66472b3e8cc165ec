"""Understands one message: crisis first, then facts, then intent and topic.

safety      is somebody in danger? nothing else matters then
facts.py    what the message says about the child
intents.py  what the parent wants
answers.py  a short reply to the question just asked
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from spacy.language import Language

from actions.core.content.vocabulary import Vocabulary
from actions.core.safety import Crisis, beside_danger, check
from actions.core.understanding.facts import facts_in
from actions.core.understanding.intents import IntentModel, Ranking
from actions.core.understanding.text import Message, read_message

Facts = dict[str, Any]

_OUT = "out_of_scope"

CONFIDENT = 0.2
"""Below this share an intent is a guess. Cross-validated: lower values act on more messages that
are not for us, higher ones turn away more that are."""

CONFIDENT_QUESTION = 0.2
"""A message that asks something is likely meant for us; the topics share its confidence."""

CONFIDENT_BESIDE_FACTS = 0.5
"""A message with facts, and no question in it, is a command only when this sure."""

CONFIDENT_TO_ERASE = 0.5
"""Words that wipe answers out are believed only when this sure."""

_ERASING = frozenset({"start_over", "delete_data"})

_TELLING = frozenset(
    {
        "inform",
        "greet",
        "affirm",
        "deny",
        "thanks",
        "goodbye",
        "start",
        "dont_know",
        "frustrated",
        "bot_challenge",
        "skip",
        "stop",
        "continue_assessment",
    }
)
"""Intents that facts in the same message outweigh: "hi, my son has missed 12 days" informs."""


@dataclass(frozen=True)
class Models:
    """What understanding needs: the spaCy pipeline, the intent model and the vocabulary."""

    nlp: Language
    intents: IntentModel
    vocabulary: Vocabulary


@dataclass(frozen=True)
class Understanding:
    """What one message means. `topic`: of a question, an id in guidance_content/faq/."""

    intent: str
    topic: str | None
    crisis: Crisis | None
    facts: Facts
    confidence: float  # of the intent, 0 to 1

    def as_json(self) -> dict[str, Any]:
        """For machines: intent, topic, crisis and facts."""
        crisis = {"kind": self.crisis.kind, "level": self.crisis.level} if self.crisis else None
        return {"intent": self.intent, "topic": self.topic, "crisis": crisis, "facts": self.facts}


def understand(text: str, *, models: Models, today: date) -> Understanding:
    """The meaning of a parent's message, whatever was asked before; see answers.py for that."""
    crisis = check(text)
    said = beside_danger(text) if crisis else text  # no fact comes from the words of a crisis
    message = read_message(models.nlp(said), models.vocabulary)
    facts = facts_in(message, today)
    if crisis:
        return Understanding("crisis", None, crisis, facts, 1.0)
    asks = bool(message.questions) or "?" in text
    ranking = models.intents.predict(text)
    if asks and facts:
        ranking = _with_question_alone(ranking, message, models)
    label, confidence = _label(ranking, facts, asks)
    intent, _, topic = label.partition("/")
    return Understanding(intent, topic or None, None, facts, confidence)


def _with_question_alone(ranking: Ranking, message: Message, models: Models) -> Ranking:
    """The ranking, or the one of the question by itself where that is surer.

    A short question at the end of a long story is lost among the story's words.
    """
    question = " ".join(message.said[start:end] for start, end in message.questions)
    alone = models.intents.predict(question)
    return max(ranking, alone, key=lambda ranked: _first_asked(ranked)[1]) if alone else ranking


def _first_asked(ranking: Ranking) -> tuple[str, float]:
    """The likeliest label of those that ask for something."""
    return next((entry for entry in ranking if entry[0] not in _TELLING), (_OUT, 0.0))


def _label(ranking: Ranking, facts: Facts, asks: bool) -> tuple[str, float]:
    """The intent to act on, with its confidence."""
    if not ranking:
        return ("inform", 1.0) if facts else (_OUT, 1.0)
    if asks and (facts or ranking[0][0] == "inform"):
        return _question_beside_facts(ranking, facts)
    label, confidence = ranking[0]
    if not facts:
        enough = CONFIDENT_QUESTION if asks else CONFIDENT
        if label in _ERASING:
            enough = CONFIDENT_TO_ERASE
        return (label, confidence) if confidence >= enough else (_OUT, 1 - confidence)
    told = label in _TELLING or label.startswith("faq/") or label == _OUT
    if told or confidence < CONFIDENT_BESIDE_FACTS:
        return "inform", dict(ranking)["inform"]
    return label, confidence


def _question_beside_facts(ranking: Ranking, facts: Facts) -> tuple[str, float]:
    """What is asked in a message that also tells something."""
    label, confidence = _first_asked(ranking)
    if confidence >= CONFIDENT_QUESTION:
        return label, confidence
    return ("inform", dict(ranking)["inform"]) if facts else (_OUT, 1 - confidence)
