"""What is said about a danger. The words are in guidance_content/safety/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.core.safety.crisis import Crisis

if TYPE_CHECKING:
    from actions.core.content.safety import FollowUp, Safety
    from actions.core.content.safety_patterns import Language

HOW_SAFE = ("not_safe", "not_sure", "safe_now")
"""Answers to "is your child safe right now?", most urgent first."""


@dataclass(frozen=True)
class Button:
    """One answer offered under a safety message."""

    id: str
    label: str


def reply_for(crisis: Crisis, content: Safety) -> str:
    """The first answer to this danger, in the language of the message."""
    return content.spoken[crisis.language].replies[crisis.kind, crisis.level]


def safety_buttons(content: Safety, language: Language = "en") -> list[Button]:
    """The three answers to "is your child safe right now?"."""
    return buttons(HOW_SAFE, content, language)


def buttons(names: tuple[str, ...], content: Safety, language: Language = "en") -> list[Button]:
    """Buttons of these follow-ups."""
    return [Button(name, follow_up(name, content, language).button or name) for name in names]


def not_safe_reply(content: Safety, language: Language = "en") -> str:
    """After "Not safe"."""
    return follow_up("not_safe", content, language).message


def not_sure_reply(content: Safety, language: Language = "en") -> str:
    """After "Not sure", which is treated as not safe."""
    return follow_up("not_sure", content, language).message


def safe_now_reply(content: Safety, language: Language = "en") -> str:
    """After "Safe now": the lines stay named, and the parent chooses whether to go on."""
    return follow_up("safe_now", content, language).message


def reminder(content: Safety, language: Language = "en") -> str:
    """Instead of the full message, when the same danger was answered before."""
    return follow_up("reminder", content, language).message


def welcome_back(content: Safety, language: Language = "en") -> str:
    """A gentle line when the parent takes up the questions again."""
    return follow_up("welcome_back", content, language).message


def go_on_when_ready(content: Safety, language: Language = "en") -> str:
    """That answers are kept, and going on is the parent's choice."""
    return follow_up("go_on", content, language).message


def follow_up(name: str, content: Safety, language: Language) -> FollowUp:
    """One later message."""
    return content.spoken[language].follow_ups[name]
