"""Slots, events, forms and rules: the quicker ways give what Rasa's own give, whatever happens."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.actions.forms import FormAction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from rasa_project.server import forms, rules, state
from rasa_project.server.slots import share_slots

FORM, OTHER = "assessment_form", "letter_form"
ACTIONS = ["action_listen", FORM, OTHER, "action_help"]
DOMAIN = Domain.from_dict(
    {
        "intents": ["inform", "help", "stop"],
        "entities": ["days"],
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("days", "asked")
        },
        "forms": {FORM: {"required_slots": ["days"]}, OTHER: {"required_slots": ["asked"]}},
        "actions": ["action_help"],
    }
)


def message(intent: str, text: str) -> UserUttered:
    return UserUttered(text, {"name": intent}, [{"entity": "days", "value": text}])


messages = st.builds(message, st.sampled_from(DOMAIN.intents[:3]), st.sampled_from(["a", "b"]))
usual = st.one_of(
    messages,
    st.sampled_from(ACTIONS).map(ActionExecuted),
    st.builds(SlotSet, st.sampled_from(["days", "asked"]), st.sampled_from([None, 1, [2]])),
    st.sampled_from([FORM, OTHER, None]).map(ActiveLoop),
    st.sampled_from([FORM, OTHER]).map(ActionExecutionRejected),
    st.builds(BotUttered, st.just("Yes.")),
    st.builds(LoopInterrupted, st.booleans()),
    st.builds(DefinePrevUserUtteredFeaturization, st.just(False)),
    st.sampled_from(ACTIONS).map(FollowupAction),
)
rare = st.one_of(
    *(
        st.builds(kind)
        for kind in (
            Restarted,
            SessionStarted,
            ActionReverted,
            UserUtteranceReverted,
            AllSlotsReset,
        )
    )
)
conversations = st.lists(st.one_of(usual, usual, usual, usual, rare), max_size=25)


def after(events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("web-1", events, DOMAIN.slots)


def state_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    """All of it but the moments, as some events are made anew."""
    whole = tracker.current_state(EventVerbosity.ALL)
    return {
        **whole,
        "latest_event_time": None,
        "events": [{**event, "timestamp": None} for event in whole["events"]],
        "set": {name: slot.has_been_set for name, slot in tracker.slots.items()},
    }


@pytest.fixture(scope="module", autouse=True)
def shared_slots() -> None:
    share_slots()


@given(conversations)
def test_applied_events_are_the_same(events: list[Event]) -> None:
    tracker = after(events)
    assert state._applied_events(tracker) == state._apply_events(tracker)


@given(conversations, st.lists(usual, max_size=3))
def test_a_form_tries_out_from_the_same_state(events: list[Event], more: list[Event]) -> None:
    tracker, form = after(events), FormAction(FORM, None)
    before = state_of(tracker)
    quick = forms._try_out(form, tracker, more, DOMAIN)
    slow = forms._go_through_events(form, tracker, more, DOMAIN)
    assert state_of(quick) == state_of(slow)
    assert state_of(tracker) == before


@given(conversations)
def test_slots_set_since_the_message_are_the_same(events: list[Event]) -> None:
    tracker = after(events)
    assert forms._slots_set_since_the_message(tracker) == forms._compare_events(tracker)


def state_with(action: str, intent: str | None = None, form: str | None = None) -> dict[str, Any]:
    state: dict[str, Any] = {"prev_action": {"action_name": action}}
    if intent:
        state["user"] = {"intent": intent}
    return {**state, "active_loop": {"name": form}} if form else state


RULES = {
    json.dumps(rule, sort_keys=True): action
    for rule, action in (
        ([state_with("action_listen", "help")], "action_help"),
        (
            [state_with("action_listen", "help"), state_with("action_help", "help")],
            "action_listen",
        ),
        ([state_with("action_listen", "inform")], FORM),
        ([state_with("action_listen", "stop", FORM)], "action_listen"),
        ([state_with("action_help", None, "should_not_be_set")], OTHER),
    )
}


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> RulePolicy:
    return policy_of(RULES, tmp_path_factory.mktemp("policy"))


def policy_of(known: dict[str, str], folder: Any) -> RulePolicy:
    lookup = {
        "rules": known,
        "rules_for_loop_unhappy_path": {},
        "rules_not_in_stories": list(known),
    }
    return RulePolicy(
        RulePolicy.get_default_config(),
        LocalModelStorage.create(folder),
        Resource("rules"),
        ExecutionContext(GraphSchema({})),
        lookup=lookup,
    )


@given(conversations, st.booleans())
def test_rules_give_the_same_answer_from_memory(
    policy: RulePolicy, events: list[Event], by_text: bool
) -> None:
    tracker = after(events)
    expected = rules._go_through_all(policy, tracker, DOMAIN, by_text)
    for _ in range(2):  # as found, and as remembered
        action, source, returning = rules._find(policy, tracker, DOMAIN, by_text)
        assert (action, returning) == (expected[0], expected[2])
        assert source in (expected[1], "")
        assert source or expected[1] not in RULES


def test_what_is_remembered_holds_no_word(policy: RulePolicy) -> None:
    events = [ActionExecuted("action_listen"), message("inform", "Maya missed 12 days")]
    rules._find(policy, after(events), DOMAIN, True)
    known = rules._known(policy)
    assert known is not None
    assert known.answers
    assert "Maya" not in str(known.answers)


def test_rules_that_look_at_more_are_all_gone_through(tmp_path: Any) -> None:
    with_slot = [{**state_with("action_listen", "help"), "slots": {"days": [1.0]}}]
    assert rules._known(policy_of({json.dumps(with_slot): "action_help"}, tmp_path)) is None


def test_a_slot_is_shared_until_it_differs() -> None:
    first = after([SlotSet("days", 1)])
    second = first.copy()
    assert first.slots["days"] is second.slots["days"]
    second.update(SlotSet("days", 2))
    third = after([])
    assert (first.get_slot("days"), second.get_slot("days"), third.get_slot("days")) == (1, 2, None)
    assert all(slot.value is None for slot in DOMAIN.slots)
