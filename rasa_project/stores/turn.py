"""The turn that is running: its reply is stored together with the conversation it changed.

The turn runner of the channels sets it; the tracker store, deep below Rasa, reads it.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field

from rasa_project.channels.output import BotMessage, TurnOutput

FORGET = "forget"


@dataclass
class RunningTurn:
    """One delivery of one message."""

    conversation: str
    id: str
    output: TurnOutput
    text: str | None = None
    pressed: list[str] = field(default_factory=list)

    @property
    def messages(self) -> list[BotMessage]:
        """What the bot has said so far."""
        return self.output.messages

    @property
    def forgets(self) -> bool:
        """Whether the parent had everything removed."""
        return any(said.get("type") == FORGET for said in self.messages)


RUNNING: ContextVar[RunningTurn | None] = ContextVar("running_turn", default=None)
