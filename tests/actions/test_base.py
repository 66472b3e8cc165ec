"""An action that fails says so kindly, and what the parent wrote reaches no log."""

from __future__ import annotations

import asyncio
import inspect
import logging

import pytest
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from tests.actions.trackers import tracker

SECRET = "Maya is afraid of the cafeteria"


class Failing(HomeroomAction):
    action_name = "failing"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        raise ValueError((tracker.latest_message or {})["text"])


class Nameless(HomeroomAction):
    """What several actions could share."""

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        return []


def test_a_class_without_a_name_is_never_offered_as_an_action() -> None:
    assert inspect.isabstract(Nameless)
    assert not inspect.isabstract(Failing)
    assert Failing().name() == "failing"


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
