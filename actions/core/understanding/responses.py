"""What the school has said so far."""

from __future__ import annotations

import re

from actions.core.understanding.concerns import said_by_school
from actions.core.understanding.negation import pattern
from actions.core.understanding.text import Mention, Message

_NEEDS_A_SPEAKER = frozenset(
    {
        "grades_fine",
        "needs_diagnosis",
        "said_no_out_loud",
        "behavior_choice",
        "supportive",
        "interventions_first",
    }
)
_SPEAKER = re.compile(
    r"\b(?:schools?|they|they're|theyre|principal|vp|teachers?|counselor|district|team|dean"
    r"|staff|office|admin\w*|superintendent|we were told|was told|told (?:me|us)|tell (?:me"
    r"|us)|asked for)\b"
)
_ABOUT_A_REQUEST = re.compile(
    r"\b(?:school|email\w*|sent|letter|request\w*|asked|principal|district|called|calls|they"
    r"|counselor)\b"
)
_ASKED = re.compile(
    r"\b(?:school|they|principal|district) (?:said|says|keeps? saying|told|sent|called"
    r"|is calling|offered|is saying|are saying)\b"
)
_IF = re.compile(r"\b(?:what if|if)\b")
_NOT = pattern(r"(?:\bno|\bnot|<n't>|\bnever)\s+(?:\w+\s+){0,1}$")
_STRONG_WITHOUT = frozenset(
    {
        "mtss",
        "rti",
        "tier 2",
        "tier 3",
        "tier two",
        "tier three",
        "interventions first",
        "won't put it in writing",
        "nothing in writing",
        "verbally denied",
        "denied verbally",
        "verbally refused",
        "refused verbally",
    }
)


_NOTHING_CAME = re.compile(
    r"\b(?:asked|emailed|e-?mailed|wrote|sent|requested|called|messaged)\b[^!?]{0,60}?"
    r"(?:\b(?:and|but|still)|[.,;])(?: still)? nothing\b(?=\s*(?:[,.!;]|$|yet|back|since|so far))"
)
_NO_BY_LETTER = re.compile(
    r"\b(?:told|said|informed|notified|wrote|answered|replied)\b[^.!?]{0,20}"
    r"\b(?:in|by|with|via) (?:an? )?(?:official |formal )?(?:e-?mail|letter|text"
    r"|writing)\b[^.!?]{0,30}"
    r"\b(?:not qualify|doesn'?t qualify|not eligible|no\b|refus\w+|den(?:y|ied))"
)
_NO_EFFECT = re.compile(r"^\W*(?:educational|adverse|academic|impact|effect)")


def read_responses(message: Message) -> list[str]:
    """Response ids in the order said."""
    found = [mention.id for mention in message.of("school_responses") if _is_said(message, mention)]
    found += [
        "grades_fine"
        for mention in message.of("impacts")
        if mention.id == "grades_fine"
        and said_by_school(message, mention)
        and not _hypothetical(message, mention)
    ]
    if any(not message.asks_at(came.start()) for came in message.search(_NOTHING_CAME)):
        found.append("no_answer")
    if any(not message.asks_at(no.start()) for no in message.search(_NO_BY_LETTER)):
        found.append("refused_in_writing")
    return most_telling(found)


def needs_a_speaker(response: str, text: str) -> bool:
    """Whether it tells of the school only where the school speaks, and nobody of it does."""
    return response in _NEEDS_A_SPEAKER and not _SPEAKER.search(text)


def most_telling(found: list[str]) -> list[str]:
    """Without a plain "no" where it came in writing or after testing."""
    if {"refused_in_writing", "found_not_eligible"} & set(found):
        found = [response for response in found if response != "said_no_out_loud"]
    return list(dict.fromkeys(found))


def _is_said(message: Message, mention: Mention) -> bool:
    word = message.text[mention.start : mention.end]
    before = message.before(mention.start, 12)
    if _hypothetical(message, mention):
        return False
    if mention.id in (
        "attendance_only",
        "truancy_warning",
        "supportive",
        "behavior_choice",
    ) and _NOT.search(before):
        return False
    if mention.id == "said_no_out_loud" and _NO_EFFECT.match(message.text[mention.end :]):
        return False
    if mention.id == "no_answer":
        return bool(_ABOUT_A_REQUEST.search(message.text))
    if mention.id not in _NEEDS_A_SPEAKER or word in _STRONG_WITHOUT:
        return True
    return bool(_SPEAKER.search(before) or (_SPEAKER.search(word)))


def _hypothetical(message: Message, mention: Mention) -> bool:
    """Inside a question, only what the school did say counts, not what it might say."""
    if not message.asks_at(mention.start):
        return False
    before = message.before(mention.start, 12)
    return not _ASKED.search(before) or bool(_IF.search(before))
