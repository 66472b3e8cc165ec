"""Nothing is erased before a question was answered, and only what was told in this chat."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.core.content.loader import Guidance
from actions.responses.buttons import button
from actions.responses.conversation import (
    ActionContinue,
    ActionDecline,
    ActionStartOver,
    ActionTakeUpOffer,
)
from actions.responses.privacy import ActionDeleteData, ActionSayPrivacy
from actions.storage.database import database
from actions.storage.documents import document_store
from rasa_project.channels.payloads import ERASE
from tests.actions.trackers import tracker

OFFER = "conversation_offer"
PRESSED = "RegexMessageHandler"


class Talk:
    """Runs one action after the other on the slots that the last one left."""

    def __init__(self, form: str | None = None) -> None:
        self.slots: dict[str, Any] = {"attendance_missed_days": 17}
        self.form = form
        self.heard: list[dict[str, Any]] = []
        self._number = 0

    def says(self, text: str, action: type[HomeroomAction], intent: str) -> Talk:
        """Types something that Rasa's rules answer with this action."""
        return self._runs(action, text, intent)

    def presses(self, topic: str | None = None) -> Talk:
        """Presses a button whose command is to erase."""
        facts = {"topic": topic} if topic else {}
        return self._runs(ActionDeleteData, "/delete_data", "delete_data", facts)

    def wants_it_gone(self, text: str = "delete my data") -> Talk:
        """Types a wish to erase."""
        return self._runs(ActionDeleteData, text, "delete_data")

    def _runs(
        self,
        action: type[HomeroomAction],
        text: str,
        intent: str,
        facts: dict[str, Any] | None = None,
    ) -> Talk:
        self._number += 1
        now = tracker(text, intent, facts, self.slots, extractor=PRESSED, form=self.form)
        now.latest_message["message_id"] = str(self._number)
        dispatcher = CollectingDispatcher()
        events = asyncio.run(action().run(dispatcher, now, {}))
        for event in events:
            if event["event"] == "reset_slots":
                self.slots = {}
            elif event["event"] == "slot":
                self.slots = {**self.slots, event["name"]: event["value"]}
            elif event["event"] == "active_loop":
                self.form = event["name"]
        self.heard = dispatcher.messages
        return self

    @property
    def is_erased(self) -> bool:
        """Whether the channel was told to erase what it shows."""
        return {"type": "forget"} in [message.get("custom") for message in self.heard]

    @property
    def text(self) -> str:
        """The words of the last reply."""
        return "\n".join(message.get("text") or "" for message in self.heard)

    @property
    def buttons(self) -> list[str]:
        """The titles of what was offered last."""
        offered = (message.get("buttons") or [] for message in self.heard)
        return [one["title"] for buttons in offered for one in buttons]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A data folder of the test's own, with a letter of this conversation in it."""
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    monkeypatch.delenv("HOMEROOM_DATABASE_URL", raising=False)
    document_store().keep("web-1", {"letter.pdf": b"%PDF"})
    yield
    database().close()


@pytest.mark.parametrize("how", ["typed", "pressed"])
def test_the_first_wish_gets_a_question_with_two_buttons(how: str) -> None:
    talk = Talk(form="assessment_form")
    talk = talk.wants_it_gone() if how == "typed" else talk.presses()
    assert not talk.is_erased
    assert "?" in talk.text
    assert talk.buttons == ["Yes, erase everything", "No, keep it"]
    assert talk.slots["attendance_missed_days"] == 17
    assert talk.form is None  # so that a yes is an answer to this


def test_the_button_erases() -> None:
    talk = Talk().wants_it_gone().presses("yes")
    assert talk.is_erased
    assert "removed" in talk.text
    assert "attendance_missed_days" not in talk.slots


def test_the_other_button_keeps_everything() -> None:
    talk = Talk().wants_it_gone().presses("keep")
    assert not talk.is_erased
    assert talk.slots["attendance_missed_days"] == 17
    assert talk.slots[OFFER] is None


@pytest.mark.parametrize("intent", ["affirm", "delete_data"])
def test_a_typed_yes_erases(intent: str) -> None:
    """Whatever the model takes "yes, erase everything" for."""
    action = ActionTakeUpOffer if intent == "affirm" else ActionDeleteData
    assert Talk().wants_it_gone().says("yes, erase everything", action, intent).is_erased


def test_a_yes_with_a_condition_is_asked_about_again() -> None:
    talk = Talk().wants_it_gone().says("yes but keep my letter", ActionTakeUpOffer, "affirm")
    assert not talk.is_erased
    assert "Yes, erase everything" in talk.buttons


def test_a_typed_no_keeps_everything() -> None:
    talk = Talk().wants_it_gone().says("no", ActionDecline, "deny")
    assert not talk.is_erased and talk.slots["attendance_missed_days"] == 17
    assert not talk.says("yes", ActionTakeUpOffer, "affirm").is_erased


def test_asked_twice_it_asks_twice_in_other_words() -> None:
    talk = Talk().wants_it_gone()
    asked = talk.text
    assert not talk.wants_it_gone().is_erased
    assert "?" in talk.text and talk.text != asked


def test_a_yes_to_something_said_meanwhile_erases_nothing() -> None:
    talk = Talk().wants_it_gone().says("is this private", ActionSayPrivacy, "privacy")
    assert talk.slots[OFFER] == "erase"
    assert not talk.says("yes", ActionTakeUpOffer, "affirm").is_erased


def test_a_yes_long_after_start_over_clears_nothing() -> None:
    talk = Talk().says("start over", ActionStartOver, "start_over")
    talk.says("is this private", ActionSayPrivacy, "privacy")
    talk.says("yes", ActionTakeUpOffer, "affirm")
    assert talk.slots["attendance_missed_days"] == 17


def test_going_on_takes_the_offer_back() -> None:
    talk = Talk().wants_it_gone().says("go on", ActionContinue, "continue_assessment")
    assert talk.slots[OFFER] is None


@pytest.mark.parametrize(
    "text",
    ["delete everything they wrote about him in his file", "forget everything the school told you"],
)
def test_the_schools_papers_are_a_question_about_records(text: str, content: Guidance) -> None:
    talk = Talk().wants_it_gone(text)
    assert not talk.is_erased
    assert content.faq["records"].answer.split("\n")[0] in talk.text
    assert "Yes, erase everything" not in talk.buttons
    assert talk.slots.get(OFFER) is None
    assert not talk.says("yes", ActionTakeUpOffer, "affirm").is_erased


def test_what_cannot_be_told_gets_the_list_of_everything_told() -> None:
    talk = Talk().wants_it_gone("take his diagnosis off")
    assert not talk.is_erased
    (review,) = [message["custom"] for message in talk.heard if message.get("custom")]
    assert review["type"] == "review"
    assert "Delete my data" in talk.buttons


def test_while_a_safety_talk_is_open_the_question_leaves_it_open_and_the_button_erases() -> None:
    talk = Talk(form="safety_form").wants_it_gone("delete this")
    assert not talk.is_erased
    assert talk.form == "safety_form"
    assert talk.presses("keep").form == "safety_form"
    talk.presses("yes")
    assert talk.is_erased and talk.form is None


def test_every_channel_confirms_with_the_same_payload() -> None:
    """The page that has asked by itself sends what the button of the chat sends."""
    assert button("yes_erase")["payload"] == ERASE
