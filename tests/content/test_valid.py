"""All guidance content is valid, cited and in its place."""

from __future__ import annotations

import pytest

from actions.core.content.__main__ import main
from actions.core.content.checks import leftovers
from actions.core.content.inventory import citations_used, statements
from actions.core.content.loader import GUIDANCE_ROOT, Guidance, read_guidance
from actions.core.rules import RULES


def test_the_content_has_no_faults() -> None:
    _, problems = read_guidance(GUIDANCE_ROOT)
    assert not problems, "\n".join(map(str, problems))


def test_every_citation_is_used(content: Guidance) -> None:
    assert not leftovers(content)


def test_every_support_goal_and_answer_cites(content: Guidance) -> None:
    citing = {entry for _, entry, _ in citations_used(content)}
    assert {*content.supports, *content.goals, *content.faq} <= citing


def test_every_federal_rule_links_to_its_text(content: Guidance) -> None:
    for citation in content.citations.values():
        if citation.section.startswith("34 CFR"):
            assert citation.url is not None, citation.id
            assert citation.url.startswith("https://www.ecfr.gov/current/title-34/section-")


def test_every_rule_decides_something(content: Guidance) -> None:
    named = {name for _, one in statements(content) for name in (*one.when, *one.unless)}
    called_by_rules = {"a_trigger_is_named", "friends_are_affected"}
    assert set(RULES) == named | called_by_rules


def test_there_are_enough_supports_goals_and_answers(content: Guidance) -> None:
    assert len(content.supports) >= 60
    assert len(content.goals) >= 12
    assert len(content.faq) == 22


def test_every_family_of_supports_has_entries(content: Guidance) -> None:
    assert len({support.family for support in content.supports.values()}) == 9


def test_the_check_says_all_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.rstrip().endswith("entries, all good")
