"""New facts meet old ones: later words win, lists grow, ruled-out conditions leave."""

from typing import Any

import pytest

from actions.core.facts.merging import merge, valid
from actions.core.facts.told import Facts


@pytest.mark.parametrize(
    ("said_first", "said_next", "field", "expected"),
    [
        ({"missed_days": 17}, {"missed_days": 32}, "missed_days", 32),
        ({"missed_days": 17}, {"state": "CT"}, "missed_days", 17),
        ({"conditions": ["adhd"]}, {"conditions": ["ocd"]}, "conditions", ["adhd", "ocd"]),
        (
            {"conditions": ["adhd"]},
            {"conditions": ["ocd"], "conditions_ruled_out": ["adhd"]},
            "conditions",
            ["ocd"],
        ),
        ({"triggers": ["mornings"]}, {"triggers": ["mornings"]}, "triggers", ["mornings"]),
        ({"triggers": ["unknown"]}, {"triggers": ["noise"]}, "triggers", ["noise"]),
        ({"triggers": ["noise"]}, {"triggers": []}, "triggers", []),
        ({}, {"nurse_visits": 3}, "part_day_problems", ["nurse_visits"]),
        ({}, {"nurse_visits": 0}, "part_day_problems", None),
    ],
)
def test_what_is_known_after_both(
    said_first: Facts, said_next: Facts, field: str, expected: Any
) -> None:
    assert merge(said_first, said_next).get(field) == expected


def test_a_letter_sent_again_replaces_the_one_of_its_kind() -> None:
    first = {"kind": "evaluation_request", "sent_on": "2026-10-05", "answered": "no"}
    records = {"kind": "records_request", "sent_on": "2026-10-20"}
    again = {"kind": "evaluation_request", "sent_on": "2026-11-02"}
    known = merge(merge({}, {"letters_sent": [first]}), {"letters_sent": [records]})
    assert known["letters_sent"] == [first, records]
    assert merge(known, {"letters_sent": [again]})["letters_sent"] == [records, again]


def test_an_answer_told_later_keeps_how_the_letter_went() -> None:
    sent = {"kind": "evaluation_request", "sent_on": "2026-10-05", "method": "email"}
    told = {"kind": "evaluation_request", "sent_on": "2026-10-05", "answered": "yes"}
    known = merge({"letters_sent": [sent]}, {"letters_sent": [told]})
    assert known["letters_sent"] == [{**sent, "answered": "yes"}]


def test_facts_about_other_things_leave_the_letters_alone() -> None:
    sent = [{"kind": "evaluation_request", "sent_on": "2026-10-05"}]
    assert merge({"letters_sent": sent}, {"missed_days": 4})["letters_sent"] == sent
    assert "letters_sent" not in merge({}, {"missed_days": 4})


def test_an_exact_number_is_no_longer_a_guess() -> None:
    guess = {"missed_days": 20, "estimated": ["missed_days"]}
    assert merge(guess, {"missed_days": 17}).get("estimated") == []


def test_a_total_replaces_a_rate() -> None:
    rate = {"early_pickups": 2, "per": {"early_pickups": "week"}}
    assert "per" not in merge(rate, {"early_pickups": 9})


def test_a_diagnosis_said_later_does_not_diagnose_what_was_only_suspected_before() -> None:
    before = {"conditions": ["autism"], "condition_status": "suspected"}
    after = merge(before, {"conditions": ["anxiety"], "condition_status": "diagnosed"})
    assert after["condition_statuses"] == {"autism": "suspected"}
    assert after["condition_status"] == "diagnosed"


def test_a_condition_ruled_out_before_can_come_back() -> None:
    after = merge({"conditions_ruled_out": ["adhd"]}, {"conditions": ["adhd"]})
    assert after["conditions"] == ["adhd"]
    assert after["conditions_ruled_out"] == []


def test_an_answer_to_a_letter_ends_the_silence_before_it() -> None:
    silent: Facts = {"school_response": ["no_answer", "attendance_only"]}
    letter = {"kind": "evaluation_request", "sent_on": "2026-11-02"}
    sent = merge(silent, {"letters_sent": [letter]})
    assert sent["school_response"] == ["no_answer", "attendance_only"]
    answered = merge(sent, {"letters_sent": [{**letter, "answered": "yes"}]})
    assert answered["school_response"] == ["attendance_only"]
    assert "school_response" not in merge(
        {"school_response": ["no_answer"]}, {"letters_sent": [{**letter, "answered": "yes"}]}
    )


def test_merging_changes_neither_side() -> None:
    known, new = {"conditions": ["adhd"]}, {"conditions": ["ocd"]}
    merge(known, new)
    assert (known, new) == ({"conditions": ["adhd"]}, {"conditions": ["ocd"]})


@pytest.mark.parametrize(
    "facts",
    [
        {"missed_days": -1},
        {"missed_days": float("nan")},
        {"missed_days": "many"},
        {"severity": "very"},
        {"verified": True},
        {"child_name": "a\nb"},
        {"child_name": "x" * 500},
        {"grade": "77"},
        {"per": {"verified": "week"}},
    ],
)
def test_what_a_case_cannot_hold_is_dropped(facts: Facts) -> None:
    assert valid({**facts, "age": 9}) == {"age": 9}
