"""The bot reads a message on the day it is where the family lives."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from actions import clock
from actions.bridge import SLOT_OF_FIELD
from actions.cli.understand import MODEL
from actions.core.understanding.understand import Models
from rasa_project.components.understanding import HomeroomUnderstanding

NIGHT = datetime(2026, 12, 1, 8, 30, tzinfo=timezone.utc)
"""Tuesday in Ohio, still Monday evening in Hawaii."""


def days_missed(models: Models, state: str | None) -> Any:
    component = HomeroomUnderstanding(None, None, models.intents)  # type: ignore[arg-type]
    message = Message({TEXT: "she hasn't been to school since september 1"})
    slot = AnySlot(SLOT_OF_FIELD["state"], [{}], initial_value=state)
    component.process([message], DialogueStateTracker("web-1", [slot]))
    found = {entity["entity"]: entity["value"] for entity in message.get("entities")}
    return found["missed_days"]


def test_days_are_counted_up_to_the_familys_day(
    models: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NIGHT)
    assert days_missed(models, "OH") == days_missed(models, None) == 60
    assert days_missed(models, "HI") == 59


def test_the_trained_model_hands_the_conversation_to_the_reader(models: Models) -> None:
    runner = Agent.load(str(MODEL)).processor.graph_runner  # type: ignore[union-attr]
    nodes = runner._graph_schema.nodes.values()  # type: ignore[attr-defined]
    (reader,) = (node for node in nodes if node.uses is HomeroomUnderstanding)
    assert reader.needs["tracker"] == "__tracker__"
