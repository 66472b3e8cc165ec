"""Which parts of a message ask something: "can a child with ADHD get an IEP?" tells no fact."""

from __future__ import annotations

import re

_LEAD_IN = (
    r"\s*(?:(?:so|ok|okay|hi|hello|hey|and|but|also|thanks|please|um|well|just wondering|question"
    r"|anyway)[\s,:]+)*"
)
_ONE = (
    r"(?:a|an|any|my|our|the|she|he|they|i|we|you|kids?|child(?:ren)?|students?|someone|anyone"
    r"|schools?|having|being|it|this|that|there|anxiety|adhd|autism|depression|ocd)"
)
_NOT_TOLD = r"(?!'|\s+(?:not|barely|hardly|only)\b)"  # "can't go", "does not sleep" tell
_OPENS = re.compile(
    rf"{_LEAD_IN}(?:(?:can|could|does|should|would|how|what|which){_NOT_TOLD}\b"
    rf"|(?:why|how come|y)\s+(?:is|are|do|does|did|was|were|would|r|u|cant|can'?t|won'?t)\b"
    rf"|is\s+(?:missing|having|being|\d+|twenty|thirty|ten)\b|[\w ]{{1,40}}\b(?:vs|versus)\b"
    rf"|what's\b|(?:is|are|do|did|will|am)\s+{_ONE}\b)"
)
_OPENS_IF_MARKED = re.compile(
    rf"{_LEAD_IN}(?:is|are|was|has|have|did|do|who|when|where|why|will)\b"
)
_TURNS = re.compile(
    rf"\b(?:(?:can|could|should|would|does)\s+{_ONE}\b"
    r"|how\s+(?:do|does|can|long|soon|many|should|would)\b"
    r"|what\s+(?:do|does|can|is|are|should|if|would|happens|now|next|then)\b|what's the\b"
    r"|who (?:makes|can|do|does|should|decides|enforces)\b|which (?:one|is better|of)\b|any "
    r"(?:\w+ ){0,3}\w+\s*\?|now what\b|will (?:they|she|he|the|my|i)\b"
    r"|is\s+(?:that|this|it)\s+(?:true|right|legal|allowed|normal|ok|enough|a)\b"
    r"|do\s+(?:i|we|they|kids|schools)\s+(?:need|have to|qualify|get|give)\b)"
)
_TELLS_AGAIN = re.compile(
    r"(?<!\bif)(?<!\bwhen)(?<!\bthat)(?<!because)(?<!since)(?<!whether)(?<!before)(?<!after)(?<!until)"
    r"(?<!\bdo)(?<!does)(?<!\bcan)(?<!should)(?<!could)(?<!would)(?<!\bis)(?<!\bare)(?<!\bhas)(?<!did)(?<!\bthe)"
    r"[\s,]+(?:and |but )?(?:she|he|they|my \w+|the school|school|we|i|her \w+|his \w+)(?:'s|s)? "
    r"(?:has|have|had|is|was|keeps?|says?|said|miss(?:es|ed)|goes|won'?t|can'?t|refus(?:es|ed)"
    r"|sent|just"
    r"|already|thinks?|told|diagnosed|hasn'?t|got|gets|don'?t|doesn'?t|cries|are|only)\b"
)
_TELLS = re.compile(
    r"\d|\b(?:she|he|they|we|i|it|my|her|his|our|she's|he's|im|i'm|its|it's|no|not|has|have|is|are|was"
    r"|were|said|says|told|misse[sd]|diagnosed|actually|meant|correct|right|yes)\b"
)
"""A marked sentence without any of these asks as a whole: "goals for anxiety?"."""
_SENTENCE = re.compile(r"[^.!?\n;]+[.!?;\n]*")
_ASKS = re.compile(r"\?|\b(?:what|whats|how|why|who|which|can|could|should|does|do|is|are)\b")
_SHORTEST = 9  # letters of a question before a statement can follow: "what do i"


def question_parts(text: str) -> list[tuple[int, int]]:
    """Start and end of each part that asks. `text` is lower case."""
    parts = []
    for sentence in _SENTENCE.finditer(text):
        start = _question_start(sentence.group())
        if start is None:
            continue
        told = _TELLS_AGAIN.search(sentence.group(), start + _SHORTEST)
        length = told.start() if told else len(sentence.group())
        parts.append((sentence.start() + start, sentence.start() + length))
    return parts


def told_beside_questions(text: str) -> str:
    """What a message that asks something tells beside it: "none, what is a 504?" tells "none, ".

    "" for one that asks as a whole, also where the question cannot be marked off: "i dont know
    what a 504 is". A message without a word of asking tells all it says.
    """
    asking = text.lower()
    if len(asking) != len(text) or not _ASKS.search(asking):
        return text
    parts = question_parts(asking)
    if not parts:
        return ""
    starts = [0, *(end for _, end in parts)]
    ends = [*(start for start, _ in parts), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True)).strip()


def _question_start(sentence: str) -> int | None:
    marked = "?" in sentence
    if _OPENS.match(sentence) or (marked and _OPENS_IF_MARKED.match(sentence)):
        return 0
    turn = _TURNS.search(sentence)
    if turn:
        return turn.start()
    return 0 if marked and not _TELLS.search(sentence) else None
