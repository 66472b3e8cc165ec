"""What is said in danger: the right line first, short, plain, and numbers in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.core.content.safety import Safety, load_safety
from actions.core.safety import (
    Crisis,
    not_safe_reply,
    not_sure_reply,
    reminder,
    reply_for,
    safe_now_reply,
    safety_buttons,
    welcome_back,
)
from tests.core.safety.reading import grade

ROOT = Path(__file__).parents[3] / "guidance_content"
FIRST_LINE = {
    ("immediate_danger", "immediate"): "911",
    ("child_suicidality", "serious"): "988",
    ("child_suicidality", "concern"): "988",
    ("child_suicidality", "past"): "988",
    ("child_self_harm", "serious"): "988",
    ("child_self_harm", "concern"): "988",
    ("child_self_harm", "past"): "988",
    ("parent_crisis", "immediate"): "911",
    ("parent_crisis", "serious"): "988",
    ("parent_crisis", "concern"): "988",
    ("parent_crisis", "past"): "988",
    ("missing_child", "immediate"): "911",
    ("missing_child", "concern"): "911",
    ("abuse", "serious"): "childhelp",
    ("abuse", "concern"): "childhelp",
    ("abuse", "past"): "childhelp",
    ("domestic_violence", "serious"): "domestic_violence",
    ("domestic_violence", "concern"): "domestic_violence",
    ("domestic_violence", "past"): "childhelp",
    ("violence_threat", "immediate"): "911",
    ("violence_threat", "serious"): "911",
    ("violence_threat", "concern"): "911",
    ("violence_threat", "past"): "childhelp",
    ("eating_or_overdose", "immediate"): "poison_control",
    ("eating_or_overdose", "serious"): "911",
    ("eating_or_overdose", "concern"): "911",
    ("eating_or_overdose", "past"): "988",
    ("psychosis", "serious"): "988",
    ("psychosis", "concern"): "988",
    ("psychosis", "past"): "988",
    ("student_writing", "immediate"): "911",
    ("student_writing", "serious"): "988",
    ("student_writing", "concern"): "988",
}
TO_PARENTS = [key for key in FIRST_LINE if key[0] != "student_writing" and key[1] != "past"]
NUMBER = re.compile(r"1-\d{3}-\d{3}-\d{4}|\b[29]\d\d\b")


@pytest.fixture(scope="module")
def safety() -> Safety:
    problems: list = []
    content = load_safety(ROOT, problems)
    assert problems == []
    return content


def messages(name: str) -> dict[str, str]:
    entries = yaml.safe_load((ROOT / f"safety/{name}.yml").read_text(encoding="utf-8"))
    return {entry["id"]: entry["message"] for entry in entries}


def replies(safety: Safety, language: str = "en") -> dict[tuple[str, str], str]:
    return safety.spoken[language].replies  # type: ignore[index, return-value]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_and_level_has_its_first_line_listed_here(safety: Safety, language: str) -> None:
    assert set(replies(safety, language)) == set(FIRST_LINE)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("kind", "level"), FIRST_LINE)
def test_reply_names_the_right_line_first(
    safety: Safety, kind: str, level: str, language: str
) -> None:
    reply = reply_for(Crisis(kind, level, language), safety)  # type: ignore[arg-type]
    assert NUMBER.findall(reply)[0] == safety.lines[FIRST_LINE[kind, level]].reach


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("kind", "level"), FIRST_LINE)
def test_reply_is_short_and_filled_in(safety: Safety, kind: str, level: str, language: str) -> None:
    reply = replies(safety, language)[kind, level]
    assert len(reply.split()) <= 90
    assert "{" not in reply


@pytest.mark.parametrize(("kind", "level"), FIRST_LINE)
def test_reply_is_plain(safety: Safety, kind: str, level: str) -> None:
    assert grade(replies(safety)[kind, level]) <= 7


@pytest.mark.parametrize(("kind", "level"), TO_PARENTS)
def test_reply_to_a_parent_asks_about_safety_and_says_what_we_are(
    safety: Safety, kind: str, level: str
) -> None:
    assert "safe right now?" in replies(safety)[kind, level]
    assert "computer program, not a counselor" in replies(safety)[kind, level]
    spanish = replies(safety, "es")[kind, level]
    assert "salvo ahora mismo?" in spanish
    assert "Soy un programa de computadora" in spanish


@pytest.mark.parametrize(("kind", "level"), FIRST_LINE)
def test_reply_does_not_scold_soothe_falsely_or_bargain(
    safety: Safety, kind: str, level: str
) -> None:
    reply = replies(safety)[kind, level].lower()
    for phrase in ("don't worry", "attention", "promise", "diagnos", "should have", "cps", "iep"):
        assert phrase not in reply


def test_a_gentle_word_about_the_past_asks_nothing_and_leaves_the_door_open(
    safety: Safety,
) -> None:
    for (_, level), reply in replies(safety).items():
        if level == "past":
            assert "?" not in reply
            assert "please tell me" in reply


def test_a_student_is_spoken_to_kindly_and_sent_to_an_adult(safety: Safety) -> None:
    for level in ("immediate", "serious", "concern"):
        reply = replies(safety)["student_writing", level]
        assert "adult" in reply
        assert "for kids" in reply
        assert "your child" not in reply
    assert "come back together" in replies(safety)["student_writing", "concern"]


def test_immediate_danger_also_names_poison_control_and_988(safety: Safety) -> None:
    reply = replies(safety)["immediate_danger", "immediate"]
    assert safety.lines["poison_control"].reach in reply
    assert "988" in reply


def test_a_suicidal_child_reply_asks_to_lock_things_up_and_offers_spanish(safety: Safety) -> None:
    reply = replies(safety)["child_suicidality", "serious"]
    assert "Lock up medicines, guns" in reply
    assert "988 and press 2" in reply


def test_spanish_replies_give_the_spanish_ways_to_988(safety: Safety) -> None:
    reply = replies(safety, "es")["child_suicidality", "serious"]
    assert "988 y oprima el 2" in reply
    assert "AYUDA" in reply
    assert "Guarde bajo llave medicinas, armas" in reply
    english = re.compile(r"\b(and|press|text|call|your|the)\b")
    for text in replies(safety, "es").values():
        assert not english.search(text)


def test_domestic_violence_reply_warns_about_a_shared_phone(safety: Safety) -> None:
    assert "look at this phone" in replies(safety)["domestic_violence", "serious"]


@pytest.mark.parametrize("name", ["replies", "follow_ups", "replies_es", "follow_ups_es"])
def test_numbers_stand_in_lines_yml_alone(name: str) -> None:
    for entry_id, message in messages(name).items():
        assert not re.search(r"\d", re.sub(r"\{line\.\w+\}", "", message)), entry_id


def test_every_english_follow_up_has_its_spanish_one() -> None:
    assert {f"es_{name}" for name in messages("follow_ups")} <= set(messages("follow_ups_es"))


def test_buttons_offer_not_safe_first(safety: Safety) -> None:
    labels = [button.label for button in safety_buttons(safety)]
    assert labels == ["Not safe", "Not sure", "Safe now"]
    spanish = [button.label for button in safety_buttons(safety, "es")]
    assert spanish == ["No está a salvo", "No lo sé", "A salvo por ahora"]


def test_not_safe_means_911_and_stay_close(safety: Safety) -> None:
    assert NUMBER.findall(not_safe_reply(safety))[0] == "911"
    assert "Stay close" in not_safe_reply(safety)


def test_not_sure_is_treated_as_not_safe(safety: Safety) -> None:
    assert "as if it is not safe" in not_sure_reply(safety)
    assert NUMBER.findall(not_sure_reply(safety))[0] == "911"


def test_safe_now_still_gives_988_and_lets_the_parent_choose(safety: Safety) -> None:
    reply = safe_now_reply(safety)
    assert NUMBER.findall(reply)[0] == "988"
    assert "doctor or therapist" in reply
    assert "go on with the school questions, or stop" in reply


def test_reminder_and_welcome_back_are_short_and_keep_988_near(safety: Safety) -> None:
    for text in (reminder(safety), welcome_back(safety)):
        assert len(text.split()) <= 45
        assert "988" in text
        assert grade(text) <= 7
