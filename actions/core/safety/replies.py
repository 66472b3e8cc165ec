"""What is said about a danger. The words are in guidance_content/safety/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.core.safety.crisis import Crisis

if TYPE_CHECKING:
    from actions.core.content.safety import Safety

BUTTONS = ("not_safe", "not_sure", "safe_now")
"""Answers to "is your child safe right now?", most urgent first."""


@dataclass(frozen=True)
class Button:
    """One answer offered under a safety message."""

    id: str
    label: str


def reply_for(crisis: Crisis, content: Safety) -> str:
    """The first answer to this danger."""
    return content.replies[crisis.kind, crisis.level]


def safety_buttons(content: Safety) -> list[Button]:
    """The three answers to "is your child safe right now?"."""
    return [Button(name, content.follow_ups[name].button or name) for name in BUTTONS]


def not_safe_reply(content: Safety) -> str:
    """After "Not safe"."""
    return content.follow_ups["not_safe"].message


def not_sure_reply(content: Safety) -> str:
    """After "Not sure", which is treated as not safe."""
    return content.follow_ups["not_sure"].message


def safe_now_reply(content: Safety) -> str:
    """After "Safe now": the lines stay named, and the parent chooses whether to go on."""
    return content.follow_ups["safe_now"].message


def reminder(content: Safety) -> str:
    """Instead of the full message, when the same danger was answered a moment ago."""
    return content.follow_ups["reminder"].message


def welcome_back(content: Safety) -> str:
    """A gentle line when the parent takes up the questions again."""
    return content.follow_ups["welcome_back"].message
