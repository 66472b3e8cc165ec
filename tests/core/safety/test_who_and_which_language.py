"""A student is answered as a student, and Spanish in Spanish."""

from __future__ import annotations

import subprocess
import sys

import pytest

from actions.core.safety import Crisis, check, check_by_rules
from actions.core.safety.__main__ import USAGE, main

STUDENTS = (
    "im 12 and my mom doesnt know im writing this",
    "i'm the student not the parent",
    "I am in 7th grade and I hate going",
    "im a middle schooler",
    "tengo 13 años",
)
PARENTS = (
    "she is in 7th grade",
    "I'm a student teacher",
    "im 12 days behind on the letter",
    "he said mom im 12 stop treating me like a baby",
    "I am a single mom of a 12 year old",
    "my son is a freshman",
    "im in a meeting with the school at 10",
    "i am 45 and exhausted",
)
SPANISH = (
    "mi hija dice que se quiere morir",
    "se corta los brazos",
    "mi esposo me pega",
    "ya no quiero vivir",
    "SE TOMÓ TODAS LAS PASTILLAS",
)


@pytest.mark.parametrize("text", STUDENTS)
def test_a_student_who_says_so_is_heard(text: str) -> None:
    crisis = check(text)
    assert crisis is not None
    assert (crisis.kind, crisis.level) == ("student_writing", "concern")


@pytest.mark.parametrize("text", PARENTS)
def test_a_parent_is_not_taken_for_a_student(text: str) -> None:
    assert check_by_rules(text) is None


def test_a_student_in_danger_gets_words_for_a_student() -> None:
    wants_to_die = check("im 12 and i want to die")
    assert wants_to_die is not None
    assert (wants_to_die.kind, wants_to_die.is_student) == ("child_suicidality", True)
    took_pills = check("im 14 and i just took a bunch of pills")
    assert took_pills is not None
    assert took_pills.is_student
    assert took_pills.level == "immediate"


@pytest.mark.parametrize("text", SPANISH)
def test_spanish_is_answered_in_spanish(text: str) -> None:
    crisis = check(text)
    assert crisis is not None
    assert crisis.language == "es"


def test_one_spanish_word_does_not_change_the_language() -> None:
    crisis = check("my hija says she wants to die")
    assert crisis is not None
    assert crisis.language == "en"


def test_a_parent_about_to_act_is_spoken_to_as_a_parent() -> None:
    assert check("I'm going to kill myself tonight") == Crisis("parent_crisis", "immediate")


@pytest.mark.parametrize(
    ("text", "says"),
    [("she wants to die", "988"), ("mi hija se quiere morir", "opción 2"), ("17 days", "null")],
)
def test_it_can_be_tried_with_any_text(
    text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([text]) == 0
    assert says in capsys.readouterr().out


def test_it_can_be_tried_from_the_command_line_alone() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "actions.core.safety", "she wants to die"],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert "988" in run.stdout


def test_the_command_line_wants_one_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == USAGE
    assert "usage" in capsys.readouterr().err
