"""The three case files give the same letter from the command line and from a conversation."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.parent import Parent
from tests.project.layout import ROOT

CONVERSATIONS = {
    "evaluation_anxiety_17_days": """
        tap: Several days a week
        17 out of 56 school days since September
        she comes in late about twice a week
        anxiety
        yes, her therapist diagnosed it
        mornings, drop-off and the noise
        tap: Falling behind
        tap: No plan
        Connecticut, 7th grade. She is 12
        yes
        tap: Yes, write this one
        tap: All of these
        tap: Parent
        Maya Torres
        Elena Torres
        Riverside Middle School, Riverside Public Schools
    """,
    "iep_truancy": """
        tap: Most days
        about 32 this school year
        tap: None of these
        autism, diagnosed, and we suspect anxiety too
        mornings, noise, transitions between classes
        missed instruction, credits at risk, and he lost his friends
        he has an IEP. they say it is just attendance and sent a truancy letter
        California, 9th grade
        tap: Parent
        yes please
        yes
        all of these
        Sam Whitfield
        Dana Whitfield
        Oak Hill High School, Oak Hill Unified School District
    """,
    "section_504_panic_pickups": """
        tap: About a day a week
        4 since September
        early pickups twice a week, nurse visits about 3 times a week
        he can't do math class. tests are the worst, and one class
        panic attacks
        diagnosed by his pediatrician
        missed instruction, trouble concentrating, but his grades are fine
        tap: 504 plan
        Ohio, 5th
        tap: Legal guardian
        yes
        tap: Yes, write this one
        tap: All of these
        Jordan Okafor
        Ada Okafor
        Lakeview Elementary School, Lakeview City Schools
    """,
}


def play(parent: Parent, conversation: str) -> None:
    parent.opens()
    for line in filter(None, map(str.strip, conversation.splitlines())):
        if line.startswith("tap: "):
            parent.taps(line.removeprefix("tap: "))
        else:
            parent.says(line)


@pytest.mark.parametrize("case", CONVERSATIONS)
def test_a_conversation_gives_the_letter_of_its_case_file(parent: Parent, case: str) -> None:
    play(parent, CONVERSATIONS[case])
    written = subprocess.run(
        [sys.executable, "-m", "actions.cli", "letter", f"tests/cases/{case}.yml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert parent.letter["text"].strip() == written.strip()
    assert parent.downloads("txt").decode().strip() == written.strip()
