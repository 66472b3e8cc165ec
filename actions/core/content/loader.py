"""Reads guidance_content/ once, checks all of it, and hands it out as frozen data."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from actions.core.content.advice import load_assessment, load_meeting
from actions.core.content.chat import load_chat
from actions.core.content.checks import cross_check
from actions.core.content.citations import Citation
from actions.core.content.conditions import ConditionGroups
from actions.core.content.entry import read_entries
from actions.core.content.errors import ContentError, Problem
from actions.core.content.facts import load_facts
from actions.core.content.faq import Faq
from actions.core.content.forbidden import Forbidden
from actions.core.content.goals import Goal
from actions.core.content.guidance import Guidance
from actions.core.content.letters import load_letters
from actions.core.content.library import CategoryEntry
from actions.core.content.privacy import PrivacySection
from actions.core.content.safety import load_safety
from actions.core.content.states import SchoolYear, load_states
from actions.core.content.supports import Support
from actions.core.content.timeline_steps import load_timelines
from actions.core.content.vocabulary import TOPICS, Term, Vocabulary

__all__ = ["GUIDANCE_ROOT", "Guidance", "guidance", "load_guidance"]

GUIDANCE_ROOT = Path(__file__).resolve().parents[3] / "guidance_content"


@lru_cache(maxsize=1)
def guidance() -> Guidance:
    """The project's own content, read once a process. Raises ContentError."""
    return load_guidance(GUIDANCE_ROOT)


def load_guidance(root: Path) -> Guidance:
    """Content below `root`. Raises ContentError with every fault found, not just the first."""
    content, problems = read_guidance(root)
    if problems:
        raise ContentError(problems)
    return content


def read_guidance(root: Path) -> tuple[Guidance, list[Problem]]:
    """Content below `root` as far as it is readable, and every fault in it."""
    problems: list[Problem] = []
    citations = read_entries(root, "citations", Citation, problems)
    facts = load_facts(root, problems)
    content = Guidance(
        vocabulary=_vocabulary(root, problems),
        condition_groups=read_entries(root, "conditions/groups.yml", ConditionGroups, problems),
        citations=citations,
        facts=facts,
        chat=load_chat(root, facts, problems),
        supports=read_entries(root, "supports", Support, problems),
        goals=read_entries(root, "goals", Goal, problems),
        faq=read_entries(root, "faq", Faq, problems),
        library=read_entries(root, "library/categories.yml", CategoryEntry, problems),
        assessment=load_assessment(root, problems),
        meeting=load_meeting(root, problems),
        letters=load_letters(root, problems, set(citations)),
        safety=load_safety(root, problems),
        forbidden=read_entries(root, "wording/forbidden.yml", Forbidden, problems),
        privacy=read_entries(root, "privacy/notice.yml", PrivacySection, problems),
        states=load_states(root, problems),
        school_years=read_entries(root, "timelines/school_year.yml", SchoolYear, problems),
        timelines=load_timelines(root, problems),
    )
    problems.extend(cross_check(content, root))
    return content, problems


def _vocabulary(root: Path, problems: list[Problem]) -> Vocabulary:
    return {
        topic: read_entries(root, f"vocabulary/{topic}.yml", Term, problems) for topic in TOPICS
    }
