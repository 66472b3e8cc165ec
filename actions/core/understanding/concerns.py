"""What makes school hard (triggers) and what missing it has done (impacts)."""

from __future__ import annotations

import re

from actions.core.understanding.negation import pattern
from actions.core.understanding.people import about_a_sibling
from actions.core.understanding.text import Mention, Message

_HARD = pattern(
    r"\b(?:can'?t|cannot|won'?t|refus\w*|scar\w*|afraid|fears?|terrif\w*|hates?|dread\w*"
    r"|hard(?:er|est)?|worst|worse|panic\w*|cr(?:y|ies|ied|ying)"
    r"|melt\w*|anxi\w*|trigger\w*|because of|due to|stress\w*|overwhelm\w*|struggl\w*|trouble"
    r"|problems?|bother\w*|upset\w*|avoid\w*|hid(?:es?|ing)"
    r"|too (?:much|loud)|crowded|freak\w*|sobs?|sobbing|shak\w*|bad|tough|rough|fights?|battles?"
    r"|nightmares?|hell|sick|worr\w*|especially|mostly|mainly|it'?s the|its the"
    r"|screams?|screaming|begs?|begging|issues?|difficult\w*|doesn'?t want|gets? to her"
    r"|sets? (?:her|him) off|tears|awful|horrible|terrible|nervous"
    r"|clings?|freez\w*|shuts? down|unable|barely|never|mean|yell\w*|not sleep\w*|makes (?:her"
    r"|him)|phobia|distress\w*|fall\w* apart|drag\w*|hour\w*|thr[eo]w\w* up|vomit\w*)\b"
)
_WEAK = re.compile(
    r"1st period|a teacher|alarms|arrival|arriving|bathroom|bathrooms|bus|bus ride|bus stop"
    r"|classmates|dizzy|drill|deadlines|exam|exams|exhausted|fifth period|finals|first period"
    r"|fourth period|getting ready|getting up|halls|hallway|hallways|her teacher|his teacher"
    r"|home work|homework|just moved|leave me|leave the house|leaving me|lunch time|lunchtime"
    r"|maestra|monday|mondays|morning|mornings|on the bus|one class|one teacher|other kids"
    r"|other students|parking lot|peers|quiz|quizzes|restroom|restrooms|school bus|school work"
    r"|schoolwork|screens|second period|sensory|seventh period|shaking|sixth period|sleep"
    r"|sleeping|so tired|social|subs|substitute|substitutes|sundays|surprises|teacher|teachers"
    r"|tests|the bathroom|the bus|the hall|third period|tired|toilet|transferred|transition"
    r"|transitions|waking up|walk in|walking in|we moved"
)
"""Everyday words that are a trigger only where something hard is said nearby."""

_FINE_AFTER = pattern(
    r"^\s*(?:class\s+|ride\s+)?(?:is|are|has been|was|have been)\s+(?:fine|ok|okay|great|good"
    r"|not (?:a|the) (?:problem|issue)|no problem)"
    r"|^\s*(?:isn'?t|aren'?t|is not|are not|doesn'?t|don'?t) (?:a |the )?(?:problem|issue"
    r"|bother|trigger)|^\s+(?:said|says|told|thinks|emailed|suggest\w*|recommend\w*|called"
    r"|agrees|calls on|is (?:great|nice|kind))"
)
_DENIED = pattern(
    r"(?:\bnot|\bno|<n't>|\bnever|\bisn'?t)(?:\s+(?:because of|about|the|her|his|a|any|really"
    r"|is|from|been|being|it's|so|due to))*\s*$"
)
_PARENTS_OWN = re.compile(r"\b(?:i'm|im|i am|we're|we are|i)(?: \w+)? $")
_TESTING = re.compile(r"\b(?:ran|run|blood|lab|medical|do|did|more|psych|covid|drug|some|school) $")
_HIDES = re.compile(
    r"\b(?:hid\w*|stays?|cr(?:y|ies|ying)|sits?|locks? \w+|locked \w+)(?: out)? in (?:the )?$"
)
_NEAR = 9
_REFUSED_ACTION = re.compile(
    r"get dressed|let go|separat\w+|walk\w*|leave the house|go inside|go in the building"
)
"""After "won't" these are what is hard, not what is denied."""
_COPES = re.compile(
    r"(?<!n't )\b(?:can do|does (?:fine|great|okay) (?:in|with|at|on)|manages|(?:ok|okay|fine"
    r"|good) (?:in|with"
    r"|at)|likes|loves)\W+(?:the |her |his )?$"
)
_MISSES_WORK = re.compile(r"\bmiss(?:ing|ed|es)? $")
_USED_TO_BE = re.compile(
    r"\b(?:from|used to (?:be|get|have)|was|were|had|always been)\W+(?:\w+\W+){0,3}$"
)
_FAILED_US = re.compile(r"^\s+(?:us|her|him|my|our|to|them|system)\b")
_SCHOOLS_REASON = re.compile(
    r"^\W*so (?:they|the school|the district|school) (?:won'?t|wont|will not|said|say|says"
    r"|refus\w+|denied|told)\b"
)
_SCHOOL_VOICE = re.compile(
    r"\b(?:school|they|principal|teachers?|counselor|district|team|dean|vp"
    r"|psych\w*)\b(?:\W+\w+){0,4}?\W+(?:say|said|told|keep|claim|think|insist|because|argu"
    r"|refus|writ|wrote|just)\w*\b"
)


