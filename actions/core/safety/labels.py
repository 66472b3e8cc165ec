"""What the danger reader tells apart: the labels of its heads, in the order it was taught them."""

from __future__ import annotations

from typing import Final, get_args

from actions.core.content.safety import About, Answer
from actions.core.content.safety_patterns import Kind, Level

NONE: Final = "none"
"""Label of messages in which nobody is in danger."""

KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind != "student_writing")
LEVELS: tuple[Level, ...] = ("past", "concern", "serious", "immediate")
WRITERS = ("parent", "student", "other")
ANSWERS: tuple[Answer, ...] = get_args(Answer)

HEADS: dict[str, tuple[str, ...]] = {
    "kind": (NONE, *KINDS),
    "level": (NONE, *LEVELS),
    "writer": WRITERS,
    "answer": ANSWERS,
    "also": ANSWERS,
}
"""Head -> its labels. `answer` is what a message says first in answer to a safety question, `also`
every label that fits."""

QUESTION: dict[About, str] = {
    "child": "is the child safe?",
    "parent": "are you safe?",
    "student": "is an adult there?",
}


def question_before(about: About | None, told: str | None = None) -> str:
    """What stands before a message, so that it is read as the answer to the open question.

    `told`: kind of the danger told before. "Her dad has her" is safe after some kinds only.
    """
    if about is None:
        return ""
    return f"[{QUESTION[about]}{f' told: {told}'.replace('_', ' ') if told else ''}] "
