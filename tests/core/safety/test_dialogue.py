"""The safety talk as a state machine: each answer has words, and nothing closes it too soon."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.core.content.loader import guidance
from actions.core.content.safety import Answer, Safety
from actions.core.content.safety_patterns import Kind, Language, Level
from actions.core.safety import Crisis, SafetyTalk, Said, answer, begin, later, returns, talk_from
from actions.core.safety.talk import HURT_BY_SOMEBODY, NOT_BROUGHT_UP

ANSWERS: tuple[Answer, ...] = get_args(Answer)
KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind != "student_writing")
NUMBER = re.compile(r"1-\d{3}-\d{3}-\d{4}|\b(?:988|911|211)\b")

crises = st.builds(
    Crisis,
    kind=st.sampled_from(KINDS),
    level=st.sampled_from([level for level in get_args(Level) if level != "past"]),
    language=st.sampled_from(get_args(Language)),
    is_student=st.booleans(),
)


@pytest.fixture(scope="module")
def content() -> Safety:
    return guidance().safety


def said(
    content: Safety, *answers: Answer, kind: Kind = "child_suicidality", **more: bool
) -> tuple[SafetyTalk, Said]:
    now, words = begin(Crisis(kind, "serious", **more), None, content)
    for one in answers:
        now, words = answer(now, one, content)
    return now, words


@settings(deadline=None)  # the first one reads all content
@given(crisis=crises, answers=st.lists(st.sampled_from(ANSWERS), max_size=8))
def test_every_path_has_words_and_asks_one_thing_at_most(
    crisis: Crisis, answers: list[Answer]
) -> None:
    content = guidance().safety
    now, words = begin(crisis, None, content)
    for one in answers:
        if not now.is_open:
            break
        text = re.sub(r'["“«][^"”»]*["”»]', "", " ".join(words.texts))
        assert text.strip()
        assert text.count("?") <= 1
        assert "{" not in text
        assert words.buttons, "nothing to tap is a dead end"
        now, words = answer(now, one, content)
    assert talk_from(now.as_json()) == now


@settings(deadline=None)  # the first one reads all content
@given(crisis=crises, answers=st.lists(st.sampled_from(ANSWERS), max_size=8))
def test_a_child_stays_a_child_until_an_adult_writes(crisis: Crisis, answers: list[Answer]) -> None:
    content = guidance().safety
    now, _ = begin(replace(crisis, is_student=True), None, content)
    for one in answers:
        now, _ = answer(now, one, content)
        if one == "adult_writes":
            return
        assert now.is_student
        assert now.is_open


def test_no_means_not_safe_and_names_911_first(content: Safety) -> None:
    now, words = said(content, "not_safe")
    assert now.status == "not_safe"
    assert NUMBER.findall(words.texts[0])[0] == "911"


def test_not_sure_is_treated_as_not_safe(content: Safety) -> None:
    now, words = said(content, "not_sure")
    assert not now.is_answered
    assert "as if it is not safe" in words.texts[0]


def test_yes_leaves_the_choice_to_go_on(content: Safety) -> None:
    now, words = said(content, "safe")
    assert now.status == "safe_for_now"
    assert now.is_open
    assert words.buttons == ("go_on", "stop")


def test_a_denial_keeps_one_reminder_and_means_safety(content: Safety) -> None:
    _, words = said(content, "denies")
    assert "lock up medicines" in words.texts[0]
    assert "988" in words.texts[0]


@pytest.mark.parametrize("unread", ["unclear", "acknowledges"])
def test_what_cannot_be_read_is_asked_once_more_then_counts_as_not_sure(
    content: Safety, unread: Answer
) -> None:
    now, words = said(content, unread)
    assert len(words.texts) == 1
    assert words.texts[0].endswith("Yes, no, or not sure is enough.")
    assert words.buttons == ("not_safe", "not_sure", "safe_now")
    assert answer(now, unread, content)[0].status == "not_sure"


def test_an_unanswered_question_comes_once_more_before_going_on(content: Safety) -> None:
    now, words = said(content, "go_on")
    assert now.is_open
    assert words.texts[-1] == "Is your child safe right now?"
    assert not answer(now, "go_on", content)[0].is_open


def test_going_on_after_an_answer_is_heard_at_once(content: Safety) -> None:
    assert not said(content, "safe", "go_on")[0].is_open
    assert said(content, "safe", "stop")[0].has_stopped


def test_after_a_stop_what_was_not_answered_is_asked_before_school(content: Safety) -> None:
    now, words = said(content, "not_safe", "stop")
    assert now.is_open
    assert words.buttons == ("not_safe", "not_sure", "safe_now")
    later, words = answer(now, "go_on", content)
    assert later.is_open
    assert words.texts[-1] == "Is your child safe right now?"


def test_a_medical_emergency_is_no_mental_health_call(content: Safety) -> None:
    _, words = begin(Crisis("overdose_or_medical", "immediate"), None, content)
    text = " ".join(words.texts)
    assert "mental health" not in text
    assert "what, how much, and when" in text
    assert words.texts[-1] == "Is your child easy to wake and breathing well right now?"
    now, after = said(content, "safe", kind="overdose_or_medical")
    assert "school questions" not in " ".join(after.texts)


def test_who_is_harmed_and_who_harms_get_their_own_words(content: Safety) -> None:
    first = {
        kind: begin(Crisis(kind, "serious"), None, content)[1].texts[0]
        for kind in KINDS
        if kind in HURT_BY_SOMEBODY
    }
    assert len(set(first.values())) == len(first)
    assert "their own temper" in first["abuse_by_writer"]
    assert all("temper" not in text for kind, text in first.items() if kind != "abuse_by_writer")
    assert "incident report" in first["abuse_by_staff"]


def test_an_added_sentence_follows_the_words_of_the_message(content: Safety) -> None:
    crisis = Crisis("child_suicidality", "serious")
    plain = begin(crisis, None, content, text="he wants to die")[1].texts[0]
    trans = begin(crisis, None, content, text="He is TRANS and wants to die")[1].texts[0]
    assert "Trevor" not in plain
    assert "Trevor" in trans


def test_the_same_told_again_gets_the_full_answer_again(content: Safety) -> None:
    crisis = Crisis("child_suicidality", "serious")
    now, first = begin(crisis, None, content)
    assert begin(crisis, now, content)[1] == first
    assert begin(Crisis("child_suicidality", "immediate"), now, content)[0].level == "immediate"


def test_long_past_danger_gets_a_gentle_word_and_opens_nothing(content: Safety) -> None:
    now, words = begin(Crisis("child_suicidality", "past"), None, content)
    assert not now.is_open
    assert not words.buttons
    assert "?" not in words.texts[0]


def test_it_is_asked_again_on_the_next_visit_and_named_later(content: Safety) -> None:
    now = said(content, "safe", "go_on")[0]
    assert "safety plan" in (later(now, "later", content) or "")
    again, words = returns(now, content)
    assert again.is_open
    assert words.texts[-1] == "Is your child safe right now?"


@pytest.mark.parametrize("kind", sorted(NOT_BROUGHT_UP))
def test_what_a_partner_may_read_is_never_brought_up_unasked(content: Safety, kind: Kind) -> None:
    now = said(content, "safe", "go_on", kind=kind)[0]
    assert later(now, "later", content) is None
    assert later(now, "goodbye", content) is None
    assert not now.comes_back


def test_nothing_a_child_wrote_is_told_to_whoever_writes_next(content: Safety) -> None:
    now = said(content, "adult_here", kind="abuse_by_family", is_student=True)[0]
    assert now.is_student
    assert later(now, "later", content) is None


def test_a_question_beside_the_answer_is_answered_too(content: Safety) -> None:
    now, _ = begin(Crisis("child_suicidality", "serious"), None, content)
    _, words = answer(now, "safe", content, also=frozenset({"asks_what_to_say_child"}))
    spoken = content.spoken["en"]
    asked = spoken.said("asks_what_to_say_child", "child_suicidality", "child").message
    assert words.texts[1] == asked
    assert words.texts[-1] == spoken.questions["go_on"].ask


def test_the_same_words_do_not_come_twice_running(content: Safety) -> None:
    for one in ("not_sure", "refuses_help", "feels"):
        _, first = said(content, one)
        _, second = said(content, one, one)
        assert first.texts[0] != second.texts[0]


def test_an_adult_beside_the_child_is_not_the_one_who_writes(content: Safety) -> None:
    now, words = said(content, "adult_here", is_student=True)
    assert now.is_student
    assert now.status == "help_under_way"
    assert words.buttons == ("adult_writes", "no_adult")
    after, _ = answer(now, "adult_writes", content)
    assert not after.is_student
    assert after.is_open


def test_silence_is_no_all_clear_and_a_plain_no_is_one(content: Safety) -> None:
    silent, words = said(content, "wont_talk")
    assert silent.status == "not_sure"
    assert "Silence is not a no" in words.texts[0]
    denied, words = said(content, "says_no")
    assert denied.is_answered
    assert words.buttons == ("go_on", "stop")


def test_what_it_means_for_school_is_answered_and_the_question_stays(content: Safety) -> None:
    now, words = said(content, "asks_school_next", kind="violence_threat")
    assert "special education goes on" in words.texts[0]
    assert words.texts[-1] == "Is everyone safe right now?"
    assert not now.is_answered


def test_911_is_said_again_where_it_is_a_matter_of_minutes(content: Safety) -> None:
    now, _ = begin(Crisis("overdose_or_medical", "immediate"), None, content)
    for _ in range(3):
        now, words = answer(now, "not_safe", content)
        assert "911" in words.texts[0].split(".")[0]
