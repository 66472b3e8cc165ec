"""The rules of the safety check: reviewed wordings, no model, the same answer every time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from actions.core.content.safety_patterns import Kind, Language, Rule
from actions.core.safety.context import Age, Surroundings, age, denied, happening_now, told, whose
from actions.core.safety.cooccurrence import Group
from actions.core.safety.crisis import IMMEDIATE_DANGER, STUDENT, Crisis, most_urgent
from actions.core.safety.language import language_of
from actions.core.safety.normalise import Words, read_words
from actions.core.safety.pattern import Span
from actions.core.safety.rules import SafetyRules, safety_rules
from actions.core.safety.topic import only_a_topic

ENOUGH = 12
"""A rule that fits this often in one message says nothing new; looking on would only be slow."""


def check_by_rules(text: str) -> Crisis | None:
    """The most urgent danger the reviewed wordings find in this message, or None.

    Takes any text. Raises ContentError when the reviewed patterns cannot be read: silence
    about danger would be worse than a bot that does not start.
    """
    rules = safety_rules()
    message = read_words(text, rules.speller)
    found = _found(message, rules)
    overruling = [one for one in found if one.rule.overrules]
    meant = [one for one in found if not any(_overruled(one, other) for other in overruling)]
    crisis = most_urgent({one.crisis for one in meant})
    if crisis is None:
        return None
    faint = all(one.rule.bare or one.crisis.level == "concern" for one in meant)
    return replace(crisis, language=language_of(message.words, rules.lists), faint=faint)


def language_written(text: str) -> Language:
    """The language of this message."""
    rules = safety_rules()
    return language_of(read_words(text, rules.speller).words, rules.lists)


def speaks_of_itself(text: str) -> bool:
    """Whether the writer says "I" or "we"."""
    rules = safety_rules()
    return not rules.lists["first_person"].isdisjoint(read_words(text, rules.speller).words)


@dataclass(frozen=True)
class _Found:
    rule: Rule
    span: Span
    crisis: Crisis


def _found(message: Words, rules: SafetyRules) -> list[_Found]:
    """What each fitting wording means here; what means nothing is left out."""
    groups = [Group(rule, (span,)) for rule, span in rules.danger.find(message.words, message.text)]
    groups += rules.together.find(message)
    if not groups:
        return []
    idioms = [span for _, span in rules.harmless.find(message.words, message.text)]
    found: list[_Found] = []
    times: Counter[str] = Counter()
    for group in groups:
        if times[group.tag.id] == ENOUGH or _not_meant(group, idioms, message, rules):
            continue
        crisis = _meaning(group.tag, Surroundings(message, group.span, rules))
        if crisis is not None:
            times[group.tag.id] += 1
            found.append(_Found(group.tag, group.span, crisis))
    return found


def _not_meant(group: Group[Rule], idioms: list[Span], message: Words, rules: SafetyRules) -> bool:
    """Whether a part belongs to a figure of speech, or is denied inside the wording."""
    if any(idiom.covers_end_of(part) for idiom in idioms for part in group.parts):
        return True
    return any(_denied(part, message, rules) for part in group.parts[1:])


def _denied(part: Span, message: Words, rules: SafetyRules) -> bool:
    return denied(Surroundings(message, part, rules)) == "yes"


def _overruled(one: _Found, other: _Found) -> bool:
    """Whether the other, longer wording says that this one inside it means something else."""
    return one.span.inside(other.span) or (one.span == other.span and not one.rule.overrules)


def _meaning(rule: Rule, around: Surroundings) -> Crisis | None:
    if rule.kind == STUDENT.kind:
        return None if told(around) else STUDENT
    denial = denied(around)
    if denial == "yes" or only_a_topic(rule, around):
        return None
    kind = whose(rule, around)
    if denial == "unsure":
        return Crisis(kind, "concern")
    if rule.past != "keep" and (when := age(around)) != "now":
        return _past_meaning(rule, kind, when)
    if rule.now and happening_now(around):
        return Crisis(kind, "immediate") if kind == "parent_crisis" else IMMEDIATE_DANGER
    return Crisis(kind, rule.level)


def _past_meaning(rule: Rule, kind: Kind, when: Age) -> Crisis | None:
    if rule.past == "ignore":
        return None
    kind = "child_suicidality" if kind == "immediate_danger" else kind
    return Crisis(kind, "past" if when == "long_ago" else "concern")
