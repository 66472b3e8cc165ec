"""The bot never says the same twice running, and what it offers reaches the channel as it is."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.core.actions.action import create_bot_utterance
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.core.content.chat_replies import CHANNELS
from actions.core.content.loader import Guidance
from actions.core.safety import Crisis, begin
from actions.dialogue.recent import SAID
from actions.responses.voice import AGAIN, Voice
from rasa_project.channels.output import TurnOutput
from tests.actions.trackers import tracker


class Thanking(HomeroomAction):
    action_name = "thanking"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        Voice(dispatcher, tracker).say("thanks")
        return []


def turn_of(slots: dict[str, Any], message: str) -> tuple[str, dict[str, Any]]:
    """What is said in a turn, and the slots after it."""
    dispatcher = CollectingDispatcher()
    now = tracker("thanks", "thanks", slots=slots)
    now.latest_message["message_id"] = message
    events = asyncio.run(Thanking().run(dispatcher, now, {}))
    after = {**slots, **{event["name"]: event["value"] for event in events}}
    return dispatcher.messages[0]["text"], after


def test_no_two_replies_running_are_the_same() -> None:
    slots: dict[str, Any] = {}
    heard = []
    for number in range(12):
        text, slots = turn_of(slots, str(number))
        heard.append(text)
    assert all(one != other for one, other in zip(heard, heard[1:], strict=False))
    assert len(set(heard)) > 2


def test_only_checksums_are_kept() -> None:
    _, slots = turn_of({}, "1")
    assert all(isinstance(one, int) for one in slots[SAID]["now"])


@pytest.mark.parametrize("channel", [*CHANNELS, None, "a-new-one"])
def test_what_is_said_about_privacy_is_that_of_the_channel(
    content: Guidance, channel: str | None
) -> None:
    dispatcher = CollectingDispatcher()
    Voice(dispatcher, tracker(channel=channel)).say("privacy_notice")
    words = content.chat.replies["privacy_notice"].channels
    known = channel if channel in CHANNELS else "web"
    assert dispatcher.messages[0]["text"] in words[known]  # type: ignore[index]


def test_after_talk_of_danger_no_cheerful_words(content: Guidance) -> None:
    crisis = Crisis("child_suicidality", "immediate")
    talk = begin(crisis, None, content.safety)[0].as_json()
    heard = {turn_of({"safety_talk": talk}, str(n))[0] for n in range(9)}
    assert heard <= set(content.chat.replies["thanks"].say)


def test_a_question_asked_again_uses_other_words(content: Guidance) -> None:
    dispatcher = CollectingDispatcher()
    voice = Voice(dispatcher, tracker())
    voice.ask("concerns_triggers")
    voice.ask("concerns_triggers", AGAIN)
    voice.ask("concerns_triggers", AGAIN)
    texts = [message["text"] for message in dispatcher.messages]
    assert len(set(texts)) == 3


def test_rasa_lets_several_answers_through_to_the_channel() -> None:
    dispatcher = CollectingDispatcher()
    Voice(dispatcher, tracker()).ask("concerns_triggers")
    output = TurnOutput("test")
    said = create_bot_utterance(dict(dispatcher.messages[0]))
    asyncio.run(output.send_response("someone", said.message()))
    assert output.messages[0]["multi"]
    assert output.messages[0]["buttons"][0]["title"] == "Mornings"
