"""The safety check: plain rules, no model, the same answer every time."""

from __future__ import annotations

from actions.core.content.safety_patterns import Kind, Rule
from actions.core.safety.context import (
    Surroundings,
    denied,
    happening_now,
    long_past,
    only_a_topic,
    whose,
)
from actions.core.safety.crisis import IMMEDIATE_DANGER, Crisis, most_urgent
from actions.core.safety.normalise import Words, read_words
from actions.core.safety.pattern import Span
from actions.core.safety.rules import SafetyRules, safety_rules


def check(text: str) -> Crisis | None:
    """The most urgent danger this message tells of, or None.

    Takes any text. Raises ContentError when the reviewed patterns cannot be read: silence
    about danger would be worse than a bot that does not start.
    """
    rules = safety_rules()
    message = read_words(text, rules.speller)
    found = {
        crisis
        for rule, span in _matches(message, rules)
        if (crisis := _meaning(rule, Surroundings(message, span, rules))) is not None
    }
    return most_urgent(found)


def _matches(message: Words, rules: SafetyRules) -> list[tuple[Rule, Span]]:
    text = message.text
    matches = list(rules.danger.find(message.words, text))
    if not matches:
        return []
    idioms = [span for _, span in rules.harmless.find(message.words, text)]
    overruling = [span for rule, span in matches if rule.overrules]
    return [
        (rule, span)
        for rule, span in matches
        if not any(idiom.covers_end_of(span) for idiom in idioms)
        and not any(_overruled(rule, span, other) for other in overruling)
    ]


def _overruled(rule: Rule, span: Span, other: Span) -> bool:
    return span.inside(other) or (span == other and not rule.overrules)


def _meaning(rule: Rule, around: Surroundings) -> Crisis | None:
    denial = denied(around)
    if denial == "yes" or (rule.bare and only_a_topic(around)):
        return None
    kind = whose(rule, around)
    if denial == "unsure":
        return Crisis(kind, "concern")
    if rule.past != "keep" and long_past(around):
        return _past_meaning(rule, kind)
    if rule.now and happening_now(around):
        return IMMEDIATE_DANGER
    return Crisis(kind, rule.level)


def _past_meaning(rule: Rule, kind: Kind) -> Crisis | None:
    if rule.past == "ignore":
        return None
    return Crisis("child_suicidality" if kind == "immediate_danger" else kind, "concern")
