"""What the chat says: enough wordings, and every name in it known."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.core.content.chat import load_chat
from actions.core.content.chat_replies import CHANNELS
from actions.core.content.errors import Problem
from actions.core.content.facts import load_facts
from actions.core.content.loader import GUIDANCE_ROOT, Guidance

ONE_IS_ENOUGH = frozenset(
    "greeting privacy_notice letter_offer change_button change_first deleted same_answer".split()
)
"""Said once a conversation, or about something that differs each time."""


def test_replies_have_a_second_wording(content: Guidance) -> None:
    for reply in content.chat.replies.values():
        for channel in CHANNELS:
            wordings = {*reply.said_by(channel), *reply.cheerful}
            assert len(wordings) > 1 or reply.id in ONE_IS_ENOUGH, (reply.id, channel)


def test_the_first_question_is_the_agreed_one(content: Guidance) -> None:
    assert content.chat.questions["attendance_severity"].ask == (
        "How much is school refusal currently affecting your child's ability to attend school?",
    )


@pytest.mark.parametrize("notice", ["trouble", "slow_down", "busy"])
def test_what_may_be_read_first_says_who_speaks_and_who_helps_and_promises_nothing(
    content: Guidance, notice: str
) -> None:
    says_what_this_is_and_who_helps(content, content.chat.notices[notice])


def test_so_do_the_words_for_an_action_that_failed(content: Guidance) -> None:
    domain = yaml.safe_load((GUIDANCE_ROOT.parent / "rasa_project/domain/_shared.yml").read_text())
    says_what_this_is_and_who_helps(content, domain["responses"]["utter_trouble"][0]["text"])


def says_what_this_is_and_who_helps(content: Guidance, text: str) -> None:
    assert "Homeroom" in text
    assert "parents whose child misses school" in text
    assert "In danger, call 911. In a crisis, call or text 988." in text
    assert {"911", "988"} <= content.safety.lines.keys()  # whose numbers are looked after
    assert "kept" not in text
    assert len(text) < 300


def broken(folder: Path, name: str, old: str, new: str) -> list[str]:
    """The faults of the chat content with one thing in it changed."""
    for path in (
        *(GUIDANCE_ROOT / "chat").rglob("*.yml"),
        *(GUIDANCE_ROOT / "facts").glob("*.yml"),
    ):
        copy = folder / path.relative_to(GUIDANCE_ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text()
        copy.write_text(text.replace(old, new) if path.name == name else text)
    problems: list[Problem] = []
    load_chat(folder, load_facts(folder, problems), problems)
    return [str(problem) for problem in problems]


def test_the_content_as_it_is_has_no_faults(tmp_path: Path) -> None:
    assert broken(tmp_path, "none.yml", "", "") == []


def test_a_button_that_is_not_there_is_named(tmp_path: Path) -> None:
    (fault,) = broken(tmp_path, "summary.yml", "[yes_letter, packet", "[yes_leter, packet")
    assert "no button yes_leter" in fault


def test_an_answer_no_case_takes_is_named(tmp_path: Path) -> None:
    (fault,) = broken(tmp_path, "severity.yml", "{severity: weekly}", "{severity: sometimes}")
    assert "severity" in fault


def test_a_button_must_say_one_thing(tmp_path: Path) -> None:
    (fault,) = broken(
        tmp_path, "buttons.yml", "title: Go on, does: continue_assessment", "title: Go on"
    )
    assert "either answer or does" in fault


def test_two_wordings_that_are_the_same_are_named(tmp_path: Path) -> None:
    asked = "And what grade is your child in?"
    (fault,) = broken(
        tmp_path, "grade.yml", "Which grade is it? For example: 7th, or kindergarten.", asked
    )
    assert "two wordings are the same" in fault


def test_a_placeholder_under_a_channel_is_checked_too(tmp_path: Path) -> None:
    (fault,) = broken(tmp_path, "privacy.yml", "Done. Your answers and letters", "Done. {notes}")[
        :1
    ]
    assert "no such placeholder: notes" in fault


def test_a_channel_without_its_own_privacy_sentence_is_named(tmp_path: Path) -> None:
    (fault,) = broken(tmp_path, "steering.yml", '    telegram: ["Telegram carries', '    web: ["T')
    assert "privacy_notice" in fault and "no words for telegram" in fault


def test_words_that_yaml_reads_as_true_are_named(tmp_path: Path) -> None:
    (fault,) = broken(tmp_path, "erasing.yml", '["yes", yeah', "[yes, yeah")
    assert "str type expected" in fault


def test_a_placeholder_nobody_fills_is_named(tmp_path: Path) -> None:
    (fault,) = broken(tmp_path, "facts.yml", "Got it: {noted}.", "Got it: {notes}.")
    assert "no such placeholder: notes" in fault


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("recap: {say", "recap_of: {say", "recap_of"),
        ("id: court_date", "id: curt_date", "no such fact"),
        (
            "question: school_court_date",
            "question: school_curt_date",
            "no question school_curt_date",
        ),
    ],
)
def test_what_a_fact_lacks_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert any(fault in found for found in broken(tmp_path, "court_date.yml", old, new))
