"""All guidance content as one frozen value, which the core's rules take as an argument."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.content.advice import Assessment, Meeting
from actions.core.content.chat import Chat
from actions.core.content.citations import Citation
from actions.core.content.conditions import ConditionGroup, ConditionGroups
from actions.core.content.facts import FactWords
from actions.core.content.faq import Faq
from actions.core.content.forbidden import Forbidden
from actions.core.content.goals import Goal
from actions.core.content.letter_models import Letters
from actions.core.content.library import CategoryEntry
from actions.core.content.privacy import PrivacySection
from actions.core.content.safety import Safety
from actions.core.content.states import SchoolYear, StateTimeline
from actions.core.content.supports import Support
from actions.core.content.timeline_steps import Timelines
from actions.core.content.vocabulary import Vocabulary

TYPICAL_YEAR = "typical"


@dataclass(frozen=True)
class Guidance:
    """All guidance content, valid and cross-checked. Mappings are from id to entry."""

    vocabulary: Vocabulary
    condition_groups: dict[str, ConditionGroups]
    citations: dict[str, Citation]
    facts: dict[str, FactWords]
    chat: Chat
    supports: dict[str, Support]
    goals: dict[str, Goal]
    faq: dict[str, Faq]
    library: dict[str, CategoryEntry]
    assessment: Assessment
    meeting: Meeting
    letters: Letters
    safety: Safety
    forbidden: dict[str, Forbidden]
    privacy: dict[str, PrivacySection]
    states: dict[str, StateTimeline]
    school_years: dict[str, SchoolYear]
    timelines: Timelines

    @property
    def calendar(self) -> SchoolYear:
        """The typical school year, for estimates."""
        return self.school_years[TYPICAL_YEAR]

    def letter_label(self, field: str) -> str:
        """A fact's name in the list of a letter's facts."""
        return self.facts[field].letter_label or field

    def conditions_in(self, group: ConditionGroup) -> frozenset[str]:
        """Ids of the conditions of one group."""
        return frozenset(one.id for one in self.condition_groups.values() if group in one.groups)

    def label(self, topic: str, term_id: str) -> str:
        """How a vocabulary id is printed; a word the parent brought herself is printed as is."""
        term = self.vocabulary[topic].get(term_id)
        return term.label if term else term_id
