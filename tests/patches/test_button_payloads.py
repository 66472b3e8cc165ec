"""A pressed button is parsed into the intent and entities its payload names."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from rasa_project.patches.button_payloads import _parse

DOMAIN = Domain.from_dict({"intents": ["answer", "start"], "entities": ["severity"]})


@pytest.mark.parametrize(
    ("payload", "intent", "entities"),
    [
        ("/start", "start", {}),
        ('/answer{"severity": "weekly"}', "answer", {"severity": "weekly"}),
    ],
)
def test_a_payload_gives_its_intent_and_entities(
    payload: str, intent: str, entities: dict[str, str]
) -> None:
    processor = SimpleNamespace(domain=DOMAIN)
    tracker = DialogueStateTracker("c", [])
    parsed = _parse(processor, UserMessage(payload, sender_id="c"), tracker)
    assert parsed["intent"]["name"] == intent
    assert parsed["intent"]["confidence"] == 1.0
    assert {one["entity"]: one["value"] for one in parsed["entities"]} == entities
    assert parsed["text"] == payload
