"""`homeroom chat` shows every kind of message and presses buttons by their numbers."""

from __future__ import annotations

from typing import Any

import pytest

from actions.cli.chat import body, lines

BUTTONS = [{"title": "A"}, {"title": "B"}, {"title": "C"}]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("#2", {"button": {"title": "B"}}),
        ("#1 #3", {"buttons": [{"title": "A"}, {"title": "C"}]}),
        ("12", {"text": "12"}),
        ("#9", {"text": "#9"}),
        ("we are #1 in truancy", {"text": "we are #1 in truancy"}),
    ],
)
def test_what_is_typed_is_sent(typed: str, sent: dict[str, Any]) -> None:
    assert body(typed, BUTTONS) == sent


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ({"type": "text", "text": "Hello"}, "Hello"),
        ({"type": "progress", "asked": 2, "left": 5, "minutes": 1}, "5 to go"),
        ({"type": "summary", "texts": ["One.", "Two."], "plan": {}}, "Two."),
        ({"type": "picture", "title": "Absences", "alt": "20 of 60 days"}, "20 of 60"),
        ({"type": "files", "title": "Packet", "text": "One PDF"}, "One PDF"),
        ({"type": "letter", "title": "Request", "text": "Dear Director"}, "Dear Director"),
        (
            {"type": "review", "text": "All", "facts": [{"label": "State", "value": "Ohio"}]},
            "State: Ohio",
        ),
        ({"type": "forget"}, "erased"),
    ],
)
def test_every_kind_of_message_is_shown(message: dict[str, Any], shown: str) -> None:
    assert shown in "\n".join(lines(message))
