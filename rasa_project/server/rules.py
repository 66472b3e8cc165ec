"""Remembers what the rules say, instead of going through all of them at every prediction.

Rasa makes a new conversation for every moment of the past, writes out its state, and holds every
rule against every state. But rules never change while the bot runs, and ours look at three things
only: the action before, the intent, and the open form, at the latest moments. What those are
decides the answer, so it is kept by them. They hold no word of a parent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import ACTIVE_LOOP, LOOP_NAME, PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    FollowupAction,
    LoopInterrupted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

MOST_KNOWN = 4096
"""Answers kept; there are a few for each intent and form."""

_LOOKED_AT = {(PREVIOUS_ACTION, ACTION_NAME), (USER, INTENT), (ACTIVE_LOOP, LOOP_NAME)}
_NOT_LOOKED_AT = {
    SlotSet,
    BotUttered,
    LoopInterrupted,
    ActionExecutionRejected,
    DefinePrevUserUtteredFeaturization,
    FollowupAction,
}
"""Events that change none of the three. At any other kind all rules are gone through."""

Moment = tuple["str | None", "str | None", "str | None"]
"""The action before, the intent of the latest message, the open form."""

Answer = tuple["str | None", "str | None", bool]
"""The action, the rule it comes from, and whether a form is to be told of an interruption."""

_go_through_all = RulePolicy._find_action_from_rules


@dataclass
class _Known:
    """What is kept of one policy's rules. `longest`: the moments a rule looks back over."""

    longest: int
    answers: dict[object, Answer] = field(default_factory=dict)


def know_rules() -> None:
    """Has the rules' answer kept by what rules look at."""
    RulePolicy._find_action_from_rules = _find


def _find(
    self: RulePolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    use_text_for_last_user_input: bool,
) -> Answer:
    known = _known(self)
    moments = _moments(tracker) if known else None
    if known is None or moments is None:
        return _go_through_all(self, tracker, domain, use_text_for_last_user_input)
    seen = (
        use_text_for_last_user_input,
        tracker.latest_action_name,
        tracker.active_loop_name,
        *moments[-known.longest :],
    )
    if seen in known.answers:
        return known.answers[seen]
    answer = _go_through_all(self, tracker, domain, use_text_for_last_user_input)
    return _kept(self, known, seen, answer)


def _kept(policy: RulePolicy, known: _Known, seen: object, answer: Answer) -> Answer:
    """Where no rule fits, Rasa names the whole conversation as the source; nobody asks for it."""
    action, source, returning = answer
    answer = (action, source if source in policy.lookup["rules"] else "", returning)
    if len(known.answers) < MOST_KNOWN:
        known.answers[seen] = answer
    return answer


def _known(policy: RulePolicy) -> _Known | None:
    """None when a rule looks at something else than ours do."""
    attributes = policy.__dict__
    if "homeroom_known" not in attributes:
        lookups = (policy.lookup["rules"], policy.lookup["rules_for_loop_unhappy_path"])
        rules = [json.loads(rule) for lookup in lookups for rule in lookup]
        attributes["homeroom_known"] = (
            _Known(max(map(len, rules), default=1)) if all(map(_is_like_ours, rules)) else None
        )
    return attributes["homeroom_known"]


def _is_like_ours(rule: list[dict[str, dict[str, str]]]) -> bool:
    looked_at = {(part, key) for state in rule for part, values in state.items() for key in values}
    return looked_at <= _LOOKED_AT


def _moments(tracker: DialogueStateTracker) -> list[Moment] | None:
    """How things stood before each action, and now. None when that cannot be told so simply."""
    action = intent = form = None
    moments: list[Moment] = []
    for event in tracker.applied_events():
        kind = type(event)
        if kind is ActionExecuted and event.action_name:
            moments.append((action, intent, form))
            action = event.action_name
        elif kind is UserUttered and not event.use_text_for_featurization:
            intent = event.intent_name
        elif kind is ActiveLoop:
            form = event.name
        elif kind not in _NOT_LOOKED_AT:
            return None
    return [*moments, (action, intent, form)]
