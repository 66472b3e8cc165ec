"""The safety talk: a state machine from the first danger told until the parent goes on.

    asked ──yes──▶ safe_for_now ──go on──▶ settled
      │ ──no / not sure──▶ not_safe / not_sure ──help comes──▶ help_under_way
      └ (a child writes: asked until an adult is there)

`begin` answers a danger, `answer` a later message, `returns` a new visit. Each gives the next state
and what to say, as ids of content and one question at most. While a state is `open`, the bot asks
nothing about school and takes no fact from what is written. A state is plain JSON.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from actions.core.content.safety import About, Answer, Occasion, QuestionId, Safety, Spoken
from actions.core.content.safety_patterns import Kind, Language, Level
from actions.core.safety.crisis import LEVELS, STUDENT, Crisis

Status = Literal[
    "asked", "not_safe", "not_sure", "safe_for_now", "help_under_way", "denied", "settled"
]
"""How safe the person in danger is, as far as the parent has said."""

SETTLED_ENOUGH: frozenset[Status] = frozenset({"safe_for_now", "help_under_way", "denied"})
"""The safety question has its answer; whether to go on is the parent's choice."""

HOW_SAFE = ("not_safe", "not_sure", "safe_now")
WHEN_NOT_SAFE = ("help_coming", "say_to_child", "safe_now", "go_on")
WHEN_HELP_IS_THERE = ("go_on", "stop")
WITH_AN_ADULT = ("adult_here", "no_adult")

HURT_BY_SOMEBODY: frozenset[Kind] = frozenset({
    "abuse_by_writer", "abuse_by_family", "abuse_by_staff", "peer_assault", "online_exploitation",
    "domestic_violence",
})  # fmt: skip
"""Dangers in which the adult who has come to a child may be the one who hurts it."""

NOT_BROUGHT_UP: frozenset[Kind] = frozenset({"domestic_violence"})
"""Dangers never named unasked: the one who hurts may hold the phone."""

NEVER_CLOSES_UNASKED = 2
"""Times the parent must want to go on before an unanswered safety question gives way."""


