"""An action that fails says so kindly, and what the parent wrote reaches no log."""

from __future__ import annotations

import asyncio
import logging

import pytest
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from tests.actions.trackers import tracker

SECRET = "Maya is afraid of the cafeteria"


class Failing(HomeroomAction):
    def name(self) -> str:
        return "failing"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        raise ValueError((tracker.latest_message or {})["text"])


def test_a_failing_action_apologises_and_changes_nothing() -> None:
    dispatcher = CollectingDispatcher()
    events = asyncio.run(Failing().run(dispatcher, tracker(SECRET), {}))
    assert events == []
    assert [message["response"] for message in dispatcher.messages] == ["utter_trouble"]


def test_a_failing_action_logs_where_but_not_what(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        asyncio.run(Failing().run(CollectingDispatcher(), tracker(SECRET), {}))
    assert "failing failed: ValueError at" in caplog.text
    assert "test_base.py" in caplog.text
    assert "Maya" not in caplog.text
