"""What holds for every message: any text is fine, the worst danger wins, and it is quick."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.core.safety import Crisis, check
from actions.core.safety.crisis import KINDS, LEVELS, most_urgent

STORY = (
    "We live in Ohio and my son is in 4th grade. He has missed 17 days. He is not failing, there "
    "is no bullying, and he has never been in trouble. Mornings are the worst. "
)
DANGERS = {
    "He says he wants to die.": Crisis("child_suicidality", "serious"),
    "He took a whole bottle of Tylenol.": Crisis("overdose_or_medical", "immediate"),
    "I found cuts on his arms.": Crisis("self_harm", "serious"),
    "His dad hits him.": Crisis("abuse_by_family", "serious"),
    "My husband hits me.": Crisis("domestic_violence", "serious"),
    "Everyone would be better off without me.": Crisis("parent_crisis", "serious"),
}


@settings(deadline=None)  # the first call reads the rules
@given(st.text())
def test_any_text_gets_an_answer_without_an_error(text: str) -> None:
    crisis = check(text)
    assert crisis is None or (crisis.kind in KINDS and crisis.level in LEVELS)


@settings(deadline=None)  # the first call reads the rules
@given(st.text(alphabet="ineardtkslf '\".,!’🔪\n", max_size=400))
def test_any_jumble_of_common_letters_gets_an_answer_without_an_error(text: str) -> None:
    check(text)


@pytest.mark.parametrize("danger", DANGERS)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_danger_is_found_wherever_it_stands_in_a_story(danger: str, place: str) -> None:
    text = {
        "first": f"{danger} {STORY}",
        "middle": f"{STORY}{danger} {STORY}",
        "last": f"{STORY}{danger}",
    }[place]
    assert check(text) == DANGERS[danger]


@pytest.mark.parametrize("answer", ["17 days {}", "7th {}", "noise, {}", "Emma {}", "no {}"])
def test_danger_is_found_in_an_answer_to_any_question(answer: str) -> None:
    assert check(answer.format("she wants to die")) == Crisis("child_suicidality", "serious")


@pytest.mark.parametrize("other", [d for d in DANGERS if "Tylenol" not in d])
def test_immediate_danger_outranks_everything(other: str) -> None:
    crisis = check(f"{other} She has a knife.")
    assert crisis is not None
    assert crisis.level == "immediate"


@pytest.mark.parametrize("other", ["I found cuts on his arms.", "His dad hits him."])
def test_a_suicidal_child_outranks_other_serious_dangers(other: str) -> None:
    crisis = check(f"{other} He says he wants to die.")
    assert crisis is not None
    assert crisis.kind == "child_suicidality"


def test_a_missing_child_who_spoke_of_dying_is_in_immediate_danger() -> None:
    found = {Crisis("missing_child", "immediate"), Crisis("child_suicidality", "serious")}
    assert most_urgent(found) == Crisis("immediate_danger", "immediate")


def test_a_denial_of_one_danger_does_not_cancel_another() -> None:
    assert check("She isn't suicidal, but she cuts herself") == Crisis("self_harm", "serious")
    assert check("No self-harm. He wants to die.") == Crisis("child_suicidality", "serious")


def test_the_same_message_always_gets_the_same_answer() -> None:
    assert check("she wants to die") == check("she wants to die")


LONG = {
    "a long story": STORY,
    "one wish again and again": "she wants to ",
    "one danger again and again": "she wants to die and dad hit her in the face with a belt. ",
    "no full stop": "he said she took the pills and her arm was not cut and ",
    "marks only": "'\" ,. ",
    "one word": "a",
    "little words": "not no never the to ",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_ten_thousand_characters_are_read_at_once(unit: str) -> None:
    """Usually about 20 ms; more when every word is a danger. Measured without waiting time."""
    text = (unit * 10_000)[:10_000]
    check(text)
    start = time.process_time()
    check(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    """No wording looks back over and over: four times the text, at most ten times the time."""
    times = []
    for length in (5_000, 20_000):
        text = (unit * length)[:length]
        check(text)
        start = time.process_time()
        check(text)
        times.append(time.process_time() - start)
    assert times[1] < 10 * max(times[0], 0.005)


def test_a_usual_message_costs_little() -> None:
    """About 2 ms, told in plain counting so that a slow machine is no slow check."""
    check(STORY)
    assert quickest(lambda: check(STORY)) < 20 * quickest(lambda: sum(range(100_000)))


def quickest(work: Callable[[], object]) -> float:
    """Seconds of processor time, of the quickest of twenty runs."""
    times = []
    for _ in range(20):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
