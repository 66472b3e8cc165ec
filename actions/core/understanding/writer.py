"""Who is writing, when said in the first person: "I'm her mom", "legal guardian of my grandson"."""

from __future__ import annotations

import re

from actions.core.facts.case_values import Relationship
from actions.core.understanding.negation import pattern
from actions.core.understanding.text import Message

_SELF = (
    r"(?:\bi'?m|\bi am|\bim|\bas|\bthis is|\bit's|\bspeaking as|\bwe are|\bwe're)"
    r"(?: (?:a|an|the|her|his|their|my|just|only|single|tired|also|desperate|worried|very|so"
    r"|working|adoptive|biological|bio|exhausted|proud|stay at home|military|child's|son's"
    r"|daughter's|kid's|divorced))*"
)
_PARENT = (
    r"(?:mom|mum|mommy|mother|momma|mama|dad|daddy|father|papa|parent|parents|mom's|madre|padre)"
)
_OTHER = (
    r"(?:grand(?:ma|mother|pa|father|parents?|dad|mom)|nana|grammy|aunt|auntie|uncle|sister|brother"
    r"|step ?-?(?:mom|mother|dad|father|parent)|tutor|advocate|social worker|caseworker|babysitter"
    r"|nanny|family friend|neighbor|cousin|caregiver|great aunt)"
)
_RELATIONS = (
    (
        Relationship.FOSTER_PARENT,
        re.compile(
            r"\bfoster (?:mom|mother|dad|father|parents?|mama|care (?:mom|parent))\b"
            r"|^\W*foster (?:kid|child|son|daughter|teen)\b|\bmy foster (?:son|daughter|child"
            r"|kid|teen)\b|\bi foster\b|\bwe foster\b|\b(?:he"
            r"|she)'?s? (?:is )?our foster\b"
        ),
    ),
    (
        Relationship.GUARDIAN,
        re.compile(
            rf"{_SELF} (?:legal )?guardians?\b|\b{_OTHER}\b[^.!?]{{0,30}}\b(?:i|we) have (?:\w+ "
            rf")?custody\b|\b(?:made|named|appointed) me (?:the |her |his |their )?"
            r"(?:legal )?guardian\b|\b(?:legal|have|got|has) guardian(?:ship)?s?\b"
            rf"|\bi have (?:legal |full )?(?:guardianship|custody of my (?:grand\w+|niece"
            rf"|nephew))\b|\b(?:grand\w+|aunt|uncle) and (?:legal )?guardian\b"
        ),
    ),
    (
        Relationship.PARENT,
        re.compile(
            rf"{_SELF} {_PARENT}\b|^\W*(?:\w+ ){{0,3}}?(?:single |tired "
            rf"|worried )?{_PARENT} (?:here|of|to (?:a|an|my))\b|\b(?:his|her) {_PARENT} here\b"
        ),
    ),
    (
        Relationship.OTHER,
        re.compile(
            rf"{_SELF} {_OTHER}\b|\b{_OTHER} (?:here|raising|of)\b|\bmy (?:grand(?:son|daughter"
            rf"|child|kids?|baby)|niece|nephew|step ?-?(?:son|daughter|child|kid))\b|\b(?:raising"
            rf"|have) my grand\w+"
        ),
    ),
)
_NOT_THE_WRITER = pattern(r"(?:\bnot|<n't>)\W+(?:\w+\W+){0,2}$")


def read_relationship(message: Message) -> str | None:
    """Who writes, when said in the first person."""
    for relationship, words in _RELATIONS:
        for found in message.search(words):
            if not _NOT_THE_WRITER.search(message.before(found.start(), 3)):
                return relationship.value
    return None
