"""How far the talk is, what deserves a word, what can be checked, and where it may go on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.core.content.facts import NOT_SAID_BACK
from actions.core.content.loader import Guidance
from actions.core.export import export
from actions.core.facts.case import ABOUT_ANOTHER, Case
from actions.core.facts.hard_facts import hard_fact
from actions.core.facts.review import fact_named, review
from actions.core.facts.sent_date import sent_date
from actions.core.next_actions import ConversationStage, next_actions
from actions.core.progress import progress

TODAY = date(2026, 11, 24)


def test_at_the_start_nine_questions_take_two_minutes() -> None:
    now = progress(Case())
    assert (now.asked, now.left, now.minutes) == (0, 9, 2)


def test_what_is_known_is_not_left_to_ask() -> None:
    known = Case(severity="weekly", missed_days=4, conditions=(), triggers=("noise",))
    assert progress(known, ["attendance_severity"]).left < 8


def test_the_last_question_is_called_the_last(content: Guidance) -> None:
    asked = [str(number) for number in range(8)]
    assert progress(Case(), asked).in_words(content) == "Last question."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"severity": "not_attending"}, "not_at_school_at_all"),
        ({"missed_days": 34}, "many_days"),
        ({"missed_days": 4}, None),
        ({"triggers": ["noise", "bullying"]}, "bullying"),
        ({"state": "OH"}, None),
    ],
)
def test_a_hard_fact_deserves_a_word(
    told: dict[str, Any], expected: str | None, content: Guidance
) -> None:
    found = hard_fact(told, (), content)
    assert (found.id if found else None) == expected


def test_a_hard_fact_has_its_word_once(content: Guidance) -> None:
    assert hard_fact({"missed_days": 34}, ["many_days"], content) is None


def test_every_fact_of_a_case_is_in_the_list_to_check(content: Guidance) -> None:
    listed = {field for field, words in content.facts.items() if words.review}
    assert listed == set(Case.__fields__) - {*ABOUT_ANOTHER, *NOT_SAID_BACK}


def test_the_list_shows_facts_in_the_words_of_the_recap(content: Guidance) -> None:
    (fact,) = review({"missed_days": 17, "estimated": ["missed_days"]}, content)
    assert (fact.label, fact.value) == ("Full days missed", "about 17 full days missed")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("the grade is wrong", "grade"),
        ("wrong school", "school"),
        ("you have the wrong number of days", "missed_days"),
        ("my name is spelled wrong", "parent_name"),
        ("something is wrong", None),
    ],
)
def test_a_fact_is_found_by_its_name(text: str, field: str | None, content: Guidance) -> None:
    assert fact_named(text, content) == (content.facts[field].review if field else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i sent it yesterday", date(2026, 11, 23)),
        ("mailed it last friday", date(2026, 11, 20)),
        ("it went out on November 3", date(2026, 11, 3)),
        ("sent it 3 days ago", date(2026, 11, 21)),
        ("i sent it", None),
        ("sent to the principal by email", None),
    ],
)
def test_the_day_a_letter_went(text: str, day: date | None) -> None:
    assert sent_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("stage", "first"),
    [
        (ConversationStage(), "begin"),
        (ConversationStage(has_told=True), "go_on"),
        (ConversationStage(has_told=True, has_summary=True), "letter"),
        (ConversationStage(has_told=True, has_summary=True, has_letter=True), "sent"),
        (ConversationStage(has_told=True, waits_for_answer=True), "answered"),
    ],
)
def test_there_is_always_a_way_on(stage: ConversationStage, first: str, content: Guidance) -> None:
    actions_offered = next_actions(stage)
    assert actions_offered[0] == first
    assert set(actions_offered) <= set(content.chat.buttons)


def test_an_export_is_a_case_file(content: Guidance) -> None:
    assert export(Case(missed_days=20, state="OH")) == "missed_days: 20\nstate: OH\n"