@dataclass(frozen=True)
class SafetyTalk:
    """What the conversation remembers of a danger. No word of the parent is kept.

    `answered`: kind of danger -> most urgent level answered so far. `unread`: answers in a row
    that could not be read. `wants_on`: how often the parent wanted to go on before answering.
    `has_stopped`: she chose to stop for the day rather than to go on.
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
    kept_facts: bool = False
    has_stopped: bool = False

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
    """What to say: texts in their order, the first ones as they stand, then buttons by id."""

    texts: tuple[str, ...]
    buttons: tuple[str, ...] = ()


def talk_from(stored: Mapping[str, Any] | None) -> SafetyTalk | None:
    """The talk a store holds, or None."""
    return SafetyTalk(**stored) if stored else None


def begin(
    crisis: Crisis,
    before: SafetyTalk | None,
    content: Safety,
    *,
    text: str = "",
    kept_facts: bool = False,
) -> tuple[SafetyTalk, Said]:
    """The full answer to a danger, whether or not the same was told before.

    `text`: the message, for sentences that only some words bring. A danger of the past gets a
    gentle word and changes nothing that is open.
    """
    spoken = content.spoken[crisis.language]
    is_student = crisis.is_student or bool(before and before.is_student)
    reply = spoken.replies["student" if is_student else "parent", crisis.kind, crisis.level]
    answered = _remembered(crisis, before)
    if reply.asks is None:  # long past
        earlier = before or SafetyTalk(
            crisis.kind, crisis.level, crisis.language, "child_safe", status="settled"
        )
        return replace(earlier, answered=answered), Said((reply.message,))
    talk = SafetyTalk(
        kind=crisis.kind,
        level=crisis.level,
        language=crisis.language,
        question=reply.asks,
        is_student=is_student,
        answered=answered,
        kept_facts=kept_facts or bool(before and before.kept_facts and before.is_open),
    )
    about = spoken.questions[reply.asks].about
    program = spoken.said("program", talk.kind, about).message
    texts = [reply.message, *_additions(talk, text, content), program]
    if kept_facts:
        texts.append(spoken.said("kept", talk.kind, about).message)
    return talk, Said((" ".join(texts), spoken.questions[reply.asks].ask), _how_safe(talk))


def _additions(talk: SafetyTalk, text: str, content: Safety) -> list[str]:
    if talk.is_student:
        return []
    plain = f" {' '.join(re.findall(r'[a-z0-9]+', _plain(text)))} "
    return [
        one.in_spanish if talk.language == "es" else one.message
        for one in content.additions.values()
        if talk.kind in one.kinds and any(f" {word} " in plain for word in one.words)
    ]


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")


def answer(
    talk: SafetyTalk, given: Answer, content: Safety, *, also: frozenset[Answer] = frozenset()
) -> tuple[SafetyTalk, Said]:
    """The next state, and what to say to a later message that tells of no new danger."""
    spoken = content.spoken[talk.language]
    step = _STEPS.get(given, _cannot_read)
    return step(_Turn(talk, given, also, spoken))


def returns(talk: SafetyTalk, content: Safety) -> tuple[SafetyTalk, Said]:
    """The parent comes back another time: the question is asked once more, before anything else."""
    open_again = replace(talk, status="asked", unread=0, wants_on=0, has_stopped=False)
    turn = _Turn(open_again, "unclear", frozenset(),
                 content.spoken[talk.language])  # fmt: skip
    return turn.says("returns")


def later(talk: SafetyTalk | None, occasion: Occasion, content: Safety) -> str | None:
    """A line for a later moment: in the summary ("later"), or at goodbye. None where none fits."""
    if talk is None or talk.is_student or not talk.is_grave or talk.kind in NOT_BROUGHT_UP:
        return None
    spoken = content.spoken[talk.language]
    return spoken.said(occasion, talk.kind, spoken.questions[talk.question].about).message


def about(talk: SafetyTalk, content: Safety) -> About:
    """Whom the open question is about."""
    return content.spoken[talk.language].questions[talk.question].about


@dataclass(frozen=True)
class _Turn:
    talk: SafetyTalk
    given: Answer
    also: frozenset[Answer]
    spoken: Spoken

    @property
    def about(self) -> About:
        return self.spoken.questions[self.talk.question].about

    def says(
        self, occasion: Occasion, talk: SafetyTalk | None = None, *, then_ask: str = "ask"
    ) -> tuple[SafetyTalk, Said]:
        """The words for an occasion, and the question that its `then` names.

        `then_ask`: the wording of the open question, `ask` or `again`.
        """
        after = talk or self.talk
        words = self.spoken.said(occasion, after.kind, self.about)
        if words.then is None:
            return after, Said((words.message,))
        if words.then == "wait":
            buttons = WHEN_HELP_IS_THERE if after.is_answered else WHEN_NOT_SAFE
            waiting = _how_safe(after) if after.is_student else buttons
            return after, Said((words.message,), waiting)
        if words.then == "go_on" or (after.is_answered and not after.is_student):
            offered = self.spoken.questions["go_on"]
            return after, Said((words.message, getattr(offered, then_ask)), ("go_on", "stop"))
        question = self.spoken.questions[after.question]
        asked = replace(after, status="asked")
        return asked, Said((words.message, getattr(question, then_ask)), _how_safe(asked))


def _how_safe(talk: SafetyTalk) -> tuple[str, ...]:
    return WITH_AN_ADULT if talk.is_student else HOW_SAFE


def _moves_to(status: Status) -> Callable[[_Turn], tuple[SafetyTalk, Said]]:
    def step(turn: _Turn) -> tuple[SafetyTalk, Said]:
        talk = replace(turn.talk, status=status, unread=0)
        return turn.says(turn.given, talk)  # type: ignore[arg-type]  # each is an occasion, too

    return step


def _stays(turn: _Turn) -> tuple[SafetyTalk, Said]:
    """Answers, and asks again what is still open."""
    return turn.says(turn.given, replace(turn.talk, unread=0))  # type: ignore[arg-type]


def _safe(turn: _Turn) -> tuple[SafetyTalk, Said]:
    """Safe for now. A child who says so is still a child, alone with us."""
    if turn.talk.is_student:
        return turn.says("feels", replace(turn.talk, unread=0))
    status: Status = "help_under_way" if "help_under_way" in turn.also else "safe_for_now"
    return turn.says("safe", replace(turn.talk, status=status, unread=0))


def _help_under_way(turn: _Turn) -> tuple[SafetyTalk, Said]:
    return turn.says("help_under_way", replace(turn.talk, status="help_under_way", unread=0))


def _over(turn: _Turn) -> tuple[SafetyTalk, Said]:
    return turn.says("over", replace(turn.talk, status="safe_for_now", unread=0))


def _denies(turn: _Turn) -> tuple[SafetyTalk, Said]:
    status: Status = "asked" if turn.talk.is_student else "denied"
    return turn.says("denies", replace(turn.talk, status=status, unread=0))


def _adult_here(turn: _Turn) -> tuple[SafetyTalk, Said]:
    """An adult has come to a child who wrote; to a parent's talk it means that help is there.

    A child whom somebody hurts is told to show it only to a person it trusts, and nothing is
    said that would tell that person what the child wrote.
    """
    if not turn.talk.is_student:
        return _help_under_way(replace(turn, given="help_under_way"))
    if turn.talk.kind in HURT_BY_SOMEBODY:
        return turn.says("adult_here", replace(turn.talk, unread=0))
    is_only_a_child = turn.talk.kind == STUDENT.kind  # no danger was told
    status: Status = "settled" if is_only_a_child else "safe_for_now"
    talk = replace(turn.talk, status=status, unread=0)
    said = turn.says("adult_here", talk)[1]
    return replace(talk, is_student=False, question="child_safe"), said


def _no_adult(turn: _Turn) -> tuple[SafetyTalk, Said]:
    if not turn.talk.is_student:
        return _moves_to("not_sure")(replace(turn, given="not_sure"))
    return turn.says("no_adult", replace(turn.talk, status="not_sure", unread=0))


def _go_on(turn: _Turn) -> tuple[SafetyTalk, Said]:
    """Going on is the parent's choice; an unanswered question is asked once more before it."""
    talk = turn.talk
    if talk.is_student:
        return turn.says("school_question", replace(talk, unread=0))
    if not talk.is_answered and talk.wants_on + 1 < NEVER_CLOSES_UNASKED:
        return turn.says("go_on", replace(talk, wants_on=talk.wants_on + 1, unread=0))
    return turn.says("going_on", replace(talk, status="settled", unread=0, has_stopped=False))


