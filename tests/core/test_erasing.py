"""What a wish to erase is about, and what counts as a yes to it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.core.content.loader import Guidance
from actions.core.erasing import is_plain_yes, meant_by

EXAMPLES = Path(__file__).resolve().parents[2] / "data" / "nlu" / "privacy.yml"

HERE = (
    "delete my data",
    "Delete everything!",
    "erase it",
    "delete please",
    "forget me",
    "wipe this chat",
    "get rid of everything you have on my son",
    "forget what I told you about the school",
    "delete what i said about his teacher",
    "don't keep any of this, delete it",
    "delete this before the school sees it",
    "erase everything so my husband can't read it",
)
ELSEWHERE = (
    "delete everything they wrote about him in his file",
    "forget everything the school told you",
    "can you delete what the principal said about us",
    "erase his suspension from his record",
    "I want the false report removed",
    "delete the teacher's notes",
    "forget what his dad told me",
    "clear my son’s records at school",
    "delete what she wrote",
)
UNCLEAR = ("delete my childs name", "take his diagnosis off", "remove the nurse visits")


@pytest.mark.parametrize("text", HERE)
def test_what_was_told_here_is_ours_to_erase(content: Guidance, text: str) -> None:
    assert meant_by(text, content.chat.erasing) == "here"


def test_what_the_model_learns_as_a_wish_to_erase_is_about_this_chat(content: Guidance) -> None:
    learnt = {one["intent"]: one["examples"] for one in yaml.safe_load(EXAMPLES.read_text())["nlu"]}
    wishes = [line.removeprefix("- ") for line in learnt["delete_data"].splitlines()]
    about = {wish: meant_by(wish, content.chat.erasing) for wish in wishes}
    assert [wish for wish in wishes if about[wish] != "here"] == ["delete my childs name"]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_papers_of_the_school_and_words_of_others_are_not(content: Guidance, text: str) -> None:
    assert meant_by(text, content.chat.erasing) == "elsewhere"


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_neither_is_left_open(content: Guidance, text: str) -> None:
    assert meant_by(text, content.chat.erasing) == "unclear"


@pytest.mark.parametrize(
    "text", ["yes", "Yes, please.", "yeah erase everything", "ok do it", "I'm sure", "go ahead"]
)
def test_a_plain_yes_is_one(content: Guidance, text: str) -> None:
    assert is_plain_yes(text, content.chat.erasing)


@pytest.mark.parametrize(
    "text",
    ["no", "yes but keep the letter", "yes no wait", "please don't", "not yet", "yesterday", ""],
)
def test_a_yes_that_takes_something_back_is_none(content: Guidance, text: str) -> None:
    assert not is_plain_yes(text, content.chat.erasing)
