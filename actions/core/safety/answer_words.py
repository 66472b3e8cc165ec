"""The words of an answer in a safety talk, and what they say that the reader may have missed."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.content.safety import Answer
from actions.core.safety.answer_groups import CLOSES, MISTAKEN_FOR_SCHOOL, SAYS_NEITHER
from actions.core.safety.normalise import read_words
from actions.core.safety.rules import Cues, safety_rules
from actions.core.safety.talk import HURT_AT_HOME, HURT_BY_SOMEBODY, SafetyTalk


@dataclass(frozen=True)
class AnswerWords:
    """The mended words of a message, a blank around each, without signs.

    `open`: without those that say that a means is out of reach or somebody is there.
    """

    plain: str
    open: str
    cues: Cues

    @classmethod
    def of(cls, text: str) -> AnswerWords:
        rules = safety_rules()
        plain = read_words(text, rules.speller).text
        return cls(plain, rules.cues.not_at_risk.sub(" ", plain), rules.cues)

    def tell_of_risk(self, talk: SafetyTalk) -> bool:
        """Whether they name something that speaks against safety: a means, a locked door."""
        if self.cues.at_risk.search(self.open):
            return True
        if talk.kind == "violence_threat" and self.cues.on_the_way.search(self.open):
            return True
        if talk.kind in HURT_AT_HOME:
            return bool(self.cues.somebody_near.search(self.open))
        return talk.kind not in HURT_BY_SOMEBODY and bool(self.cues.left_alone.search(self.open))

    @property
    def have_been_made_safe(self) -> bool:
        """Whether a means is out of reach, or somebody is there, and nothing is said against it."""
        return self.open != self.plain and not self.cues.at_risk.search(self.open)

    @property
    def name_a_safe_place(self) -> bool:
        """Whether whoever was in danger is where the one who hurts does not come."""
        return bool(self.cues.safe_place.search(self.plain))

    def correct(self, answer: Answer, also: frozenset[Answer]) -> Answer:
        """The answer as it was read, or another one where these words leave no doubt."""
        cues = self.cues
        is_step = "steps_taken" in also or bool(cues.own_step.search(self.plain))
        if answer == "worse" and is_step and self.have_been_made_safe:
            return "steps_taken"  # "I took the belt out" names a means that is out of reach
        if answer in CLOSES and cues.child_wont_talk.search(self.plain):
            return "wont_talk"
        if answer in SAYS_NEITHER and self.name_a_safe_place:
            return "safe"
        if answer in MISTAKEN_FOR_SCHOOL and cues.child_taken_away.search(self.plain):
            return "asks_consequences"
        if answer == "help_under_way" and cues.help_not_reached.search(self.plain):
            return "help_failed"
        return answer
