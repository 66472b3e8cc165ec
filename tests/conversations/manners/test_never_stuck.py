"""Whatever a parent does: an answer, never the same words twice running, never a dead end."""

from __future__ import annotations

import random

import pytest

from tests.parent import Message, Parent

WORDS = (
    "asdf qwer zxcv",
    "ok",
    "no",
    "yes",
    "idk",
    "skip",
    "back",
    "stop",
    "thanks",
    "this is so frustrating",
    "what is a 504 plan?",
    "what is the weather tomorrow",
    "why do you ask",
    "how long does this take",
    "show my summary",
    "show everything I told you",
    "the grade is wrong",
    "write the letter",
    "change the letter",
    "i sent it",
    "no answer yet",
    "they answered",
    "browse topics",
    "meeting packet please",
    "17 days since september",
    "actually 32",
    "he has anxiety, diagnosed",
    "no, it's OCD not ADHD",
    "she missed 80 days in the last 3 weeks",
    "ohio, 7th grade",
    "Maya Lopez",
    "can i talk to a person",
    "are you a robot",
    "what did you say?",
    "i dont get it",
    "start over",
    "lets continue",
    "hola, no hablo ingles",
    "🙂",
    "?",
    "hi",
    "bye",
)
TURNS = 30
WALKS = 10


@pytest.mark.parametrize("seed", range(WALKS))
def test_a_parent_who_does_anything_at_all_is_never_stuck(parent: Parent, seed: int) -> None:
    chance = random.Random(seed)
    parent.opens()
    done: list[str] = []
    for _ in range(TURNS):
        before = texts(parent.heard)
        done.append(act(parent, chance))
        story = f"seed {seed}: {done[-4:]}\n{parent.text}"
        assert parent.status == 200, story
        assert parent.heard, story
        assert not before & texts(parent.heard), story
        assert parent.buttons() or parent.question.endswith("?"), story
        assert "went wrong" not in parent.text, story
        assert "{" not in parent.text, story
        assert "None" not in parent.text.replace("None of these", ""), story


def act(parent: Parent, chance: random.Random) -> str:
    """Presses a button, several, opens the page again, edits a fact, or types something."""
    titles = list(parent.buttons())
    kind = chance.random()
    if kind < 0.04:
        parent.opens()
        return "opens"
    if kind < 0.08:
        parent.edits(missed_days=chance.choice([0, 5, 17, 170]))
        return "edits"
    if titles and kind < 0.5:
        title = chance.choice(titles)
        parent.taps(title)
        return f"taps {title}"
    words = chance.choice(WORDS)
    parent.says(words)
    return f"says {words}"


def texts(heard: list[Message]) -> set[str]:
    """Everything said in words; help lines may and shall come again."""
    return {one["text"] for one in heard if one.get("type") == "text" and not one.get("crisis")}
