"""Slots and facts map onto each other without loss."""

from actions.bridge import PASSED, SLOT_OF_FIELD, case_from_slots, facts_from_slots, slot_events
from actions.core.facts.case import Case


def test_no_two_facts_share_a_slot() -> None:
    assert len(set(SLOT_OF_FIELD.values())) == len(SLOT_OF_FIELD)


def test_every_fact_of_a_case_has_a_slot() -> None:
    assert set(SLOT_OF_FIELD) == set(Case.__fields__)


def test_a_passed_question_leaves_its_fact_unknown() -> None:
    assert case_from_slots({"attendance_severity": PASSED}).severity is None


def test_there_and_back_again() -> None:
    facts = {"missed_days": 17, "conditions": ["anxiety"], "per": {"nurse_visits": "week"}}
    slots = {event["name"]: event["value"] for event in slot_events({}, facts)}
    assert facts_from_slots(slots) == facts


def test_only_what_changed_is_set() -> None:
    events = slot_events({"missed_days": 17, "state": "CT"}, {"missed_days": 32, "state": "CT"})
    assert [(e["name"], e["value"]) for e in events] == [("attendance_missed_days", 32)]


def test_a_slot_with_rubbish_in_it_costs_only_its_own_fact() -> None:
    case = case_from_slots({"attendance_severity": {"x": 1}, "attendance_missed_days": 4})
    assert (case.severity, case.missed_days) == (None, 4)
