"""The safety check: what the danger reader was taught, and reviewed wordings beside it."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, cast

from actions.core.content.safety_patterns import Kind, Level
from actions.core.safety.crisis import LEVELS, STUDENT, Crisis
from actions.core.safety.detect import check_by_rules, language_written, speaks_of_itself
from actions.core.safety.labels import NONE
from actions.core.safety.reader import DangerReading, danger_reader
from actions.core.safety.rules import safety_rules

ASKS: Final = 0.27
"""Danger, 0 to 1, from which a message is answered."""
ASKS_IN_DOUBT: Final = 0.4
"""The same where the likeliest kind is none; the question is a soft one then."""
STOPS: Final = 0.6
"""Share of the grave levels from which the answer is the full one; below it is a soft question."""
LIKELY: Final = 0.5
"""Danger below which a soft question is asked, but the message is still a story about school."""
FAINT_WORDING_HOLDS: Final = 0.1
"""Danger below which a faint wording is taken back: the whole message is ordinary. A plain wording
holds always."""
DOUBTED: Final = 0.02
"""Danger below which a plain wording only asks softly."""
SURE_OF_KIND: Final = 0.5
"""Share of the likeliest kind below which a plain wording's kind is taken."""
HIDES: Final[Mapping[Kind, Kind]] = {
    "self_harm": "child_suicidality", "abuse_by_family": "child_suicidality",
}  # fmt: skip
"""Kind that stands out -> the graver one beside it that a plain wording has found."""
PAST: Final = 0.5
"""Share of the level "past" from which a message gets a gentle word."""
FEW_WORDS: Final = 14
CARRIED: Final = 0.05
"""Danger of one sentence, below which it carries nothing of the danger of so short a message."""
STUDENT_WRITES: Final = 0.85
STUDENT_SAYS_SO: Final = 0.9
"""Share of the writer being a child: in danger, and where nobody is in danger."""

_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")

_REMEMBERED = 512
_answers: OrderedDict[tuple[bytes, int, int], Crisis | None] = OrderedDict()
"""Answers to the latest messages, by a digest: their words are not kept. Other rules or another
model answer for themselves."""


def check(text: str) -> Crisis | None:
    """The most urgent danger this message tells of, or None.

    Takes any text. Raises ContentError when the reviewed patterns cannot be read, and ModelDamaged
    without the reader: silence about danger would be worse than a bot that does not start.
    """
    if not any(sign.isalnum() for sign in text):
        return None
    text = safety_rules().spacing.mend(text)
    by_rules = check_by_rules(text)
    reading = _read(text, by_rules)
    read = crisis_of(reading) if by_rules or _is_carried(text, reading) else None
    found = (
        _sure_of_kind(read, by_rules, reading)
        or _by_wording(by_rules, reading)
        or _long_past(reading, by_rules)
    )
    is_student = _is_student(text, reading, by_rules, in_danger=found is not None)
    if found is None and not is_student:
        return None
    language = by_rules.language if by_rules else language_written(text)
    return replace(found or STUDENT, language=language, is_student=is_student)


def crisis_of(reading: DangerReading) -> Crisis | None:
    """The danger a reading tells of by itself, without the words around it."""
    is_doubtful = reading.likeliest("kind") == NONE
    if reading.danger < (ASKS_IN_DOUBT if is_doubtful else ASKS):
        return None
    kind = cast(Kind, reading.likeliest("kind", without=NONE))
    if reading.grave < STOPS or is_doubtful:
        return Crisis(kind, "concern", faint=is_doubtful or reading.danger < LIKELY)
    levels = reading.shares["level"]
    return Crisis(kind, "immediate" if levels["immediate"] > levels["serious"] else "serious")


def check_once(text: str) -> Crisis | None:
    """The same, worked out once for a message that both the channel and the bot look at."""
    if not text:
        return None
    key = (digest(text), id(safety_rules()), id(danger_reader()))
    if key not in _answers:
        _answers[key] = check(text)
        if len(_answers) > _REMEMBERED:
            _answers.popitem(last=False)
    return _answers[key]


def warm_up() -> None:
    """Reads the rules and the model now, so that the first message need not wait.

    Raises ContentError or ModelDamaged: without them the bot must not start.
    """
    check("a message that tells of nothing in particular")


def digest(text: str) -> bytes:
    """Stands for a text in memory, so that its words are not kept: 16 bytes."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()


def _read(text: str, by_rules: Crisis | None) -> DangerReading:
    """The whole message read; where that hides it, the sentence that holds a plain wording."""
    reading = danger_reader().read(text)
    if by_rules is None or by_rules.faint or not by_rules.stops or reading.danger >= ASKS:
        return reading
    told = ((one, check_by_rules(one)) for one in _SENTENCE.split(text))
    sentence = next((one for one, crisis in told if crisis and not crisis.faint), text)
    if sentence == text:
        return reading
    alone = danger_reader().read(sentence)
    return alone if alone.danger > reading.danger else reading


def _is_carried(text: str, reading: DangerReading) -> bool:
    """Whether a few short sentences that read as danger hold one that does so by itself.

    "Noise sets him off. He is falling behind. No plan." was read as danger, and no part of it was.
    """
    if reading.danger < ASKS or len(text.split()) > FEW_WORDS:
        return True
    sentences = [one for one in _SENTENCE.split(text) if one.strip()]
    if len(sentences) < 2:
        return True
    return any(danger_reader().read(one).danger >= CARRIED for one in sentences)


def _sure_of_kind(
    found: Crisis | None, by_rules: Crisis | None, reading: DangerReading
) -> Crisis | None:
    """The danger read. A plain wording says which it is where that is doubtful, and how grave.

    A wording of the past or one that asks softly raises nothing.
    """
    if found is None or by_rules is None or by_rules.faint or by_rules.kind == STUDENT.kind:
        return found
    is_hidden = HIDES.get(found.kind) == by_rules.kind
    if is_hidden or reading.shares["kind"][found.kind] < SURE_OF_KIND:
        found = replace(found, kind=by_rules.kind)
    is_graver = LEVELS.index(by_rules.level) < LEVELS.index(found.level)
    return replace(found, level=by_rules.level) if is_graver else found


def _by_wording(found: Crisis | None, reading: DangerReading) -> Crisis | None:
    """What a reviewed wording tells of; a faint one not where the message reads as ordinary."""
    if found is None or found.kind == STUDENT.kind or not found.stops:
        return None
    if found.faint and reading.danger < FAINT_WORDING_HOLDS:
        return None
    doubtful = found.faint or reading.danger < DOUBTED
    level: Level = "concern" if doubtful else found.level
    return Crisis(found.kind, level)


def _long_past(reading: DangerReading, by_rules: Crisis | None) -> Crisis | None:
    """A danger that is over for long: it gets a gentle word."""
    if reading.shares["level"]["past"] >= PAST:
        return Crisis(cast(Kind, reading.likeliest("kind", without=NONE)), "past")
    return by_rules if by_rules and by_rules.level == "past" else None


def _is_student(
    text: str, reading: DangerReading, by_rules: Crisis | None, *, in_danger: bool
) -> bool:
    """Whether a child writes. Where nobody is in danger, only one who says "I"."""
    if by_rules is not None and by_rules.is_student:
        return True
    share = reading.shares["writer"]["student"]
    if in_danger:
        return share >= STUDENT_WRITES
    return share >= STUDENT_SAYS_SO and speaks_of_itself(text)
