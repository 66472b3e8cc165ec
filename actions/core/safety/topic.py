"""Whether dangerous words only name a topic: a rule, a lesson, a question about what schools do."""

from __future__ import annotations

from actions.core.content.safety_patterns import Rule
from actions.core.safety.context import Surroundings


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
    """ "Can a school suspend a child for ..." asks; "can you help, he ..." tells of someone."""
    lists = around.rules.lists
    sentence = around.sentence()
    words = set(sentence)
    return (
        not words & lists["someone_certain"]
        and bool(words & lists["system"])
        and (rule.bare or bool(words & lists["anyone"]))
        and bool(around.rules.cues.question.match(f" {' '.join(sentence)} "))
    )
