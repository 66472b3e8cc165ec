"""Trackers as Rasa sends them to the action server."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker


def tracker(
    text: str = "",
    intent: str = "inform",
    facts: dict[str, Any] | None = None,
    slots: dict[str, Any] | None = None,
    extractor: str = "HomeroomUnderstanding",
    form: str | None = None,
    topic: str | None = None,
    channel: str | None = None,
) -> Tracker:
    """A conversation whose latest message has these words, intent and facts."""
    message: dict[str, Any] = {
        "text": text,
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [
            {"entity": field, "value": value, "extractor": extractor}
            for field, value in (facts or {}).items()
        ],
    }
    if topic:
        response = {"response": {"intent_response_key": f"faq/{topic}"}}
        message["response_selector"] = {"faq": response}
    return Tracker(
        sender_id="web-1",
        slots=dict(slots or {}),
        latest_message=message,
        events=[{"event": "user", "input_channel": channel}] if channel else [],
        paused=False,
        followup_action=None,
        active_loop={"name": form} if form else {},
        latest_action_name="action_listen",
    )
