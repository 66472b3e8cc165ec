"""Actions run in the bot's process when Rasa asks its endpoint for them."""

from __future__ import annotations

import asyncio

from rasa.core.actions.action import RemoteAction

from rasa_project.patches.in_process_actions import InProcessActions


def test_an_action_runs_in_this_process() -> None:
    tracker = {"sender_id": "c", "slots": {}, "latest_message": {}, "events": [], "paused": False}
    call = {
        "next_action": "action_pause",
        "tracker": {**tracker, "active_loop": {}, "latest_action_name": "action_listen"},
        "domain": {},
    }
    result = asyncio.run(InProcessActions().request(json=call))
    assert result is not None
    assert RemoteAction("action_pause", None)._validate_action_result(result)
    assert result["responses"]
