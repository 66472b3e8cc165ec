"""New facts are added, a correction replaces, and the change can be named."""

from __future__ import annotations

from actions.core.facts.taking_in import changed, removed, taken_in


def test_a_list_told_in_passing_grows() -> None:
    after = taken_in({"triggers": ["noise"]}, {"triggers": ["tests"]}, replaces=False)
    assert after["triggers"] == ["noise", "tests"]


def test_a_list_given_anew_takes_the_place_of_the_old_one() -> None:
    after = taken_in({"conditions": ["adhd"]}, {"conditions": ["ocd"]}, replaces=True)
    assert after["conditions"] == ["ocd"]


def test_part_days_given_anew_take_old_counts_along() -> None:
    before = {"nurse_visits": 3, "part_day_problems": ["nurse_visits"]}
    after = taken_in(before, {"part_day_problems": ["late_arrivals"]}, replaces=True)
    assert "nurse_visits" not in after
    assert after["part_day_problems"] == ["late_arrivals"]


def test_nothing_clears_a_fact_in_a_form() -> None:
    assert "grade" not in taken_in({"grade": "7"}, {"grade": None}, replaces=True)


def test_another_period_takes_its_old_first_day_along() -> None:
    before = {"period": "since September", "period_start": "2026-09-01", "enrolled_days": 50}
    after = taken_in(before, {"missed_days": 3, "period": "since March"}, replaces=False)
    assert "period_start" not in after
    assert "enrolled_days" not in after


def test_a_number_corrected_is_a_change_a_grown_list_is_none() -> None:
    before = {"missed_days": 17, "triggers": ["noise"]}
    after = {"missed_days": 32, "triggers": ["noise", "tests"]}
    assert changed(before, after) == {"missed_days": 32}


def test_a_condition_that_left_is_a_change() -> None:
    assert changed({"conditions": ["adhd"]}, {"conditions": ["ocd"]}) == {"conditions": ["ocd"]}


def test_what_is_gone_is_named() -> None:
    assert removed({"grade": "7", "state": "OH"}, {"state": "OH"}) == ["grade"]
