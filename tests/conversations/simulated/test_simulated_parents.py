"""Twenty families, three ways of talking: all reach a correct summary and the right letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
import yaml

from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.facts.case_file import parse_case
from actions.core.facts.review import review
from actions.core.plan.plan import make_plan
from tests.conversations.conftest import BLANK
from tests.conversations.simulated.people import Rambling, SecondThoughts, Sheet, Talker, Terse
from tests.parent import Parent

SHEETS: list[Sheet] = yaml.safe_load((Path(__file__).parent / "sheets.yml").read_text())
STYLES: dict[str, type[Talker]] = {
    "terse": Terse,
    "rambling": Rambling,
    "second thoughts": SecondThoughts,
}
MOST_TURNS = {"terse": 10, "rambling": 5}
"""Median turns up to the summary."""

MAY_GROW = frozenset({"Hardest moments", "Effect so far", "On school days"})
"""Facts of which a story may tell more than its sheet."""


@pytest.fixture(scope="module")
def turns() -> Iterator[dict[str, list[int]]]:
    """Turns up to the summary, by style; printed at the end."""
    counted: dict[str, list[int]] = {style: [] for style in STYLES}
    yield counted
    for style, numbers in counted.items():
        if numbers:
            spread = f"{min(numbers)} to {max(numbers)}"
            print(f"\n{style}: median {median(numbers)} turns to the summary, {spread}")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet["name"]))
def test_the_family_gets_its_summary_and_its_letter(
    parent: Parent, sheet: Sheet, style: str, turns: dict[str, list[int]]
) -> None:
    talker = STYLES[style](parent, sheet)
    talker.talks()
    turns[style].append(talker.turns)
    check_summary(parent, sheet)
    check_answers(parent, sheet)
    check_letter(parent, sheet)


@pytest.mark.parametrize("style", MOST_TURNS)
def test_it_does_not_take_long(style: str, turns: dict[str, list[int]]) -> None:
    if len(turns[style]) < len(SHEETS):
        pytest.skip("only meaningful after all families of this style")
    assert median(turns[style]) <= MOST_TURNS[style]


def check_summary(parent: Parent, sheet: Sheet) -> None:
    """The route and the letter are those of the case itself."""
    case = parse_case(sheet["facts"], guidance())
    expected = make_plan(case, guidance(), today=today(case.state))
    assert parent.plan["route"] == expected.route
    assert parent.plan["letter_kind"] == expected.letter_kind == sheet["letter"]
    assert parent.plan["attendance"]["missed"] == sheet["facts"]["missed_days"]
    first = [match.support.id for match in expected.supports[:3]]
    assert set(first) & {one["id"] for one in parent.plan["supports"]}


def check_answers(parent: Parent, sheet: Sheet) -> None:
    """Every fact of the sheet was taken as it is."""
    parent.says("show everything I told you")
    for fact in review(sheet["facts"], guidance()):
        if fact.field == "relationship" and fact.label not in parent.reviewed:
            continue  # asked with the letter
        told = pieces(parent.reviewed.get(fact.label, ""))
        if fact.label in MAY_GROW:
            assert pieces(fact.value) <= told or not sheet["facts"][fact.field], fact.label
        else:
            assert told == pieces(fact.value), fact.label


def check_letter(parent: Parent, sheet: Sheet) -> None:
    """The right kind, with the number and the conditions, and no other condition."""
    content, facts = guidance(), sheet["facts"]
    parent.says("draft the letter").taps("Yes, write this one")
    if "All of these" in parent.buttons():
        parent.taps("All of these")
    while BLANK in parent.buttons() or "Parent" in parent.buttons():
        titles = {
            one.answer["relationship"]: one.title
            for one in content.chat.questions["school_relationship"].buttons
            if one.answer
        }
        parent.taps(BLANK if BLANK in parent.buttons() else titles[facts["relationship"]])
    assert parent.letter["kind"] == sheet["letter"]
    text = parent.letter["text"].lower()
    assert re.search(rf"\b{facts['missed_days']}\b", text)
    for condition in ("anxiety", "depression", "autism", "adhd", "ocd", "ptsd"):
        named = any(condition in one for one in facts["conditions"])
        assert (content.label("conditions", condition).lower() in text) == named, condition


def pieces(value: str) -> set[str]:
    """The items of a fact in words, without "about"."""
    plain = re.sub(r"^(?:about|what is hard:|so far:|you are)\s+", "", value)
    return {one for one in re.split(r", | and ", plain) if one}
