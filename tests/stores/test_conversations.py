"""Conversations come back as they were, are never overwritten, and hold no word in the file."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import OperationalError

from actions.storage.database import Database
from actions.storage.turn_log import KEPT_TURNS, TurnLog
from rasa_project.channels.help_first import Reply
from rasa_project.channels.turns import Turns
from rasa_project.stores.conversations import ConversationChanged, ConversationStore
from tests.databases import only_sqlite

DOMAIN = Domain.from_dict(
    {
        "intents": ["inform"],
        "entities": ["missed_days"],
        "slots": {
            "days": {"type": "any", "mappings": [{"type": "custom"}]},
            "asked": {"type": "any", "mappings": [{"type": "custom"}]},
        },
        "forms": {"form": {"required_slots": ["days"]}},
    }
)


@pytest.fixture
def trackers(store: Database) -> ConversationStore:
    return ConversationStore(DOMAIN, store=store)


def says(tracker: DialogueStateTracker, text: str, days: int) -> None:
    """One turn: a message, what it filled, an answer."""
    entities = [{"entity": "missed_days", "value": days}]
    tracker.update(UserUttered(text, {"name": "inform"}, entities, metadata={"secret": text}))
    tracker.update(ActionExecuted("form"))
    tracker.update(SlotSet("days", days))
    tracker.update(BotUttered(f"So {text}?"))
    tracker.update(ActionExecuted("action_listen"))


def after(trackers: ConversationStore, turns: int) -> DialogueStateTracker:
    """The conversation as read back after so many turns, each of them stored and read."""

    async def run() -> DialogueStateTracker:
        tracker = await trackers.get_or_create_tracker("web-1")
        tracker.update(SlotSet("asked", ["days"]))
        tracker.update(ActiveLoop("form"))
        for number in range(turns):
            says(tracker, f"Maya missed {number}", number)
            await trackers.save(tracker)
            tracker = await trackers.get_or_create_tracker("web-1")
        return tracker

    return asyncio.run(run())


def test_slots_form_and_last_action_come_back(trackers: ConversationStore) -> None:
    tracker = after(trackers, turns=9)
    assert tracker.get_slot("days") == 8
    assert tracker.get_slot("asked") == ["days"]
    assert tracker.active_loop_name == "form"
    assert tracker.latest_action_name == "action_listen"
    assert tracker.latest_message is not None
    assert tracker.latest_message.intent_name == "inform"


def test_a_long_conversation_weighs_no_more_than_a_short_one(trackers: ConversationStore) -> None:
    assert len(after(trackers, turns=200).events) == len(after(trackers, turns=5).events)


def test_no_words_stay_in_the_conversation(trackers: ConversationStore) -> None:
    stored = str([event.as_dict() for event in after(trackers, turns=4).events])
    assert "Maya" not in stored


@only_sqlite
def test_the_file_holds_no_word_and_no_id(trackers: ConversationStore, path: Path) -> None:
    after(trackers, turns=3)
    written = b"".join(file.read_bytes() for file in path.parent.glob("homeroom.db*"))
    for word in (b"Maya", b"web-1", b"inform", b"missed_days"):
        assert word not in written


def test_opening_the_page_stores_nothing(trackers: ConversationStore) -> None:
    asyncio.run(trackers.get_or_create_tracker("web-1"))
    assert list(asyncio.run(trackers.keys())) == []


def test_slots_a_newer_model_does_not_know_are_left_out(
    trackers: ConversationStore, store: Database
) -> None:
    after(trackers, turns=3)
    newer = ConversationStore(Domain.empty(), store=store)
    tracker = asyncio.run(newer.retrieve("web-1"))
    assert tracker is not None
    assert "days" not in tracker.current_slot_values()


def test_two_processes_never_overwrite_each_other(trackers: ConversationStore) -> None:
    async def run() -> None:
        first = await trackers.get_or_create_tracker("web-1")
        second = await trackers.get_or_create_tracker("web-1")
        says(first, "17", 17)
        says(second, "18", 18)
        await trackers.save(first)
        with pytest.raises(ConversationChanged):
            await trackers.save(second)
        kept = await trackers.retrieve("web-1")
        assert kept is not None
        assert kept.get_slot("days") == 17

    asyncio.run(run())


@only_sqlite
def test_a_database_that_is_away_is_an_error_and_no_empty_memory(
    trackers: ConversationStore, path: Path
) -> None:
    after(trackers, turns=1)
    trackers._store.close()
    for file in path.parent.glob("homeroom.db*"):
        file.unlink()
    path.mkdir()  # nothing can be opened there
    with pytest.raises(OperationalError):
        asyncio.run(trackers.retrieve("web-1"))


@only_sqlite
def test_the_event_loop_goes_on_while_somebody_else_writes(
    trackers: ConversationStore, path: Path
) -> None:
    async def run() -> None:
        tracker = await trackers.get_or_create_tracker("web-1")
        says(tracker, "17", 17)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert await trackers.retrieve("web-1") is None  # who reads waits for nobody
        asyncio.get_running_loop().call_later(0.2, other.execute, "COMMIT")
        await trackers.save(tracker)  # were the loop to wait, nobody would ever commit
        other.close()
        kept = await trackers.retrieve("web-1")
        assert kept is not None
        assert kept.get_slot("days") == 17

    asyncio.run(run())


class Rasa:
    """Stands for Rasa between the channel and the store: counts turns in a slot, and answers."""

    def __init__(self, trackers: ConversationStore, *, forgets: bool = False) -> None:
        self.trackers = trackers
        self.forgets = forgets
        self.ran = 0
        self.before_saving: Callable[[], Awaitable[None]] | None = None

    async def handle(self, message: UserMessage) -> None:
        self.ran += 1
        tracker = await self.trackers.get_or_create_tracker(message.sender_id)
        says(tracker, message.text or "", (tracker.get_slot("days") or 0) + 1)
        await message.output_channel.send_response("", {"text": f"Turn {tracker.get_slot('days')}"})
        if self.forgets:
            await message.output_channel.send_response("", {"custom": {"type": "forget"}})
        if waiting := self.before_saving:
            self.before_saving = None
            await waiting()
        await self.trackers.save(tracker)


@pytest.fixture
def rasa(trackers: ConversationStore) -> Rasa:
    return Rasa(trackers)


@pytest.fixture
def turns(rasa: Rasa, store: Database) -> Turns:
    return Turns("test", rasa.handle, log=lambda: TurnLog(store))


def words(reply: Reply) -> str:
    return " ".join(message["text"] for message in reply.messages)


def test_the_same_message_twice_is_answered_once(rasa: Rasa, turns: Turns) -> None:
    async def run() -> tuple[str, str, str]:
        first = await turns.text("web-1", "17 days", turn_id="a")
        again = await turns.text("web-1", "17 days", turn_id="a")
        other = await turns.text("web-1", "17 days", turn_id="b")
        return words(first), words(again), words(other)

    assert asyncio.run(run()) == ("Turn 1", "Turn 1", "Turn 2")
    assert rasa.ran == 2


def test_the_same_message_twice_at_once_is_answered_once(rasa: Rasa, turns: Turns) -> None:
    async def run() -> list[Reply]:
        return await asyncio.gather(
            *(turns.text("web-1", "17 days", turn_id="a") for _ in range(5))
        )

    assert {words(reply) for reply in asyncio.run(run())} == {"Turn 1"}
    assert rasa.ran == 1


def test_the_same_message_at_two_processes_moves_the_conversation_once(
    rasa: Rasa, turns: Turns, store: Database
) -> None:
    elsewhere = Turns("test", rasa.handle, log=lambda: TurnLog(store))

    async def meanwhile() -> None:
        assert words(await elsewhere.text("web-1", "17 days", turn_id="a")) == "Turn 1"

    rasa.before_saving = meanwhile
    assert words(asyncio.run(turns.text("web-1", "17 days", turn_id="a"))) == "Turn 1"
    tracker = asyncio.run(rasa.trackers.retrieve("web-1"))
    assert tracker is not None
    assert tracker.get_slot("days") == 1


def test_two_messages_at_two_processes_both_count(
    rasa: Rasa, turns: Turns, store: Database
) -> None:
    elsewhere = Turns("test", rasa.handle, log=lambda: TurnLog(store))

    async def meanwhile() -> None:
        await elsewhere.text("web-1", "and anxiety")

    rasa.before_saving = meanwhile
    assert words(asyncio.run(turns.text("web-1", "17 days"))) == "Turn 2"


def test_history_shows_what_was_typed_and_said(turns: Turns) -> None:
    async def run() -> list[str | None]:
        for number in range(KEPT_TURNS + 2):
            await turns.text("web-1", f"message {number}")
        return [turn.text for turn in await turns.history("web-1")]

    history = asyncio.run(run())
    assert history == [f"message {number}" for number in range(2, KEPT_TURNS + 2)]


def test_help_lines_take_the_place_of_what_the_bot_said_in_the_history_too(turns: Turns) -> None:
    async def run() -> list[bool]:
        await turns.text("web-1", "he took the whole bottle of pills")
        return [turn.messages[0]["crisis"] for turn in await turns.history("web-1")]

    assert asyncio.run(run()) == [True]


def test_forgetting_leaves_nothing_not_even_the_wish(
    trackers: ConversationStore, store: Database
) -> None:
    async def run() -> None:
        await Turns("t", Rasa(trackers).handle, log=lambda: TurnLog(store)).text("web-1", "Maya")
        forgetful = Turns("t", Rasa(trackers, forgets=True).handle, log=lambda: TurnLog(store))
        assert (await forgetful.text("web-1", "delete my data")).messages
        assert await forgetful.history("web-1") == []
        assert await trackers.retrieve("web-1") is None

    asyncio.run(run())
