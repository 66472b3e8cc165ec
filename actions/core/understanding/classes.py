"""Classes the child avoids: "can't go to math", "skips gym", "hides during lunch"."""

from __future__ import annotations

import re

from actions.core.understanding.text import Message

_AVOIDS = (
    r"(?:can'?t|cannot|can not|could(?:n'?t| not)|won'?t|will not|refus\w+(?: to)?|skips?"
    r"|skipped|skipping|avoid\w*"
    r"|cuts|cutting|ditch\w*|hides?(?: out)?|hiding|leaves|walks out|leaving|miss(?:es|ing)"
    r"|missed|never"
    r"|stopped|quit|not|doesn'?t|does not|isn'?t|unable to|panics (?:at|before)|runs out"
    r"|sits out|out of|get out of|instead of)"
)
_LINK = (
    r"(?:do|go|going|goes|doing|attend|attending|sit|stay|be|being|make|it|handle|get|walk"
    r"|enter|even|in|into|to|through|thru|at"
    r"|from|during|for|of|the|his|her|a|any|all|most|time|inside|set|foot|step|out|tolerate"
    r"|face|take|participate|join"
    r"|eat|bathroom|nurse|nurse's|office|library|counselor|counselor's|hall|hallway|because)"
)
_BEFORE_CLASS = re.compile(
    rf"\b{_AVOIDS}(?:\W+{_LINK})*(?:\W+(?:\w+\W+){{1,3}}(?:and|or|,|&))?(?:\W+(?:the|to|in|her"
    rf"|his|go))*\W*$"
)
_LIST_GLUE = re.compile(
    r"^(?:\s+class)?\s*(?:,|and|or|&|/|nor)?\s*(?:and|or)?\s*(?:(?:the|to|in|her|his)\s+)?$"
)
_NO_GO_AFTER = re.compile(
    r"^(?:\s*(?:,|and|&|or)\s*\w+)*\s+(?:is|are|=)\s+(?:a |both |all |just )*"
    r"(?:no[ -]?go|impossible|out of the question|off the table|too much|hell|a nightmare"
    r"|nightmares?)\b"
)
_LONGEST_GLUE = 12  # letters between two things in a list
_FINE_NEAR = re.compile(
    r"^\s*(?:class\s+)?(?:is fine|is ok|is good|homework|assignments?|work|teacher|grade"
    r"|tests?\b)"
)


def read_avoided_classes(message: Message) -> list[str]:
    """Class ids the child stays away from, in the order said."""
    avoided: list[str] = []
    previous_end = -1
    for mention in message.of("classes"):
        if message.asks_at(mention.start) or _FINE_NEAR.match(message.text[mention.end :]):
            previous_end = -1
            continue
        in_list = previous_end >= 0 and _LIST_GLUE.match(message.text[previous_end : mention.start])
        out_of_reach = _NO_GO_AFTER.match(message.text[mention.end :])
        if in_list or out_of_reach or _BEFORE_CLASS.search(message.before(mention.start)):
            avoided.append(mention.id)
            previous_end = mention.end
        else:
            previous_end = -1
    return list(dict.fromkeys(avoided))


def classes_among(message: Message) -> list[str]:
    """Classes named in a list of hard things: "the noise, the halls, and gym"."""
    ends = [mention.end for mention in message.of("triggers") if not message.asks_at(mention.start)]
    return [
        mention.id
        for mention in message.of("classes")
        if any(
            0 < mention.start - end <= _LONGEST_GLUE
            and _LIST_GLUE.match(message.text[end : mention.start])
            and message.text[end : mention.start].strip()
            for end in ends
        )
    ]
