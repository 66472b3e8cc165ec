"""One turn of the safety talk: what was answered, and what is said to it, by occasion."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.core.content.safety import About, Answer, Occasion, Spoken
from actions.core.safety.talk import (
    HOW_SAFE,
    WHEN_AN_ADULT_IS_THERE,
    WHEN_HELP_IS_THERE,
    WHEN_NOT_SAFE,
    WITH_AN_ADULT,
    SafetyTalk,
    Said,
)

ASKED_BESIDE: tuple[Occasion, ...] = (
    "asks_consequences", "asks_what_to_say_child", "asks_what_to_say_line", "asks_school_next",
    "asks_who_sees",
)  # fmt: skip
"""Questions that are answered even when the message says first how safe it is."""


SAID_ONCE: tuple[Occasion, ...] = (
    "not_safe", "not_sure", "refuses_help", "feels", "help_failed", "asks_consequences",
    "asks_what_to_say_line", "asks_school_next", "wont_talk", "adult_here",
    "tells_more",
)  # fmt: skip
"""What is not said twice running, word for word; what else helps is said instead."""


@dataclass(frozen=True)
class TalkTurn:
    """The state before an answer, the answer (`also`: what stood beside it), and the words."""

    talk: SafetyTalk
    given: Answer
    also: frozenset[Answer]
    spoken: Spoken

    @property
    def about(self) -> About:
        """Whom the open question is about."""
        return self.spoken.questions[self.talk.question].about

    def _was_just_said(self, occasion: Occasion) -> bool:
        """Whether these words came last."""
        return occasion in SAID_ONCE and occasion == self.talk.last_said

    def with_what_was_asked(self, said: Said) -> Said:
        """What is said, and the answer to a question that stood beside the parent's answer."""
        asked = next((one for one in ASKED_BESIDE if one in self.also and one != self.given), None)
        if asked is None:
            return said
        answered = self.spoken.said(asked, self.talk.kind, self.about, self.talk.level).message
        return replace(said, texts=(said.texts[0], answered, *said.texts[1:]))

    def says(
        self, occasion: Occasion, talk: SafetyTalk | None = None, *, then_ask: str = "ask"
    ) -> tuple[SafetyTalk, Said]:
        """The words for an occasion, and the question that its `then` names.

        `then_ask`: the wording of the open question, `ask` or `again`.
        """
        after = talk or self.talk
        if self._was_just_said(occasion):
            occasion = "not_safe_again" if occasion == "not_safe" else "asks_what_else"
        after = replace(after, last_said=occasion)
        words = self.spoken.said(occasion, after.kind, self.about, after.level)
        if words.then is None:
            return after, Said((words.message,))
        if words.then == "wait" or (after.is_student and after.is_answered):
            buttons = WHEN_HELP_IS_THERE if after.is_answered else WHEN_NOT_SAFE
            waiting = how_safe(after) if after.is_student else buttons
            return after, Said((words.message,), waiting)
        if words.then == "go_on" or (after.is_answered and not after.is_student):
            offered = self.spoken.questions["go_on"]
            return after, Said((words.message, getattr(offered, then_ask)), ("go_on", "stop"))
        question = self.spoken.questions[after.question]
        asked = replace(after, status="asked")
        return asked, Said((words.message, getattr(question, then_ask)), how_safe(asked))


def how_safe(talk: SafetyTalk) -> tuple[str, ...]:
    """The buttons under the safety question."""
    if not talk.is_student:
        return HOW_SAFE
    return WHEN_AN_ADULT_IS_THERE if talk.is_answered else WITH_AN_ADULT
