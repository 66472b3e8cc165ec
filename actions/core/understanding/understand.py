"""Understands one message: crisis first, then facts, then intent and topic.

safety      is somebody in danger? nothing else matters then
facts.py    what the message says about the child; told.py: in words that were learned
intents.py  what the parent may want; labels.py: which of it to act on
answers.py  a short reply to the question just asked
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from spacy.language import Language

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.states import SchoolYear
from actions.core.content.vocabulary import Vocabulary
from actions.core.facts.told import Facts
from actions.core.reading.reader import message_reader
from actions.core.safety import Crisis, check_once, text_outside_danger
from actions.core.understanding.evidence import weighed
from actions.core.understanding.facts import facts_in, with_told
from actions.core.understanding.intents import IntentModel
from actions.core.understanding.labels import OUT, first_asked, label_of
from actions.core.understanding.slips import without_slips
from actions.core.understanding.spelling import Ranking
from actions.core.understanding.text import Message, read_message, readable
from actions.core.understanding.told import read_told
from actions.core.understanding.topics import reply_told, topic_asked, with_topics

SURE_OF_ACT = 0.5


@dataclass(frozen=True)
class Models:
    """What understanding needs: the spaCy pipeline, the intent model, words and a calendar."""

    nlp: Language
    intents: IntentModel
    vocabulary: Vocabulary
    school_year: SchoolYear


@dataclass(frozen=True)
class Understanding:
    """What one message means. `topic`: of a question, an id in guidance_content/faq/.

    `acts`: what the writer does besides telling facts, as docs/labels.md names it.
    """

    intent: str
    topic: str | None
    crisis: Crisis | None
    facts: Facts
    confidence: float  # of the intent, 0 to 1
    acts: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For machines: intent, topic, crisis and facts."""
        crisis = {"kind": self.crisis.kind, "level": self.crisis.level} if self.crisis else None
        return {"intent": self.intent, "topic": self.topic, "crisis": crisis, "facts": self.facts}


def understand(
    text: str, *, models: Models, today: date, asked: str | None = None
) -> Understanding:
    """The meaning of a parent's message. `asked`: the open question, in whose light it is read.

    An answer that has no meaning without it is read in answers.py.
    """
    crisis = check_once(text)
    text = readable(text)
    said = text if crisis is None or _is_a_hint(crisis) else text_outside_danger(text)
    said = without_slips(said, models.vocabulary)
    message = read_message(models.nlp(said), models.vocabulary)
    read = message_reader().read(said, asked)
    facts = facts_in(message, SchoolDate(today, models.school_year))
    if crisis:
        facts = weighed(with_told(facts, read_told(message)), message, read, is_reply=bool(asked))
        return Understanding("crisis", None, crisis, facts, 1.0)
    asks = bool(message.questions) or "?" in text
    ranking = models.intents.predict(text)
    if asks and facts:
        ranking = _with_question_alone(ranking, message, models)
    ranking = with_topics(ranking, read.text["topic"])
    label, confidence = label_of(message.text, ranking, facts, asks)
    if label == OUT:
        return Understanding(OUT, None, None, {}, confidence)
    # Only now: guesses at what a clause tells must not make a message one for us.
    told = with_told(facts, read_told(message))
    told = weighed(told, message, read, is_reply=bool(asked))
    if told != facts:
        facts = told
        label, confidence = label_of(message.text, ranking, facts, asks)
    if asks or not asked:  # a long answer to an open question tells, unless it also asks
        label, confidence = topic_asked(
            (label, confidence), text, ranking, read.text["topic"], asks=asks
        )
    if asked:
        label, confidence = reply_told((label, confidence), read.text["topic"], asks=asks)
    intent, _, topic = label.partition("/")
    acts = tuple(act for act, share in read.text["act"].items() if share >= SURE_OF_ACT)
    return Understanding(
        intent, topic or None, None, {} if label == OUT else facts, confidence, acts
    )


def _is_a_hint(crisis: Crisis) -> bool:
    """Whether facts may be read from the whole message; none comes from the words of a crisis."""
    return crisis.faint and crisis.level == "concern"


def _with_question_alone(ranking: Ranking, message: Message, models: Models) -> Ranking:
    """The ranking, or the one of the question by itself where that is surer.

    A short question at the end of a long story is lost among the story's words.
    """
    question = " ".join(message.said[start:end] for start, end in message.questions)
    alone = models.intents.predict(question)
    return max(ranking, alone, key=lambda ranked: first_asked(ranked)[1]) if alone else ranking
