"""What a safety talk remembers, and what is said in it: plain data that a store can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from actions.core.content.safety import About, Occasion, QuestionId, Safety
from actions.core.content.safety_patterns import Kind, Language, Level
from actions.core.safety.crisis import LEVELS, STUDENT, Crisis

Status = Literal[
    "asked", "not_safe", "not_sure", "safe_for_now", "help_under_way", "denied", "settled"
]
"""How safe the person in danger is, as far as the parent has said."""

SETTLED_ENOUGH: frozenset[Status] = frozenset({"safe_for_now", "help_under_way", "denied"})
"""The safety question has its answer; whether to go on is the parent's choice."""

SAFETY_QUESTION = "safety_safe_now"
SAFETY_GO_ON = "safety_go_on"
"""Ids under which a reply says which of the two questions it leaves open."""

HOW_SAFE = ("not_safe", "not_sure", "safe_now")
WHEN_NOT_SAFE = ("help_coming", "say_to_child", "safe_now", "stop")
WHEN_HELP_IS_THERE = ("go_on", "stop")
WITH_AN_ADULT = ("adult_here", "no_adult")
WHEN_AN_ADULT_IS_THERE = ("adult_writes", "no_adult")

HURT_BY_SOMEBODY: frozenset[Kind] = frozenset({
    "abuse_by_writer", "abuse_by_family", "abuse_by_staff", "peer_assault", "online_exploitation",
    "domestic_violence",
})  # fmt: skip
"""Dangers in which the adult who has come to a child may be the one who hurts it."""

HURT_AT_HOME: frozenset[Kind] = frozenset({"abuse_by_family", "domestic_violence"})
"""Dangers in which "he is here" may speak of the one who hurts."""

NOT_BROUGHT_UP: frozenset[Kind] = frozenset({"domestic_violence"})
"""Dangers never named unasked: the one who hurts may hold the phone."""

NEVER_CLOSES_UNASKED = 2
"""Times the parent must want to go on before an unanswered safety question gives way."""


@dataclass(frozen=True)
class SafetyTalk:
    """What the conversation remembers of a danger. No word of the parent is kept.

    `answered`: kind of danger -> most urgent level answered so far. `unread`: answers in a row
    that could not be read. `wants_on`: how often the parent wanted to go on before answering.
    `has_stopped`: she chose to stop for the day rather than to go on. `last_said`: what the
    latest answer was about.
    """

    kind: Kind
    level: Level
    language: Language
    question: QuestionId
    status: Status = "asked"
    is_student: bool = False
    answered: Mapping[str, str] | None = None
    unread: int = 0
    wants_on: int = 0
    has_stopped: bool = False
    last_said: Occasion | None = None

    @property
    def is_open(self) -> bool:
        """Whether the talk still comes before everything else."""
        return self.status != "settled"

    @property
    def is_grave(self) -> bool:
        """Whether some danger told was more than long past."""
        return any(
            level != "past" and kind != STUDENT.kind
            for kind, level in (self.answered or {}).items()
        )

    @property
    def comes_back(self) -> bool:
        """Whether the question is asked again on the next visit."""
        return self.is_open or (self.is_grave and self.kind not in NOT_BROUGHT_UP)

    @property
    def is_answered(self) -> bool:
        """Whether the parent has said how safe it is."""
        return self.status in SETTLED_ENOUGH or self.status == "settled"

    def as_json(self) -> dict[str, Any]:
        """For a store; `talk_from` reads it."""
        return asdict(self)


@dataclass(frozen=True)
class Said:
    """What to say: texts in their order, and the ids of the buttons under them."""

    texts: tuple[str, ...]
    buttons: tuple[str, ...] = ()

    @property
    def asks(self) -> str | None:
        """The question left open: how safe it is, or whether to go on; None where it waits."""
        if set(self.buttons) & {*HOW_SAFE, *WITH_AN_ADULT}:
            return SAFETY_QUESTION
        return SAFETY_GO_ON if "go_on" in self.buttons else None


def talk_from(stored: Mapping[str, Any] | None) -> SafetyTalk | None:
    """The talk a store holds, or None."""
    return SafetyTalk(**stored) if stored else None


def remembered(crisis: Crisis, before: SafetyTalk | None) -> dict[str, str]:
    """Kinds answered so far with their most urgent level, once this danger is answered, too."""
    answered = dict((before.answered if before else None) or {})
    known = answered.get(crisis.kind)
    if known not in LEVELS or LEVELS.index(crisis.level) < LEVELS.index(known):
        answered[crisis.kind] = crisis.level
    return answered


def later(talk: SafetyTalk | None, occasion: Occasion, content: Safety) -> str | None:
    """A line for a later moment: in the summary ("later"), or at goodbye. None where none fits."""
    if talk is None or talk.is_student or not talk.is_grave or talk.kind in NOT_BROUGHT_UP:
        return None
    spoken = content.spoken[talk.language]
    return spoken.said(occasion, talk.kind, spoken.questions[talk.question].about).message


def about(talk: SafetyTalk, content: Safety) -> About:
    """Whom the open question is about."""
    return content.spoken[talk.language].questions[talk.question].about
