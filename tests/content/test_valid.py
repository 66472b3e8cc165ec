"""All guidance content is valid, cited and in its place."""

from __future__ import annotations

import pytest

from actions.core.content.__main__ import main
from actions.core.content.inventory import citations_used
from actions.core.content.loader import Guidance
from actions.core.content.report import faults


def test_the_content_has_no_faults() -> None:
    _, problems = faults()
    assert not problems, "\n".join(map(str, problems))


def test_every_support_goal_and_answer_cites(content: Guidance) -> None:
    citing = {entry for _, entry, _ in citations_used(content)}
    assert {*content.supports, *content.goals, *content.faq} <= citing


def test_every_federal_rule_links_to_its_text(content: Guidance) -> None:
    for citation in content.citations.values():
        if citation.section.startswith("34 CFR"):
            assert citation.url is not None, citation.id
            assert citation.url.startswith("https://www.ecfr.gov/current/title-34/section-")


def test_there_are_enough_supports_goals_and_answers(content: Guidance) -> None:
    assert len(content.supports) >= 90
    assert len(content.goals) >= 25
    assert len(content.faq) >= 66


def test_every_family_of_supports_has_entries(content: Guidance) -> None:
    assert len({support.family for support in content.supports.values()}) == 9


def test_the_check_says_all_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.rstrip().endswith("entries, all good")


def test_a_support_says_what_is_weak_what_to_watch_and_whom_it_is_for(content: Guidance) -> None:
    paperwork = {"plan_mechanics", "communication_monitoring"}
    for support in content.supports.values():
        assert support.weak_version and support.care, support.id
        assert support.fits.functions or support.family in paperwork, support.id


def test_what_can_make_avoidance_worse_is_marked(content: Guidance) -> None:
    careful = {support.id for support in content.supports.values() if support.rank_caution}
    assert careful == {
        "short_schedule_with_end_date",
        "home_teaching_with_return_plan",
        "online_classes_as_a_bridge",
        "day_program_with_way_back",
    }
    assert not any(content.supports[one].core for one in careful)


def test_every_condition_has_a_support_written_with_it_in_mind(content: Guidance) -> None:
    named = {one for support in content.supports.values() for one in support.fits.conditions}
    assert set(content.vocabulary["conditions"]) <= named
