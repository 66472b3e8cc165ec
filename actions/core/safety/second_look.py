"""Danger in words no rule knows, by what was learned from examples.

The rules know the level of what they find. Here a high score gets the full answer, and a middle
one a soft question. Pieces whose words the rules know need a higher score.

Every piece of a story has its chance to look like danger, so the score that counts rises with
their number: it is what the highest of so many ordinary pieces would reach.
"""

from __future__ import annotations

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import inf, log
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zipfile import BadZipFile

from actions.core.content.safety_patterns import Kind, Level
from actions.core.safety.crisis import Crisis
from actions.core.safety.detect import is_settled, language_written
from actions.core.safety.windows import windows

if TYPE_CHECKING:
    from actions.core.safety.learned import DangerModel, Sense, Spelt

logger = logging.getLogger(__name__)

SAFETY_MODEL = Path(__file__).resolve().parents[3] / "build" / "safety_model"
"""Where scripts/build_safety.py puts the learned model."""

SURE = 1.0
"""Score of the full answer."""
UNSURE = 0.5
"""Score of the soft question."""
FAINT_YIELDS, PLAIN_YIELDS = 0.0, -3.0
"""Scores below which all pieces must be for a faint or a plain wording to be taken back."""
PER_PIECE = 0.3
"""By how much the scores above rise when a message has e (2.7) times as many pieces.

These are chosen by `python -m scripts.safety_scores`.
"""
SETTLED = 1.0
"""By how much less a piece scores whose words the rules know and find harmless."""
ENOUGH = 10
"""Words of a message that can outweigh a reviewed wording in it; "what is 988" cannot."""
SUSPICIOUS = -3.0
"""Pieces whose spelling scores less are not worth the time to find their meaning."""
AT_MOST = 12
"""Pieces of one message whose meaning is looked at, the most suspicious ones."""

_GRAVEST: dict[str, Level] = {"immediate_danger": "immediate", "missing_child": "immediate"}
"""Kinds whose full answer is at another level than `serious`."""
_SOFT_AS: dict[str, Kind] = {"immediate_danger": "child_suicidality"}
"""The kind whose soft question is asked, where a kind has none of its own."""

_REMEMBERED = 512
_senses: OrderedDict[bytes, Sense] = OrderedDict()
"""Senses of the latest pieces, by a digest: a message is checked several times, and its words
are not kept."""


def second_look(text: str) -> Crisis | None:
    """The likeliest danger in the pieces of a message, or None."""
    model = danger_model()
    if model is None or not (pieces := windows(text)):
        return None
    suspicious = [spelt for spelt in _ranked(pieces, model) if spelt.score >= SUSPICIOUS]
    senses = map(_beside_rules, suspicious, _senses_of(suspicious, model))
    crisis = _crisis(list(senses), raised=PER_PIECE * log(len(pieces)))
    return replace(crisis, language=language_written(text)) if crisis else None


def looks_ordinary(text: str, below: float) -> bool:
    """Whether a message says enough and every piece of it scores below this.

    Never where nothing was learned.
    """
    model = danger_model()
    if model is None or len(text.split()) < ENOUGH:
        return False
    pieces = _ranked(windows(text), model)
    return all(sense.score < below for sense in _senses_of(pieces, model))


@lru_cache(maxsize=1)
def danger_model() -> DangerModel | None:
    """The learned model, loaded once a process; None, and a warning, when it cannot be read."""
    try:
        # Here, because the rules must work where these libraries do not.
        from actions.core.safety.learned import DangerModel
        from actions.core.understanding.sentences import DANGER_MODEL, sentence_encoder

        model = DangerModel.load(SAFETY_MODEL)
        sentence_encoder(DANGER_MODEL)
    except (ImportError, OSError, ValueError, KeyError, BadZipFile) as error:
        logger.warning("The safety check works by its rules alone: %s", type(error).__name__)
        return None
    return model


def _beside_rules(spelt: Spelt, sense: Sense) -> Sense:
    """The sense, less where the rules looked at these very words and found no danger."""
    return replace(sense, score=sense.score - SETTLED) if is_settled(spelt.text) else sense


def _crisis(senses: Sequence[Sense], raised: float) -> Crisis | None:
    from actions.core.safety.learned import likeliest_kind

    highest = max((sense.score for sense in senses), default=-inf)
    if highest < UNSURE + raised:
        return None
    kind = cast(Kind, likeliest_kind(senses))
    if highest >= SURE + raised:
        return Crisis(kind, _GRAVEST.get(kind, "serious"))
    return Crisis(_SOFT_AS.get(kind, kind), "concern")


def _ranked(pieces: Sequence[str], model: DangerModel) -> list[Spelt]:
    """The pieces with how they are spelt, the most suspicious first."""
    return sorted(map(model.by_spelling, pieces), key=lambda one: one.score, reverse=True)


def _senses_of(pieces: Sequence[Spelt], model: DangerModel) -> list[Sense]:
    """Senses of the first AT_MOST pieces."""
    return [_sense(spelt, model) for spelt in pieces[:AT_MOST]]


def _sense(spelt: Spelt, model: DangerModel) -> Sense:
    from actions.core.safety.learned import vectors_of

    key = digest(spelt.text)
    if key not in _senses:
        (vector,) = vectors_of([spelt.text])
        _senses[key] = model.sense(spelt, vector, language_written(spelt.text))
        if len(_senses) > _REMEMBERED:
            _senses.popitem(last=False)
    return _senses[key]


def digest(text: str) -> bytes:
    """Stands for a text in memory, so that its words are not kept: 16 bytes."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
