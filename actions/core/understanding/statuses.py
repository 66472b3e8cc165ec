"""How sure a condition is and who said so: each status word goes to the condition it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.core.case import ConditionStatus
from actions.core.understanding.negation import pattern
from actions.core.understanding.text import Mention, Message

_SAYS = r"(?:says?|said|thinks?|thought|told (?:me|us)|believes?|suspects?|feels?|diagnosed|confirmed|is sure|wrote|calls it|called it)"
_CUES: tuple[tuple[ConditionStatus, bool | None, str], ...] = (
    # status, whether it speaks of what follows (None: of what is nearest), pattern;
    # the first that fits at a place wins
    (ConditionStatus.NONE, False,
     r"no (?:\w+ )?(?:diagnosis|diagnoses|dx)\b|(?:not|never|<n't>)(?: been)?(?: yet)?(?: \w+)? (?:diagnosed|been diagnosed)(?! with)(?: yet| by)?"
     r"|(?:hasn'?t|has not|never|haven'?t|not) (?:seen|been seen by|been to see|been to|been evaluated by) (?:any(?:one|body)|a \w+)"
     r"|(?:no one|nobody|noone) (?:has )?(?:looked|diagnosed|evaluated|tested|checked)|never been (?:evaluated|tested|assessed|seen)|without a diagnosis|(?:no|not any) formal"),
    (ConditionStatus.NONE, True, r"(?:not|never|<n't>)(?: been)?(?: \w+)? diagnosed with"),
    (ConditionStatus.WAITING, True,
     r"(?:wait ?-?list\w*|waiting list|waiting|on (?:a|the) list|appointments?|appt|scheduled|being (?:evaluated|tested|assessed)|getting (?:evaluated|tested|assessed)"
     r"|evaluation|eval|referral|referred|assessment)(?: to be| to get| to see)?(?: \w+){0,4}? (?:for|about)(?: an?| her| his)?"),
    (ConditionStatus.WAITING, False,
     r"wait ?-?list\w*|waiting (?:list|for|on)|waiting to (?:be|get|see)|still waiting|on (?:a|the) list|(?:have|has|got|made) an? (?:appointment|appt|intake)"
     r"|(?:appointment|appt|intake|evaluation|assessment|eval)(?: is)?(?: scheduled)?(?: set| in| on| next)|awaiting|referred (?:us|her|him) to|evaluation (?:is )?pending|pending"),
    (ConditionStatus.SUSPECTED, True,
     r"(?:i|we|also|and|dad|mom|teacher|teachers|school|they|she|he)? ?(?:think|thinks|suspect\w*|wonder\w* (?:if|about)|guess\w*|believe|strongly suspect)"
     r"|(?:might|may|could) (?:have|be|also have|also be)|may ?be|possib(?:le|ly)|prob(?:ably|able|ly)?|signs of|symptoms of|looks like|seems like|seems to have|seems"
     r"|pretty sure|undiagnosed|traits of|question of|potential|worried (?:about|it'?s)|screened (?:positive|high) for"),
    (ConditionStatus.SUSPECTED, False, r"(?:is |are |it'?s )?(?:just )?(?:suspected|self.diagnosed|maybe|probably|not official(?: yet)?|likely)|we (?:think|believe)|i think"),
    (ConditionStatus.DIAGNOSED, True,
     rf"(?:re)?diagnosed(?: \w+)?(?: with| as(?: having)?| w/)|diagnos\w+ (?:of|is|are|:)|dx'?d?(?: with| of|:)|official(?:ly)?(?: has)?|(?:medicat\w+|meds|medicine|treated|therapy) for"
     rf"|(?:therapist|psychologist|psychiatrist|pediatrician|doctor|doc|dr|counselor|neurologist|dr\.? \w+) {_SAYS}(?: that)?(?: (?:she|he|they|it|has|have|is|it's|its|she's|he's|with|her|him))*"),
    (ConditionStatus.DIAGNOSED, None, r"diag?nosed(?! by)|diagnosis|dx'?d|dx"),
    (ConditionStatus.DIAGNOSED, False,
     r"(?:which )?(?:was|were|is|are)? ?(?:confirmed|diagnosed) by|per (?:her|his|the) \w+|according to (?:her|his|the) \w+"),
)
_COMPILED = tuple(
    (status, forward, pattern(rf"(?:\b|(?=n't))(?:{words})(?!\w)")) for status, forward, words in _CUES
)
_HEDGED_PROVIDER = re.compile(r"\b(?:thinks?|thought|suspects?|believes?|feels?)\b")
_CARE = re.compile(r"wait ?-?list|therap|psych|doctor|\bdr\b|appointment|appt|intake|diagnos|neuro|specialist|pediat")
_REACH = 8  # words from a status word to its condition
_COMMA_COST = 1
_DR_NAME = re.compile(r"\bdr\.?\s+(?!says?\b|said\b|thinks?\b|told\b|diagnosed\b|that\b|and\b|who\b|office\b|note\b|confirmed\b|wrote\b|for\b|at\b|is\b|has\b|in\b|to\b|last\b|but\b|it\b|she\b|he\b|suspects?\b|gave\b|on\b|about\b)(?P<name>[a-z][a-z'-]+)")
_SPEAKS = re.compile(rf"^\W*(?:\w+\W+){{0,2}}?{_SAYS}\b|^\W*(?:gave|put|has|wants|made|finally|officially)\b(?=.*\bdiagnos)")
_BY = re.compile(r"\b(?:by|per|from|according to|through|yes|yep|yeah|yup|saw|with)\W+(?:(?:her|his|the|a|an|our|my|their|child|licensed|local)\W+)*$")


@dataclass(frozen=True)
class Statuses:
    """What was said about sureness. `common`: said without naming a condition."""

    by_condition: dict[str, str]
    common: str | None
    provider: str | None


@dataclass(frozen=True)
class _Cue:
    status: ConditionStatus
    forward: bool | None
    start: int
    end: int


def read_statuses(message: Message, conditions: Sequence[Mention]) -> Statuses:
    """Statuses per condition and the one who named them."""
    cues = _cues(message)
    by_condition: dict[str, str] = {}
    for mention in conditions:
        cue = _cue_for(message, mention, cues, conditions)
        if cue is not None and mention.id not in by_condition:
            by_condition[mention.id] = cue.status.value
    by_condition = {
        condition: _softened(message, status, cues) for condition, status in by_condition.items()
    }
    common = None if conditions else _common(message, cues)
    provider = read_provider(message) if cues or conditions else None
    return Statuses(by_condition, common, provider)


def read_provider(message: Message, anyone: bool = False) -> str | None:
    """Who named the condition: "Dr. Lee" or a provider id. `anyone`: take any provider named."""
    named = _DR_NAME.search(message.text)
    if named:
        return "Dr. " + message.said[named.start("name") : named.end("name")].title()
    for mention in message.of("providers"):
        speaks = _SPEAKS.match(message.after(mention.end, 6))
        if anyone or (not message.asks_at(mention.start) and (speaks or _BY.search(message.before(mention.start, 5)))):
            if mention.id == "nurse" and not anyone:
                continue
            return mention.id
    return None


def plain_status(text: str) -> str | None:
    """The status said in a short reply, by any of its wordings."""
    found = [(match.start(), status.value) for status, _, words in _COMPILED
             if (match := words.search(text))]
    return min(found)[1] if found else None


def _cues(message: Message) -> list[_Cue]:
    found: list[_Cue] = []
    for status, forward, words in _COMPILED:
        for match in message.search(words):
            overlaps = any(match.start() < cue.end and cue.start < match.end() for cue in found)
            if overlaps or message.asks_at(match.start()):
                continue
            hedged = status is ConditionStatus.DIAGNOSED and _HEDGED_PROVIDER.search(match.group())
            found.append(_Cue(ConditionStatus.SUSPECTED if hedged else status, forward, *match.span()))
    return sorted(found, key=lambda cue: cue.start)


def _softened(message: Message, status: str, cues: Sequence[_Cue]) -> str:
    """ "Not diagnosed, but we think so" is suspected; "not yet, on a waitlist" is waiting."""
    if status != ConditionStatus.NONE.value:
        return status
    others = {cue.status for cue in cues if _is_about_care(message, cue)}
    for softer in (ConditionStatus.WAITING, ConditionStatus.SUSPECTED):
        if softer in others:
            return softer.value
    return status


def _is_about_care(message: Message, cue: _Cue) -> bool:
    """A wait counts only when it is for somebody who could say: not for the school to call."""
    near = f"{message.text[cue.start : cue.end]} {message.after(cue.end, 6)}"
    return cue.status is not ConditionStatus.WAITING or bool(_CARE.search(near))


def _common(message: Message, cues: Sequence[_Cue]) -> str | None:
    """A status said without a condition: "no diagnosis yet", "on a waitlist for a therapist"."""
    for cue in cues:
        if cue.status is not ConditionStatus.SUSPECTED and _is_about_care(message, cue):
            return _softened(message, cue.status.value, cues)
    return None


def _cue_for(
    message: Message, mention: Mention, cues: Sequence[_Cue], conditions: Sequence[Mention]
) -> _Cue | None:
    """The nearest status word that can be about this condition."""
    best: _Cue | None = None
    best_distance = _REACH + 1
    for cue in cues:
        distance = _distance(message, mention, cue, conditions)
        if distance is not None and distance < best_distance:
            best, best_distance = cue, distance
    return best


def _distance(
    message: Message, mention: Mention, cue: _Cue, conditions: Sequence[Mention]
) -> int | None:
    """Words between, not counting other conditions; None when the cue points the other way."""
    ahead = cue.start < mention.start
    if cue.forward is not None and ahead != cue.forward:
        return None
    start, end = (cue.end, mention.start) if ahead else (mention.end, cue.start)
    if end < start:
        return 0
    between = message.text[start:end]
    if re.search(r"[.!?;\n]|\bbut\b", between):
        return None
    others = sum(message.words_between(other.start, other.end) for other in conditions
                 if start <= other.start and other.end <= end)
    commas = _COMMA_COST * between.count(",")
    return message.words_between(start, end) - others + commas
