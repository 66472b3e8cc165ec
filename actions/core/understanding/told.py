"""Triggers, impacts and school responses told in words no list has, found by the learned model.

The rules of concerns.py and responses.py come first: what they saw and set aside ("not the bus",
"grades used to be fine") is not brought back here.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

from actions.core.understanding.clause_examples import FIELD_OF_TOPIC
from actions.core.understanding.clause_model import ClauseModel
from actions.core.understanding.clauses import Clause, clauses
from actions.core.understanding.concerns import is_everyday_word
from actions.core.understanding.people import about_a_sibling
from actions.core.understanding.responses import needs_a_speaker
from actions.core.understanding.sentences import sentence_encoder
from actions.core.understanding.text import Mention, Message

logger = logging.getLogger(__name__)

CLAUSE_MODEL = Path(__file__).resolve().parents[3] / "build" / "clause_model"
"""Where scripts/build_clauses.py puts the learned model."""

SURE = 2.5
"""Score from which a clause tells a thing, chosen on the studied sets."""
SURE_IN_REPLY = 0.5
"""The same where it was asked for: who is asked what is hard tells what is hard."""
UNLIKELY = -4.0
"""Clauses whose spelling scores less for everything are not worth looking for their meaning."""


def read_told(message: Message, sure: float = SURE) -> dict[str, list[str]]:
    """Case field -> ids, in the order told; only fields of which something is told."""
    model = clause_model()
    told: dict[str, list[str]] = {}
    if model is None:
        return told
    set_aside = _set_aside(message)
    for clause in clauses(message):
        if message.asks_at(clause.start) or about_a_sibling(clause.text):
            continue
        for label, score in model.scores(clause.text, UNLIKELY).items():
            field, _, name = label.partition("/")
            if score < sure or _covers(clause, set_aside.get(label, ())):
                continue
            if field != "school_response" or not needs_a_speaker(name, message.text):
                told.setdefault(field, []).append(name)
    return {field: list(dict.fromkeys(names)) for field, names in told.items()}


@lru_cache(maxsize=1)
def clause_model() -> ClauseModel | None:
    """The learned model, loaded once a process; None, and a warning, when it cannot be read."""
    try:
        sentence_encoder()
        return ClauseModel.load(CLAUSE_MODEL)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        logger.warning("Concerns are read by rules alone: %s", type(error).__name__)
        return None


def _set_aside(message: Message) -> dict[str, list[Mention]]:
    """Mentions of a telling word, by label; the rules judge these, for or against."""
    found: dict[str, list[Mention]] = {}
    for mention in message.mentions:
        field = FIELD_OF_TOPIC.get(mention.topic)
        if field and not is_everyday_word(message.text[mention.start : mention.end]):
            found.setdefault(f"{field}/{mention.id}", []).append(mention)
    return found


def _covers(clause: Clause, mentions: Sequence[Mention]) -> bool:
    return any(clause.start <= m.start and m.end <= clause.end for m in mentions)