def read_triggers(message: Message) -> list[str]:
    """Trigger ids in the order said, those of avoided classes not included."""
    found = [mention.id for mention in message.of("triggers") if _is_trigger(message, mention)]
    found = list(dict.fromkeys(found))
    return [trigger for trigger in found if trigger != "unknown"] or found


def read_impacts(message: Message) -> list[str]:
    """Impact ids in the order said."""
    found = [mention.id for mention in message.of("impacts") if _is_impact(message, mention)]
    return list(dict.fromkeys(found))


def is_everyday_word(word: str) -> bool:
    """Whether a wording means something hard only where hardship is told beside it: "the bus"."""
    return bool(_WEAK.fullmatch(word))


def is_denied(message: Message, start: int) -> bool:
    """Whether what starts there is said not to be: "not the bus"."""
    return bool(_DENIED.search(message.before(start)))


def said_by_school(message: Message, mention: Mention) -> bool:
    """Whether the school speaks in the words before: "the school says her grades are fine"."""
    if _SCHOOLS_REASON.match(message.after(mention.end, 6)):
        return True
    return bool(_SCHOOL_VOICE.search(message.before(mention.start, 9)))


def _is_trigger(message: Message, mention: Mention) -> bool:
    word = message.text[mention.start : mention.end]
    before = message.before(mention.start)
    if message.asks_at(mention.start) or about_a_sibling(before):
        return False
    at_home = mention.id == "bathroom" and message.after(mention.end, 2).strip() == "at home"
    if at_home or (mention.id == "bathroom" and _HIDES.search(before)):
        return False
    if (
        _DENIED.search(before)
        and mention.id != "unknown"
        and not _REFUSED_ACTION.match(word)
        and not word.startswith(("can", "not", "won", "no "))
    ):
        return False
    if _FINE_AFTER.match(message.text[mention.end :]) or _COPES.search(before):
        return False
    if mention.id == "workload" and _MISSES_WORK.search(before):
        return False
    if not is_everyday_word(word):
        return True
    if mention.id == "tests" and _TESTING.search(before):
        return False
    if mention.id == "sleep" and _PARENTS_OWN.search(before):
        return False
    near = f"{message.before(mention.start, _NEAR)} {message.after(mention.end, _NEAR)}"
    return bool(_HARD.search(near))


def _is_impact(message: Message, mention: Mention) -> bool:
    before = message.before(mention.start)
    if message.asks_at(mention.start) or about_a_sibling(before) or _DENIED.search(before):
        return False
    if mention.id == "grades_fine" and (
        said_by_school(message, mention) or _USED_TO_BE.search(before)
    ):
        return False
    word = message.text[mention.start : mention.end]
    failed_us = word in ("failed", "failing", "fails") and _FAILED_US.match(
        message.text[mention.end :]
    )
    return not failed_us