def _stop(turn: _Turn) -> tuple[SafetyTalk, Said]:
    """Stopping is always heard. A child's talk stays a child's talk."""
    if turn.talk.is_student:
        return turn.says("stopped", replace(turn.talk, unread=0))
    return turn.says("stopped", replace(turn.talk, status="settled", unread=0, has_stopped=True))


def _acknowledges(turn: _Turn) -> tuple[SafetyTalk, Said]:
    """ "ok" is no answer: the open question stands; when something is being done, we wait."""
    if turn.talk.is_answered:
        return turn.says("choose", then_ask="again")
    if turn.talk.status in ("not_safe", "not_sure"):
        return turn.says("still_here")
    return _cannot_read(turn)


def _cannot_read(turn: _Turn) -> tuple[SafetyTalk, Said]:
    """Once more in one short line; after that, what is unclear counts as not sure."""
    talk = replace(turn.talk, unread=turn.talk.unread + 1)
    if talk.is_answered and not talk.is_student:
        return turn.says("choose", talk, then_ask="again")
    if talk.status in ("not_safe", "not_sure") and not talk.is_student:
        return turn.says("still_here", talk)
    if talk.unread > 1 and not talk.is_student:
        return turn.says("not_sure", replace(talk, status="not_sure"))
    question = turn.spoken.questions[talk.question]
    return talk, Said((question.again,), _how_safe(talk))


_STEPS: dict[Answer, Callable[[_Turn], tuple[SafetyTalk, Said]]] = {
    "safe": _safe,
    "not_safe": _moves_to("not_safe"),
    "not_sure": _moves_to("not_sure"),
    "denies": _denies,
    "help_under_way": _help_under_way,
    "steps_taken": _stays,
    "refuses_help": _stays,
    "asks_what_to_say_child": _stays,
    "asks_what_to_say_line": _stays,
    "asks_what_else": _stays,
    "over": _over,
    "go_on": _go_on,
    "stop": _stop,
    "school_question": _stays,
    "acknowledges": _acknowledges,
    "feels": _stays,
    "adult_here": _adult_here,
    "no_adult": _no_adult,
}


def _remembered(crisis: Crisis, before: SafetyTalk | None) -> dict[str, str]:
    answered = dict((before.answered if before else None) or {})
    known = answered.get(crisis.kind)
    if known not in LEVELS or LEVELS.index(crisis.level) < LEVELS.index(known):
        answered[crisis.kind] = crisis.level
    return answered
