"""How sure a condition is and who said so: each status word goes to the condition it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.core.facts.case_values import ConditionStatus
from actions.core.understanding.providers import read_provider
from actions.core.understanding.status_words import Cue, find_cues
from actions.core.understanding.text import Mention, Message

_CARE = re.compile(
    r"wait ?-?list|therap|psych|doctor|\bdr\b|appointment|appt|intake|diagnos|neuro|specialist"
    r"|pediat|\btest(?:ing|s)\b"
)
_SCHOOLS = re.compile(r"\b(?:school|district|iep|504)\b")
_HAD = re.compile(r"(?:\b(?:has|have|had|got|gave|given|with|her|his|an?)\W+(?:\w+\W+){0,2}|^\W*)$")
_NO_STATUS_ALONE = re.compile(r"(?:diagnosis|dx)$|\b(?:for|of)$")
"""Cues that say something only beside a condition: "the diagnosis", "therapy for a lisp"."""
_NAMES_A_FINDING = re.compile(r"diag|dx|confirm|official|medic|meds|treat|therapy for")
"""Without such a word "the psychologist says" tells of something else than a condition."""
_REACH = 8  # words from a status word to its condition
_COMMA_COST = 1
_LONGEST_ARTICLE = 4  # letters: " an "


@dataclass(frozen=True)
class Statuses:
    """What was said about sureness. `common`: said without naming a condition."""

    by_condition: dict[str, str]
    common: str | None
    provider: str | None


def read_statuses(message: Message, conditions: Sequence[Mention]) -> Statuses:
    """Statuses per condition and the one who named them."""
    cues = find_cues(message)
    by_condition: dict[str, str] = {}
    for mention in conditions:
        cue = _cue_for(message, mention, cues, conditions)
        if cue is not None and mention.id not in by_condition:
            by_condition[mention.id] = cue.status.value
    by_condition = {
        condition: _softened(message, status, cues) for condition, status in by_condition.items()
    }
    common = None if by_condition else _common(message, cues)
    if conditions and common == ConditionStatus.DIAGNOSED.value:
        common = None  # said of something else
    provider = read_provider(message) if conditions or common else None
    return Statuses(by_condition, common, provider)


def _softened(message: Message, status: str, cues: Sequence[Cue]) -> str:
    """ "Not diagnosed, but we think so" is suspected; "not yet, on a waitlist" is waiting."""
    if status != ConditionStatus.NONE.value:
        return status
    others = {cue.status for cue in cues if _is_about_care(message, cue)}
    for softer in (ConditionStatus.WAITING, ConditionStatus.SUSPECTED):
        if softer in others:
            return str(softer.value)
    return status


def _is_about_care(message: Message, cue: Cue) -> bool:
    """A wait counts only when it is for somebody who could say: not for the school to call."""
    near = f"{message.text[cue.start : cue.end]} {message.after(cue.end, 6)}"
    if cue.status is not ConditionStatus.WAITING:
        return True
    return bool(_CARE.search(near)) and not _SCHOOLS.search(near)


def _common(message: Message, cues: Sequence[Cue]) -> str | None:
    """A status said without a condition: "no diagnosis yet", "on a waitlist for a therapist"."""
    for cue in cues:
        if cue.status is ConditionStatus.DIAGNOSED and _says_too_little(message, cue):
            continue
        if cue.status is not ConditionStatus.SUSPECTED and _is_about_care(message, cue):
            return _softened(message, cue.status.value, cues)
    return None


def _says_too_little(message: Message, cue: Cue) -> bool:
    said = message.text[cue.start : cue.end]
    if not _NAMES_A_FINDING.search(said):
        return True
    return bool(_NO_STATUS_ALONE.search(said)) and not _HAD.search(message.before(cue.start, 4))


def _cue_for(
    message: Message, mention: Mention, cues: Sequence[Cue], conditions: Sequence[Mention]
) -> Cue | None:
    """The nearest status word that can be about this condition."""
    within = [
        (distance, cue)
        for cue in cues
        if (distance := _distance(message, mention, cue, conditions)) is not None
        and distance <= _REACH
    ]
    if not within:
        return None
    best = min(within, key=lambda found: found[0])[1]
    if best.status is ConditionStatus.SUSPECTED:
        # "Maybe autistic, we are on the waitlist": the wait says more than the doubt.
        return next(
            (cue for _, cue in within if _waits_for(message, cue, mention, conditions)), best
        )
    return best


def _waits_for(message: Message, cue: Cue, mention: Mention, conditions: Sequence[Mention]) -> bool:
    """Whether the cue is a wait, and no other condition is nearer to it."""
    if cue.status is not ConditionStatus.WAITING or not _is_about_care(message, cue):
        return False
    if message.text[cue.start : cue.end].startswith(("refer", "await")):
        return False  # sent on, by one who already has a guess
    nearest = min(conditions, key=lambda one: abs(one.start - cue.start))
    return nearest is mention


def _stands_before_one(message: Message, cue: Cue, conditions: Sequence[Mention]) -> bool:
    """ "PDA, suspected autism": right before a condition, the word is about that one."""
    return cue.forward is None and any(
        0 <= one.start - cue.end <= _LONGEST_ARTICLE
        and not message.text[cue.end : one.start].strip(" an")
        for one in conditions
    )


def _distance(
    message: Message, mention: Mention, cue: Cue, conditions: Sequence[Mention]
) -> int | None:
    """Words between, not counting other conditions; None when the cue points the other way."""
    ahead = cue.start < mention.start
    forward = True if _stands_before_one(message, cue, conditions) else cue.forward
    if forward is not None and ahead != forward:
        return None
    start, end = (cue.end, mention.start) if ahead else (mention.end, cue.start)
    if end < start:
        return 0
    between = message.text[start:end]
    if re.search(r"[.!?;\n]|\bbut\b", between):
        return None
    others = sum(
        message.words_between(other.start, other.end)
        for other in conditions
        if start <= other.start and other.end <= end
    )
    commas = _COMMA_COST * between.count(",")
    return message.words_between(start, end) - others + commas
