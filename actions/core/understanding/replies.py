"""A reply in the middle of the questions: to the one asked, to an earlier one, or to a later one.

Parents correct themselves ("no wait, its 19") and run ahead ("lunch mostly") without saying which
question they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from spacy.tokens import Doc

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.vocabulary import Vocabulary
from actions.core.facts.told import Facts
from actions.core.understanding.answers import Answer, read_answer

_CORRECTS = re.compile(
    r"\s*(?:(?:oh|oops|sorry|no|ok|um+|well)\b[\s,.!]*)*"
    r"(?:actually|wait|sorry|oops|i mean(?:t)?|correction|make (?:that|it)|scratch that|my bad)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = 3  # questions; a correction is rarely about more distant ones
_RUN_AHEAD_TO: dict[str, Literal["triggers", "impacts"]] = {
    "concerns_triggers": "triggers",
    "concerns_impacts": "impacts",
}
"""Questions whose answers can be told from other words by themselves, and what they fill."""
_A_LIST = 6  # words of a reply that is nothing but a list


def corrects(text: str) -> bool:
    """Whether a message begins as a correction does: "no wait", "sorry, I meant"."""
    return bool(_CORRECTS.match(text))


def read_reply(
    question: str,
    doc: Doc,
    facts: Facts,
    *,
    earlier: Sequence[str],
    open_questions: Sequence[str],
    vocabulary: Vocabulary,
    said_on: SchoolDate,
    options: Sequence[Facts] = (),
) -> Answer:
    """The reply read against `question`; when that makes no sense of it, against others.

    `earlier`: ids of questions asked before, in order. `open_questions`: ids still to be asked.
    `options`: facts of the buttons shown with `question`, in order ("the second one").
    """

    def read(one: str) -> Answer:
        shown = options if one == question else ()
        return read_answer(one, doc, facts, vocabulary=vocabulary, said_on=said_on, options=shown)

    if full := _in_full(doc, facts, [one for one in _RUN_AHEAD_TO if one != question], read):
        return full
    answer = read(question)
    is_correction = corrects(doc.text)
    if answer.kind != "unclear" and not (is_correction and not facts):
        return answer
    before = [one for one in reversed(earlier) if one != question][:_LOOKS_BACK]
    ahead = [one for one in open_questions if one in _RUN_AHEAD_TO and one != question]
    for other in [*before, *ahead] if is_correction else ahead:
        found = read(other)
        if found.kind == "facts" and found.facts:
            return found
    return answer


def _in_full(
    doc: Doc, facts: Facts, others: Sequence[str], read: Callable[[str], Answer]
) -> Answer | None:
    """A short list that answers another question: "mornings n tests" names two things, of which
    only the second is told from other words wherever it stands."""
    for other in others if len(doc.text.split()) <= _A_LIST else ():
        field = _RUN_AHEAD_TO[other]
        found = read(other).facts if set(facts) == {field} else {}
        if set(found) == {field} and set(facts.get(field) or ()) < set(found.get(field) or ()):
            return Answer(found, "facts")
    return None
