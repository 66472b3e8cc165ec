"""Three actions that fail for a child who missed 13 days, in the bot or in an action server.

Each error holds everything the parent told.

python -m tests.faults.failing_actions scripts.bot --port 5005
python -m tests.faults.failing_actions scripts.action_server --port 5055
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

from rasa_sdk import Tracker

from actions.responses.conversation import ActionPause
from actions.responses.questions import ActionExplainQuestion
from actions.responses.summary import ActionShowSummary

show_summary, explain, pause = (
    ActionShowSummary.act,
    ActionExplainQuestion.run,
    ActionPause.run,
)


def is_marked(tracker: Tracker) -> bool:
    """Whether this conversation is to fail."""
    return bool(tracker.get_slot("attendance_missed_days") == 13)


def words(tracker: Tracker) -> str:
    """Everything the parent told."""
    return str(tracker.current_slot_values()) + str(tracker.latest_message)


async def fails_inside(self: Any, dispatcher: Any, tracker: Tracker) -> Any:
    """As a fault of ours would: inside the boundary of actions/base.py."""
    if is_marked(tracker):
        raise RuntimeError(words(tracker))
    return await show_summary(self, dispatcher, tracker)


async def fails_outside(self: Any, dispatcher: Any, tracker: Tracker, domain: Any) -> Any:
    """As a fault of the SDK would: nothing of ours catches it."""
    if is_marked(tracker):
        raise KeyError(words(tracker))
    return await explain(self, dispatcher, tracker, domain)


async def crashes(self: Any, dispatcher: Any, tracker: Tracker, domain: Any) -> Any:
    """The whole process ends with a traceback."""
    if not is_marked(tracker):
        return await pause(self, dispatcher, tracker, domain)
    try:
        raise SystemError(words(tracker))
    except SystemError:
        sys.excepthook(*sys.exc_info())
        os._exit(3)


ActionShowSummary.act = fails_inside
ActionExplainQuestion.run = fails_outside
ActionPause.run = crashes

if __name__ == "__main__":
    program = importlib.import_module(sys.argv.pop(1))
    program.main()
