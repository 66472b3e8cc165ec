"""What is said in danger: the right line first, short, plain, and numbers in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.core.content.loader import guidance
from actions.core.content.safety import Reply, Safety
from tests.core.safety.reading import grade

ROOT = Path(__file__).parents[3] / "guidance_content" / "safety"
NUMBER = re.compile(r"1-\d{3}-\d{3}-\d{4}|\b(?:988|911)\b")
MOST_WORDS = 95
"""With the numbers filled in; a parent reads it on a phone."""
HARDEST = 8.0
"""School grade, by sentence and word length; help lines' names make a text look harder."""

FIRST = {
    "danger_now": "911",
    "child_suicidality_now": "911",
    "child_suicidality": "988",
    "self_harm_now": "911",
    "self_harm": "988",
    "parent_crisis_now": "911",
    "parent_crisis": "988",
    "writer_hurts": "childhelp",
    "family_hurts_now": "911",
    "family_hurts": "childhelp",
    "partner_now": "911",
    "partner": "domestic_violence",
    "online": "911",
    "child_threatens": "911",
    "child_violent": "911",
    "missing_now": "911",
    "overdose_now": "911",
    "substances": "samhsa",
    "student_may_die_now": "911",
    "student_gone": "911",
}
"""The line that a reply names first."""


@pytest.fixture(scope="module")
def content() -> Safety:
    return guidance().safety


def replies(content: Safety, language: str) -> dict[str, Reply]:
    return {one.id: one for one in content.spoken[language].replies.values()}  # type: ignore[index]


def messages(name: str) -> dict[str, str]:
    entries = yaml.safe_load((ROOT / f"{name}.yml").read_text(encoding="utf-8"))
    return {entry["id"]: entry["message"] for entry in entries}


@pytest.mark.parametrize(("id_", "line"), FIRST.items())
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_right_line_comes_first(content: Safety, id_: str, line: str, language: str) -> None:
    named = NUMBER.findall(replies(content, language)[id_].message)
    assert named[0] == content.lines[line].reach


@pytest.mark.parametrize("language", ["en", "es"])
def test_replies_are_short_and_filled_in(content: Safety, language: str) -> None:
    spoken = content.spoken[language]  # type: ignore[index]
    for one in (*spoken.replies.values(), *spoken.talk):
        assert len(one.message.split()) <= MOST_WORDS, one.id
        assert "{" not in one.message, one.id


def test_replies_are_plain(content: Safety) -> None:
    spoken = content.spoken["en"]
    hard = {
        one.id: found
        for one in (*spoken.replies.values(), *spoken.talk)
        if (found := grade(one.message)) > HARDEST
    }
    assert not hard


def test_replies_do_not_scold_soothe_falsely_or_bargain(content: Safety) -> None:
    spoken = content.spoken["en"]
    for one in (*spoken.replies.values(), *spoken.talk):
        text = one.message.lower()
        for phrase in ("don't worry", "attention", "diagnos", "should have", "cps", "iep"):
            assert phrase not in text, one.id


def test_a_child_is_never_spoken_to_as_a_parent(content: Safety) -> None:
    spoken = content.spoken["en"]
    for (writer, _, _), reply in spoken.replies.items():
        assert (writer == "student") == ("your child" not in reply.message) or writer == "parent"
        if writer == "student":
            assert "your child" not in reply.message, reply.id


@pytest.mark.parametrize("name", ["replies", "talk", "replies_es", "talk_es"])
def test_numbers_stand_in_lines_yml_alone(name: str) -> None:
    for entry_id, message in messages(name).items():
        assert not re.search(r"\d", re.sub(r"\{line\.\w+\}", "", message)), entry_id


def test_spanish_is_spanish(content: Safety) -> None:
    english = re.compile(r"\b(and|press|call|your|the|with|child)\b")
    spoken = content.spoken["es"]
    for one in (*spoken.replies.values(), *spoken.talk):
        without_names = one.message.replace("call center", "")
        assert not english.search(without_names), one.id


def test_spanish_replies_give_the_spanish_ways_to_988(content: Safety) -> None:
    reply = replies(content, "es")["child_suicidality"].message
    assert "988, opción 2" in reply
    assert "AYUDA" in reply


def test_yes_always_means_safe(content: Safety) -> None:
    asked = {one.id: one.ask for one in content.spoken["en"].questions.values()}
    assert asked == {
        "child_safe": "Is your child safe right now?",
        "child_back": "Is your child back with you now?",
        "child_awake": "Is your child easy to wake and breathing well right now?",
        "all_safe": "Is everyone safe right now?",
        "parent_safe": "Are you safe right now?",
        "adult_near": "Is a grown-up you feel safe with near you right now?",
        "go_on": "Do you want to go on with the school questions now?",
    }


def test_buttons_offer_not_safe_first(content: Safety) -> None:
    labels = [
        content.spoken["en"].buttons[id_].label for id_ in ("not_safe", "not_sure", "safe_now")
    ]
    assert labels == ["Not safe", "Not sure", "Safe now"]
