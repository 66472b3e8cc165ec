"""Understands one message: crisis first, then facts, then intent and topic.

    safety      is somebody in danger? nothing else matters then
    facts.py    what the message says about the child
    intents.py  what the parent wants
    answers.py  a short reply to the question just asked
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from spacy.language import Language

from actions.core.content.loader import guidance
from actions.core.content.vocabulary import Vocabulary
from actions.core.safety import Crisis, check
from actions.core.understanding.answers import read_answer
from actions.core.understanding.examples import read_examples
from actions.core.understanding.facts import facts_in
from actions.core.understanding.intents import IntentModel
from actions.core.understanding.spacy_model import load_spacy
from actions.core.understanding.text import read_message

Facts = dict[str, Any]

CONFIDENT = 0.3
"""Below this an intent is a guess. Tuned by cross-validation: see docs/decisions.md."""

CONFIDENT_BESIDE_FACTS = 0.5
"""A message with facts is a question or a command only when this sure."""

_TELLING = frozenset({"inform", "out_of_scope", "greet", "affirm", "deny", "thanks", "goodbye", "start",
                      "dont_know", "frustrated", "bot_challenge", "continue_assessment"})
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


def understand(
    text: str, *, models: Models, today: date, asked: str | None = None
) -> Understanding:
    """The meaning of a parent's message. `asked`: id of the question it may answer."""
    crisis = check(text)
    doc = models.nlp(text)
    facts = facts_in(read_message(doc, models.vocabulary), today)
    if asked:
        answer = read_answer(asked, doc, facts, vocabulary=models.vocabulary, today=today)
        facts = answer.facts
    if crisis:
        return Understanding("crisis", None, crisis, facts, 1.0)
    label, confidence = _label(models.intents.predict(text), facts)
    intent, _, topic = label.partition("/")
    return Understanding(intent, topic or None, None, facts, confidence)


@lru_cache(maxsize=1)
def models() -> Models:
    """The project's own models, for use outside Rasa; learnt from data/nlu/ once a process.

    Raises OSError when the spaCy pipeline has not been built.
    """
    return Models(load_spacy(), IntentModel.fit(read_examples()), guidance().vocabulary)


def _label(ranking: list[tuple[str, float]], facts: Facts) -> tuple[str, float]:
    """The intent to act on, with its confidence."""
    label, confidence = ranking[0] if ranking else ("out_of_scope", 0.0)
    if not facts:
        return (label, confidence) if confidence >= CONFIDENT else ("out_of_scope", 1 - confidence)
    if label in _TELLING or confidence < CONFIDENT_BESIDE_FACTS:
        return "inform", max(confidence, dict(ranking).get("inform", 0.0))
    return label, confidence
