"""Danger in words no rule knows, by what was learned from examples.

The rules know the level of what they find. Here a high score gets the full answer, and a middle
one a soft question. Pieces whose words the rules know are left to the rules.

Every piece of a story has its chance to look like danger, so the score that counts rises with
their number: it is what the highest of so many ordinary pieces would reach.
"""

from __future__ import annotations

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
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
UNSURE = 0.25
"""Score of the soft question."""
ORDINARY = -1.0
"""Score below which a message is ordinary, even where a wording that only asks softly fits."""
PER_PIECE = 0.3
"""By how much the scores above rise when a message has e (2.7) times as many pieces.

All four are chosen by `python -m scripts.safety_learning`.
"""
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
    open_to = (spelt for spelt in _suspicious(pieces, model) if not is_settled(spelt.text))
    crisis = _crisis(_senses_of(open_to, model), raised=PER_PIECE * log(len(pieces)))
    return replace(crisis, language=language_written(text)) if crisis else None


def looks_ordinary(text: str) -> bool:
    """Whether a message says enough and none of it is near to danger.

    Never where nothing was learned.
    """
    model = danger_model()
    if model is None or len(text.split()) < ENOUGH:
        return False
    suspicious = _suspicious(windows(text), model)
    return all(sense.score < ORDINARY for sense in _senses_of(suspicious, model))


@lru_cache(maxsize=1)
def danger_model() -> DangerModel | None:
    """The learned model, loaded once a process; None, and a warning, when it cannot be read."""
    try:
        # Here, because the rules must work where these libraries do not.
        from actions.core.safety.learned import DangerModel
        from actions.core.understanding.sentences import sentence_encoder

        model = DangerModel.load(SAFETY_MODEL)
        sentence_encoder()
    except (ImportError, OSError, ValueError, KeyError, BadZipFile) as error:
        logger.warning("The safety check works by its rules alone: %s", type(error).__name__)
        return None
    return model


def _crisis(senses: Sequence[Sense], raised: float) -> Crisis | None:
    from actions.core.safety.learned import likeliest_kind

    highest = max((sense.score for sense in senses), default=-inf)
    if highest < UNSURE + raised:
        return None
    kind = cast(Kind, likeliest_kind(senses))
    if highest >= SURE + raised:
        return Crisis(kind, _GRAVEST.get(kind, "serious"))
    return Crisis(_SOFT_AS.get(kind, kind), "concern")


def _suspicious(pieces: Sequence[str], model: DangerModel) -> list[Spelt]:
    """The pieces worth a look at their meaning, the most suspicious first."""
    spelt = [one for one in map(model.by_spelling, pieces) if one.score >= SUSPICIOUS]
    return sorted(spelt, key=lambda one: one.score, reverse=True)


def _senses_of(suspicious: Iterable[Spelt], model: DangerModel) -> list[Sense]:
    """Senses of the most suspicious pieces."""
    return [_sense(spelt, model) for spelt in islice(suspicious, AT_MOST)]


def _sense(spelt: Spelt, model: DangerModel) -> Sense:
    from actions.core.safety.learned import vectors_of

    key = digest(spelt.text)
    if key not in _senses:
        (vector,) = vectors_of([spelt.text])
        _senses[key] = model.sense(spelt, vector)
        if len(_senses) > _REMEMBERED:
            _senses.popitem(last=False)
    return _senses[key]


def digest(text: str) -> bytes:
    """Stands for a text in memory, so that its words are not kept: 16 bytes."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
