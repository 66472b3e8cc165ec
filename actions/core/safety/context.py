"""What the words around a match say about it: denied, long past, a lesson topic, whose words.

Each rule looks only at words close by, so that a "not" elsewhere in a long story cancels nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from actions.core.content.safety_patterns import Kind, Rule
from actions.core.safety.normalise import STOP, Words
from actions.core.safety.pattern import Span
from actions.core.safety.rules import SafetyRules

NEGATION_REACH = 9
PAST_REACH = 12
NEAR = 8
REPORT_REACH = 14
LATER = 15
ANSWER_REACH = 16
SENTENCE_REACH = 30

Denial = Literal["no", "unsure", "yes"]
Age = Literal["now", "lately", "long_ago"]


@dataclass(frozen=True)
class Surroundings:
    """One match within its message."""

    message: Words
    span: Span
    rules: SafetyRules

    def before(self, reach: int, *, to_pause: bool = False) -> list[str]:
        """Up to `reach` words before the match in its sentence, or since its last comma."""
        words, start = self.message.words, self.span.start
        first = start
        while first > 0 and start - first < reach and words[first - 1] != STOP:
            if to_pause and first in self.message.pauses:
                break
            first -= 1
        return words[first:start]

    def after(self, reach: int) -> list[str]:
        """Up to `reach` words behind the match in its sentence."""
        following = self.message.words[self.span.end : self.span.end + reach]
        return following[: following.index(STOP)] if STOP in following else following

    def matched(self) -> list[str]:
        """The words of the match."""
        return self.message.words[self.span.start : self.span.end]

    def sentence(self) -> list[str]:
        """The words of the sentence the match stands in; of a very long one, those around it."""
        return [*self.before(SENTENCE_REACH), *self.matched(), *self.after(SENTENCE_REACH)]

    def nearby(self) -> str:
        """The match with a few words on both sides, as text."""
        return _text([*self.before(NEAR), *self.matched(), *self.after(NEAR)])


def denied(around: Surroundings) -> Denial:
    """Whether the danger is said not to be there. "I don't think so" is only `unsure`."""
    cues = around.rules.cues
    behind = around.message.words[around.span.end : around.span.end + NEAR]
    if behind[:1] == [STOP]:
        behind = behind[1:]
    if cues.negation_ends.search(_text(behind)):
        return "no"
    if _asked_and_answered_no(around):
        return "yes"
    before = _text(around.before(NEGATION_REACH, to_pause=not _ends_a_list(around)))
    if cues.unsure_before.search(before):
        return "unsure"
    if not (cues.negated_before.search(before) or cues.negated_after.search(_text(behind))):
        return "no"
    return "unsure" if cues.unsure_after.search(_text(behind)) else "yes"


def _asked_and_answered_no(around: Surroundings) -> bool:
    """Whether somebody was asked about it and said no, and nothing casts doubt on that."""
    cues = around.rules.cues
    asked = [*around.before(NEGATION_REACH), *around.matched()]
    if not cues.asked_before.search(_text(asked)):
        return False
    behind = _text(around.message.words[around.span.end : around.span.end + ANSWER_REACH])
    return bool(cues.answered_no.search(behind)) and not cues.answer_doubted.search(behind)


def _ends_a_list(around: Surroundings) -> bool:
    """Whether the match is the last of several: "no thoughts, plans, or attempts"."""
    return around.before(1) in (["or"], ["nor"], ["ni"], ["o"])


def age(around: Surroundings) -> Age:
    """How long ago it happened, when nothing later in the message brings it back."""
    cues, lists = around.rules.cues, around.rules.lists
    if lists["present"] & {*around.matched(), *around.before(2)}:
        return "now"
    later = around.message.words[around.span.end : around.span.end + LATER]
    if cues.past_ends.search(_text(later)):
        return "now"
    if _set_in(cues.past, around):
        return "long_ago"
    return "lately" if _set_in(cues.past_lately, around) else "now"


def happening_now(around: Surroundings) -> bool:
    """Whether it is said to be right now or tonight."""
    return bool(around.rules.cues.now.search(around.nearby()))


def whose(rule: Rule, around: Surroundings) -> Kind:
    """The kind of danger, by who said the words and about whom."""
    if rule.mine is None and rule.reported is None:
        return rule.kind
    if told(around):
        return rule.reported or rule.kind
    if rule.mine is not None and _about_the_writer(around):
        return rule.mine
    return rule.kind


def _set_in(past: re.Pattern[str], around: Surroundings) -> bool:
    """Whether words close by set the match in the past and nothing between them turns it back."""
    before, matched = _text(around.before(PAST_REACH)), _text(around.matched())
    after = _text([*around.matched(), *around.after(PAST_REACH)])
    between = [before[match.end() :] for match in past.finditer(before)]
    between += [after[len(matched) : match.start()] for match in past.finditer(after)]
    return any(not around.rules.lists["turning"] & set(gap.split()) for gap in between)


def told(around: Surroundings) -> bool:
    """Whether these are someone else's words: quoted, or after "she says"."""
    if around.span.start in around.message.quoted:
        return True
    words, start = around.message.words, around.span.start
    before = around.before(REPORT_REACH)
    if len(before) == 0 and start > 1:
        before = words[max(0, start - 4) : start - 1]
    return _someone_says(before, around) or _someone_says(around.after(5), around)


def _someone_says(words: list[str], around: Surroundings) -> bool:
    lists = around.rules.lists
    for place in range(len(words) - 1, -1, -1):
        if words[place] in lists["but"]:
            return False
        if words[place] in lists["reporting"]:
            return not lists["first_person"] & set(words[max(0, place - 2) : place])
    return False


def _about_the_writer(around: Surroundings) -> bool:
    lists = around.rules.lists
    if lists["third_person_verbs"] & set(around.matched()):
        return False
    for word in (*reversed(around.matched()), *reversed(around.before(NEAR))):
        if word in lists["first_person"]:
            return True
        if word in lists["third_person"]:
            return False
    return False


def _text(words: list[str]) -> str:
    return re.sub(" +", " ", f" {' '.join(words)} ")
