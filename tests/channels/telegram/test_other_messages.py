"""Whatever is not typed words gets a kind and useful answer; danger is seen in any words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.channels.telegram.fake_bot_api import FakeBotApi, titles
from tests.channels.telegram.running_app import RunningApp, ScriptedBot, answers
from tests.channels.telegram.test_talking import HOW_OFTEN

Work = Callable[[ScriptedBot], RunningApp]
PAT, CLASS = 501, -900
DANGER = "he took the whole bottle of pills"

KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "voice": ({"voice": {"file_id": "x"}}, "I can't listen"),
    "audio": ({"audio": {"file_id": "x"}}, "I can't listen"),
    "round video": ({"video_note": {"file_id": "x"}}, "I can't watch"),
    "video": ({"video": {"file_id": "x"}}, "I can't watch"),
    "animation": ({"animation": {}, "document": {}}, "I can't watch"),
    "photo": ({"photo": [{"file_id": "x"}]}, "I can't see pictures"),
    "sticker": ({"sticker": {"emoji": "😀"}}, "I can't read stickers"),
    "location": ({"location": {"latitude": 1, "longitude": 2}}, "don't need your location"),
    "place": ({"venue": {}, "location": {}}, "don't need your location"),
    "contact": ({"contact": {"phone_number": "1"}}, "don't need anyone's contact"),
    "file": ({"document": {"file_id": "x"}}, "I can't open files"),
    "poll": ({"poll": {}}, "can't read that kind"),
    "forwarded": ({"text": "no IEP", "forward_origin": {}}, "in your own words"),
    "forwarded photo": ({"photo": [{}], "forward_date": 1}, "in your own words"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_gets_its_answer_and_the_question_stays_open(
    fake: FakeBotApi, work: Work, kind: str
) -> None:
    content, answer = KINDS[kind]
    bot = ScriptedBot(answers({"hello": [HOW_OFTEN]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.sees("How often?")
        pat.sends(content)
        pat.sees(answer)
    assert titles(pat.heard[0]) == ["Most days", "Weekly"]
    assert bot.words == ["hello"]


def test_words_under_a_picture_are_read(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.parent(PAT).sends({"photo": [{}], "caption": "they said no"})
        fake.parent(PAT).sees("Noted.")
    assert bot.words == ["they said no"]
    assert fake.parent(PAT).texts[0].startswith("I can't open what you sent")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("message", {"photo": [{}], "caption": DANGER}),
        ("message", {"voice": {}, "caption": DANGER}),
        ("message", {"text": DANGER, "forward_origin": {}}),
        ("edited_message", {"text": DANGER}),
        ("edited_message", {"photo": [{}], "caption": DANGER}),
    ],
)
def test_danger_in_any_words_gets_the_help_lines(
    fake: FakeBotApi, work: Work, kind: str, content: dict[str, Any]
) -> None:
    with work(ScriptedBot(answers({}))):
        fake.parent(PAT).sends(content, kind)
        fake.parent(PAT).sees("911")
    assert len(fake.parent(PAT).heard) == 1


def test_a_changed_message_gets_a_hint(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.parent(PAT).sends({"text": "19 days"}, "edited_message")
        fake.parent(PAT).sees("I saw that you changed a message.")
    assert bot.words == []


@pytest.mark.parametrize(
    "content", [{"text": "my son is anxious"}, {"new_chat_members": [{}]}, {"photo": [{}]}]
)
def test_a_group_is_declined_and_left(
    fake: FakeBotApi, work: Work, content: dict[str, Any]
) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.parent(CLASS).sends(content)
        fake.wait(lambda: fake.left == [CLASS], "leaving the group")
    assert fake.parent(CLASS).texts[0].startswith("I only talk in private")
    assert bot.words == []


def test_being_put_into_a_group_is_declined_too(fake: FakeBotApi, work: Work) -> None:
    chat = {"id": CLASS, "type": "supergroup"}
    with work(ScriptedBot(answers({}))):
        fake.update("my_chat_member", {"chat": chat, "new_chat_member": {"status": "member"}})
        fake.wait(lambda: fake.left == [CLASS], "leaving the group")


NONSENSE: list[tuple[str, Any]] = [
    ("message", {}),
    ("message", {"chat": None}),
    ("message", {"chat": {"id": "x"}}),
    ("message", {"chat": {"id": PAT, "type": "private"}, "pinned_message": {}}),
    ("message", {"chat": {"id": PAT, "type": "private"}, "text": "a", "from": {"is_bot": True}}),
    ("message", {"chat": {"id": PAT, "type": "private"}, "text": 5}),
    ("callback_query", {"id": "1", "data": "x"}),
    ("callback_query", {"id": 1, "message": {"chat": {"id": PAT, "type": "private"}}}),
    ("my_chat_member", {"chat": {"id": CLASS}, "new_chat_member": {"status": "left"}}),
    ("channel_post", {"chat": {"id": CLASS, "type": "channel"}, "text": "x"}),
    ("poll", {}),
]


@pytest.mark.parametrize(("kind", "content"), NONSENSE, ids=str)
def test_what_is_no_message_to_us_is_passed_over(
    fake: FakeBotApi, work: Work, kind: str, content: Any
) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.update(kind, content)
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("Noted.")
    assert bot.words == ["hello"]
    assert len(fake.parent(PAT).heard) == 1
