"""The safety talk: a state machine from the first danger told until the parent goes on.

    asked ──yes──▶ safe_for_now ──go on──▶ settled
      │ ──no / not sure──▶ not_safe / not_sure ──help comes──▶ help_under_way
      └ (a child writes: asked until an adult is there)

`begin` answers a danger, `answer` a later message, `returns` a new visit. Each gives the next state
and what to say, as ids of content and one question at most. While a state is `open`, the bot asks
nothing about school and takes no fact from what is written. A state is plain JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from actions.core.content.safety import Answer, Occasion, Safety
from actions.core.safety.additions import additions
from actions.core.safety.crisis import STUDENT, Crisis
from actions.core.safety.talk import (
    HURT_BY_SOMEBODY,
    NEVER_CLOSES_UNASKED,
    SafetyTalk,
    Said,
    Status,
    remembered,
)
from actions.core.safety.talk_turn import TalkTurn, how_safe


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
    was_student = before is not None and before.is_student and not before.is_open
    is_student = crisis.is_student or was_student  # in an open talk `hear` knows who writes
    reply = spoken.replies["student" if is_student else "parent", crisis.kind, crisis.level]
    answered = remembered(crisis, before)
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
    )
    about = spoken.questions[reply.asks].about
    program = spoken.said("program", talk.kind, about).message
    first = " ".join((reply.message, *additions(talk, text, content)))
    kept = [spoken.said("kept", talk.kind, about).message] if kept_facts else []
    message = f"{first}\n\n{' '.join((program, *kept))}"
    return talk, Said((message, spoken.questions[reply.asks].ask), how_safe(talk))


def answer(
    talk: SafetyTalk,
    given: Answer,
    content: Safety,
    *,
    also: frozenset[Answer] = frozenset(),
    is_doubted: bool = False,
) -> tuple[SafetyTalk, Said]:
    """The next state, and what to say to a later message that tells of no new danger.

    `is_doubted`: it claims safety, and something speaks against it. The parent is asked to look
    once more before it counts as not sure.
    """
    spoken = content.spoken[talk.language]
    turn = TalkTurn(talk, given, also, spoken)
    if is_doubted and talk.last_said != "second_look":
        return turn.says("second_look", replace(talk, unread=0))
    step = _STEPS.get(given, _cannot_read)
    after, said = step(turn)
    return after, turn.with_what_was_asked(said)


def returns(talk: SafetyTalk, content: Safety) -> tuple[SafetyTalk, Said]:
    """The parent comes back another time: the question is asked once more, before anything else."""
    open_again = replace(talk, status="asked", unread=0, wants_on=0, has_stopped=False)
    turn = TalkTurn(open_again, "unclear", frozenset(),
                 content.spoken[talk.language])  # fmt: skip
    return turn.says("returns")


def _moves_to(status: Status) -> Callable[[TalkTurn], tuple[SafetyTalk, Said]]:
    def step(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
        talk = replace(turn.talk, status=status, unread=0)
        return turn.says(turn.given, talk)  # type: ignore[arg-type]  # each is an occasion, too

    return step


def _stays(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """Answers, and asks again what is still open."""
    return turn.says(turn.given, replace(turn.talk, unread=0))  # type: ignore[arg-type]


def _safe(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """Safe for now. A child who says so is still a child, alone with us or beside its adult."""
    if turn.talk.is_student:
        occasion: Occasion = "adult_here" if turn.talk.is_answered else "feels"
        return turn.says(occasion, replace(turn.talk, unread=0))
    status: Status = "help_under_way" if "help_under_way" in turn.also else "safe_for_now"
    return turn.says("safe", replace(turn.talk, status=status, unread=0))


def _denies(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """Nothing is wrong, as she or the child says. A child who writes so is still a child."""
    status: Status = "asked" if turn.talk.is_student else "denied"
    talk = replace(turn.talk, status=status, unread=0)
    return turn.says(turn.given, talk)  # type: ignore[arg-type]  # each is an occasion, too


def _wont_talk(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """The child was asked and is silent: no more is known than before."""
    status: Status = turn.talk.status if turn.talk.is_student else "not_sure"
    return turn.says("wont_talk", replace(turn.talk, status=status, unread=0))


def _adult_here(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """An adult is with the child who writes; in a parent's talk it means that help is there.

    A child whom somebody hurts is told to show it only to a person it trusts, and nothing is
    said that would tell that person what the child wrote.
    """
    if not turn.talk.is_student:
        return _moves_to("help_under_way")(replace(turn, given="help_under_way"))
    if turn.talk.kind == STUDENT.kind:  # no danger was told: the adult may go on at once
        talk = replace(turn.talk, status="settled", unread=0)
        return replace(talk, is_student=False), turn.says("adult_here", talk)[1]
    is_held = turn.talk.kind not in HURT_BY_SOMEBODY
    status: Status = "help_under_way" if is_held else turn.talk.status
    return turn.says("adult_here", replace(turn.talk, status=status, unread=0))


def _adult_writes(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """From here on the adult writes whom the child has fetched."""
    if not turn.talk.is_student:
        return _acknowledges(turn)
    talk = replace(turn.talk, status="safe_for_now", unread=0)
    said = turn.says("adult_writes", replace(talk, is_student=False))[1]
    return replace(talk, is_student=False, question="child_safe", last_said="adult_writes"), said


def _no_adult(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    if not turn.talk.is_student:
        return _moves_to("not_sure")(replace(turn, given="not_sure"))
    return turn.says("no_adult", replace(turn.talk, status="not_sure", unread=0))


def _go_on(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """Going on is the parent's choice; an unanswered question is asked once more before it."""
    talk = turn.talk
    if talk.is_student:
        return turn.says("school_question", replace(talk, unread=0))
    if not talk.is_answered and talk.wants_on + 1 < NEVER_CLOSES_UNASKED:
        return turn.says("go_on", replace(talk, wants_on=talk.wants_on + 1, unread=0))
    return turn.says("going_on", replace(talk, status="settled", unread=0, has_stopped=False))


