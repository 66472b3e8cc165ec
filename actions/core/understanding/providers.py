"""Who named the condition: "her therapist says", "diagnosed by Dr. Lee"."""

from __future__ import annotations

import re

from actions.core.understanding.status_words import SAYS
from actions.core.understanding.text import Message

_DR_NAME = re.compile(
    r"\bdr\.?\s+(?!says?\b|said\b|thinks?\b|told\b|diagnosed\b|that\b|and\b|who\b|office\b"
    r"|note\b|confirmed\b|wrote\b|for\b|at\b|is\b|has\b|in\b|to\b|last\b|but\b|it\b|she\b|he\b"
    r"|suspects?\b|gave\b|on\b|about\b)(?P<name>[a-z][a-z'-]+)"
)
_SPEAKS = re.compile(
    rf"^\W*(?:\w+\W+){{0,2}}?{SAYS}\b|^\W*(?:gave|put|has|wants|made|finally"
    rf"|officially)\b(?=.*\bdiagnos)"
)
_CAME_HOME = re.compile(
    r"\b(?:home|back|out|discharged|released|returned)\W+(?:from|of)\W+(?:the )?$"
)
_NOT_THIS_ONE = re.compile(r"\bnot (?:her|his|the|a|our|my)?\s*$")
_NOT_THE_OTHER = re.compile(r"^\W*not (?:her |his |the |a |our |my )?\w+\W+")
_BY = re.compile(
    r"\b(?:by|per|from|according to|through|yes|yep|yeah|yup|saw)\W+(?:(?:her|his|the|a"
    r"|an|our|my|their|child|licensed|local)\W+)*$"
)


def read_provider(message: Message, anyone: bool = False) -> str | None:
    """Who named the condition: "Dr. Lee" or a provider id. `anyone`: take any provider named."""
    named = _DR_NAME.search(message.text)
    if named:
        return "Dr. " + message.said[named.start("name") : named.end("name")].title()
    for mention in message.of("providers"):
        before = message.before(mention.start, 5)
        if _CAME_HOME.search(before) or _NOT_THIS_ONE.search(before):
            continue
        speaks = _SPEAKS.match(_NOT_THE_OTHER.sub("", message.after(mention.end, 8)))
        if anyone or (not message.asks_at(mention.start) and (speaks or _BY.search(before))):
            if mention.id == "nurse" and not anyone:
                continue
            return mention.id
    return None
