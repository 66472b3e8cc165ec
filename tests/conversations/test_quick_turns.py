"""What makes turns quick changes nothing that a parent could notice.

The same long conversation is held by Rasa as it comes and by the bot as it really runs, each in a
process of its own, because the quicker ways stay once they are there.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rasa.core.tracker_store import TrackerStore

from actions.said import SAID

from .test_long_conversations import SCRIPT, one_turn, state


def held(folder: Path, quick: bool) -> list[Any]:
    """What was said and how things stood after each turn."""
    # Rasa is imported in the processes that need it.
    from rasa.core.agent import Agent

    from actions.storage.database import Database
    from rasa_project.server.actions_here import run_actions_here
    from rasa_project.server.start import make_quick
    from rasa_project.stores.conversations import ConversationStore
    from scripts.model_file import MODEL

    agent = Agent.load(str(MODEL))
    make_quick(agent) if quick else run_actions_here(agent)
    database = Database(f"sqlite:///{folder / f'{quick}.db'}", "a secret")
    database.prepare()
    store = ConversationStore(agent.domain, store=database)

    async def talk() -> list[Any]:
        return [
            (
                text,
                await one_turn(agent, store, text, seed),
                await state(store),
                await happened(store),
            )
            for seed, text in enumerate(SCRIPT)
        ]

    turns = asyncio.run(talk())
    database.close()
    return turns


async def happened(store: TrackerStore) -> list[dict[str, Any]]:
    """Every event that is kept, but for the moment and the random id of the message."""
    tracker = await store.retrieve("web-1")
    assert tracker is not None
    events = [event.as_dict() for event in tracker.events]
    return [
        {key: value for key, value in event.items() if key != "timestamp"}
        for event in events
        if event.get("name") != SAID
    ]


def test_quick_turns_say_and_remember_the_same(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as apart:
        slow, quick = (apart.submit(held, tmp_path, quick) for quick in (False, True))
        told = list(zip(slow.result(), quick.result(), strict=True))
    assert len(told) == len(SCRIPT)
    for before, after in told:
        assert after == before
