"""Whether dangerous words only name a topic: a rule, a lesson, a question about what schools do."""

from __future__ import annotations

from collections.abc import Sequence

from actions.core.content.safety_patterns import Rule
from actions.core.safety.context import Surroundings
from actions.core.safety.rules import SafetyRules


def only_a_topic(rule: Rule, around: Surroundings) -> bool:
    """Whether nobody in particular is in danger here.

    A bare topic word ("suicide") needs only a lesson or a rule beside it; wording that tells of an
    act ("talks about suicide") counts as a topic only in a question about people in general.
    """
    return (rule.bare and _names_a_lesson(around)) or _asks_in_general(rule, around)


def _names_a_lesson(around: Surroundings) -> bool:
    nearby = around.nearby()
    people = around.rules.lists["third_person"] | around.rules.lists["first_person"]
    return bool(around.rules.cues.policy.search(nearby)) and not people & set(nearby.split())


def _asks_in_general(rule: Rule, around: Surroundings) -> bool:
    """Whether the sentence asks in general; an act must be about "a child", not be anyone's."""
    sentence = around.sentence()
    general = rule.bare or bool(set(sentence) & around.rules.lists["anyone"])
    return general and asks_in_general(sentence, around.rules)


def asks_in_general(words: Sequence[str], rules: SafetyRules) -> bool:
    """ "Can a school suspend a child for ..." asks; "can you help, he ..." tells of someone."""
    return (
        not set(words) & rules.lists["someone_certain"]
        and bool(set(words) & rules.lists["system"])
        and bool(rules.cues.question.match(f" {' '.join(words)} "))
    )