def _stop(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """Stopping is always heard. What was not answered is asked first when the parent writes again.

    A child's talk stays a child's talk.
    """
    if turn.talk.is_student:
        return turn.says("stopped", replace(turn.talk, unread=0))
    stopped = replace(turn.talk, unread=0, has_stopped=True)
    if turn.talk.is_answered:
        return turn.says("stopped", replace(stopped, status="settled"))
    after, said = turn.says("stopped", stopped)
    return after, replace(said, buttons=how_safe(after))


def _acknowledges(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """ "ok" is no answer: the open question stands; when something is being done, we wait."""
    if turn.talk.is_student and turn.talk.is_answered:
        return turn.says("adult_here")
    if turn.talk.is_answered:
        return turn.says("choose", then_ask="again")
    if turn.talk.status in ("not_safe", "not_sure"):
        return turn.says("still_here")
    return _cannot_read(turn)


def _cannot_read(turn: TalkTurn) -> tuple[SafetyTalk, Said]:
    """Once more in one short line; after that, what is unclear counts as not sure."""
    talk = replace(turn.talk, unread=turn.talk.unread + 1)
    if talk.is_student and talk.is_answered:
        return turn.says("adult_here", talk)
    if talk.is_answered:
        return turn.says("choose", talk, then_ask="again")
    if talk.status in ("not_safe", "not_sure") and not talk.is_student:
        return turn.says("still_here", talk)
    if talk.unread > 1 and not talk.is_student:
        return turn.says("not_sure", replace(talk, status="not_sure"))
    question = turn.spoken.questions[talk.question]
    return talk, Said((question.again,), how_safe(talk))


_STEPS: dict[Answer, Callable[[TalkTurn], tuple[SafetyTalk, Said]]] = {
    "safe": _safe,
    "not_safe": _moves_to("not_safe"),
    "not_sure": _moves_to("not_sure"),
    "denies": _denies,
    "help_under_way": _moves_to("help_under_way"),
    "steps_taken": _stays,
    "refuses_help": _stays,
    "asks_what_to_say_child": _stays,
    "asks_what_to_say_line": _stays,
    "asks_what_else": _stays,
    "over": _moves_to("safe_for_now"),
    "go_on": _go_on,
    "stop": _stop,
    "school_question": _stays,
    "asks_who_sees": _stays,
    "asks_consequences": _stays,
    "asks_if_person": _stays,
    "help_failed": _stays,
    "misread": _denies,
    "acknowledges": _acknowledges,
    "feels": _stays,
    "adult_here": _adult_here,
    "no_adult": _no_adult,
    "asks_school_next": _stays,
    "wont_talk": _wont_talk,
    "tells_more": _stays,
    "says_no": _denies,
    "adult_writes": _adult_writes,
}
