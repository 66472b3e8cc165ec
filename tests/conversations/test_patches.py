"""The patches of Rasa change nothing that a parent could notice.

The same long conversation is held by Rasa as it comes and by the bot as it really runs, each in a
process of its own, because patches stay once they are applied.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rasa.core.tracker_store import TrackerStore

from actions.dialogue.recent import SAID
from rasa_project.patches.without_tensorflow import leave_out_tensorflow


def held(folder: Path, patched: bool) -> list[Any]:
    """What was said and how things stood after each turn."""
    if patched:
        leave_out_tensorflow()
    # Rasa is imported where it is decided what of it.
    from rasa.core.agent import Agent

    from actions.storage.database import Database
    from rasa_project.patches.apply import apply_patches
    from rasa_project.patches.in_process_actions import run_actions_in_process
    from rasa_project.stores.conversations import ConversationStore
    from scripts.model_file import MODEL

    from .test_long_conversations import SCRIPT, one_turn, state

    agent = Agent.load(str(MODEL))
    apply_patches(agent) if patched else run_actions_in_process(agent)
    database = Database(f"sqlite:///{folder / f'{patched}.db'}", "a secret")
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


def test_the_patched_bot_says_and_remembers_the_same(tmp_path: Path) -> None:
    from .test_long_conversations import SCRIPT

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as apart:
        plain, patched = (apart.submit(held, tmp_path, patched) for patched in (False, True))
        told = list(zip(plain.result(), patched.result(), strict=True))
    assert len(told) == len(SCRIPT)
    for before, after in told:
        assert after == before
