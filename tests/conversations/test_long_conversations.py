"""The shortened history the bot keeps changes nothing that a parent could notice.

The same long conversation is held twice at once: with every event ever kept, and with the store
the bot really uses. At every turn both must say the same and be in the same state.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore

from actions.dialogue.recent import SAID
from actions.storage.database import Database
from rasa_project.channels.output import TurnOutput
from rasa_project.patches.in_process_actions import run_actions_in_process
from rasa_project.stores.conversations import ConversationStore
from scripts.model_file import MODEL

FIRST = ["/start", '/answer{"severity": "most_days"}', "about 20", "what is a 504 plan?"]
WANDERING = [
    "early pickups twice a week",
    "why do you ask?",
    "asdf qwer",
    "blah blah",
    "anxiety, diagnosed in march",
    "no wait its 22 days",
    "back",
    "mornings are the worst",
    "do we need a doctors note",
    "skip",
    "i have to stop now",
    "hello",
    "lets continue",
    '/answer{"impacts": ["behind"]}',
    "I don't know",
    "she says she wants to die when the bus comes",
    "/safe_now",
    "/continue_assessment",
    "no plan",
    "Ohio, 7th",
    "show my summary",
    "yes please",
    '/answer{"relationship": "parent"}',
    "Maya Lopez",
    "what can you do?",
    "I'm Dana Lopez",
    "skip",
    "it was 32 days",
    "write the letter again",
    "thanks",
    "start over",
    "17 days since september, anxiety, no plan",
    "delete",
    "no",
]
SCRIPT = FIRST + WANDERING


@pytest.fixture(scope="module")
def agent() -> Agent:
    """The trained bot in this process, its actions too."""
    agent = Agent.load(str(MODEL))
    run_actions_in_process(agent)
    return agent


@pytest.fixture
def stores(agent: Agent, tmp_path: Path) -> Iterator[dict[str, TrackerStore]]:
    database = Database(f"sqlite:///{tmp_path / 'homeroom.db'}", "a secret")
    database.prepare()
    yield {
        "whole": InMemoryTrackerStore(agent.domain),
        "short": ConversationStore(agent.domain, store=database),
    }
    database.close()


async def one_turn(agent: Agent, store: TrackerStore, text: str, seed: int) -> list[dict[str, Any]]:
    """What the bot says with this store; the choice between wordings is the same in both."""
    np.random.seed(seed)
    agent.processor.tracker_store = store
    output = TurnOutput("web")
    await agent.handle_message(UserMessage(text, output, "web-1", input_channel="web"))
    return [without_random_ids(message) for message in output.messages]


def without_random_ids(message: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in message.items() if key not in ("files", "message_id")}


async def state(store: TrackerStore) -> dict[str, Any]:
    tracker = await store.retrieve("web-1")
    assert tracker is not None
    loop = tracker.active_loop
    slots = {k: v for k, v in tracker.current_slot_values().items() if "metadata" not in k}
    slots[SAID] = {k: v for k, v in (slots[SAID] or {}).items() if k != "message"}  # a random id
    return {
        "slots": slots,
        "loop": loop and (loop.name, loop.is_interrupted, loop.rejected),
        "last action": tracker.latest_action_name,
    }


def test_turn_by_turn_the_same_words_and_the_same_state(
    agent: Agent, stores: dict[str, TrackerStore]
) -> None:
    async def run() -> list[int]:
        weights = []
        for number, text in enumerate(SCRIPT):
            said = {name: await one_turn(agent, stores[name], text, number) for name in stores}
            assert said["short"] == said["whole"], f"turn {number}: {text}"
            assert said["short"], f"turn {number}: {text}"
            states = {name: await state(stores[name]) for name in stores}
            assert states["short"] == states["whole"], f"turn {number}: {text}"
            weights.append(len((await stores["short"].retrieve("web-1")).events))
        return weights

    weights = asyncio.run(run())
    whole = asyncio.run(stores["whole"].retrieve("web-1"))
    assert whole is not None
    assert max(weights) < 100 < len(whole.events)
