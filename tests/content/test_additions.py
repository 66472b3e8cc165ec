"""New guidance is a new file: dropped into a copy of the content, it is used with no Python."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from actions.core.content.loader import GUIDANCE_ROOT, Guidance, load_guidance
from actions.core.content.report import check
from actions.core.faq import answer
from actions.core.library import category
from actions.core.plan.goals import choose_goals
from actions.core.plan.plan import make_plan
from actions.core.plan.summary import plan_text
from tests.core.situations import TODAY, a_case, a_situation

CITATION = """
- id: bus_study
  section: A study of buses (2026)
  title: Rides
  says: A calm ride can help a child arrive calm.
  confidence: medium
  checked_on: 2026-11-24
"""
SUPPORT = """
id: music_on_the_bus
title: Music on the bus
family: arrival_transitions
what: "{child} listens to music on the ride."
fits: {triggers: [bus], impacts: [trouble_concentrating], functions: [avoids_distress]}
ask: Can my child use headphones on the bus?
weak_version: Plans often say "may use devices" and leave out the bus.
care: Keep it low, so that your child can hear the driver.
core: true
plan: either
citations: [bus_study]
reviewed_on: 2026-11-24
"""
GOAL = """
id: calm_rides
title: Calm rides
fits: {triggers: [bus], impacts: [trouble_concentrating], functions: [avoids_distress]}
baseline_field: late_arrivals
pattern: By {date}, with music, {child} will come late no more than {target} (now about {baseline}).
unit: {one: once, many: "{n} times"}
measure_first: First, count the rides for a week.
example: By {date}, with music, {child} will ride calmly on ___ of 5 days (now ___).
measure: Rides
who: the driver
how_often: each week
care: Keep it low.
citations: [bus_study]
reviewed_on: 2026-11-24
"""
QUESTION = """
id: music_at_school
question: Can my child have music at school?
category: music
answer: You can ask the team. Music may help on the bus.
next_step: Ask the driver first.
related: [cost, staff_contact]
citations: [bus_study]
reviewed_on: 2026-11-24
"""
SHELF = """
- id: music
  title: Music
  description: When music helps.
"""
STATE = (
    "PR,Puerto Rico,America/Puerto_Rico,30,calendar,consent,,,,,,,,,"
    "A rule of Puerto Rico,high,2026-11-24,A note of its own."
)
CONFLICT_WORDS = "Please check that number once more?"


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + text, encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content with one new entry of each kind."""
    root = tmp_path_factory.mktemp("content") / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    (root / "citations" / "buses.yml").write_text(CITATION, encoding="utf-8")
    folder = root / "supports" / "arrival_transitions"
    (folder / "music_on_the_bus.yml").write_text(SUPPORT, encoding="utf-8")
    (root / "goals" / "calm_rides.yml").write_text(GOAL, encoding="utf-8")
    (root / "faq" / "music_at_school.yml").write_text(QUESTION, encoding="utf-8")
    cost = root / "faq" / "cost.yml"
    words = cost.read_text(encoding="utf-8").replace("related: [", "related: [music_at_school, ")
    cost.write_text(words, encoding="utf-8")
    append(root / "library" / "categories.yml", SHELF)
    append(root / "timelines" / "states.csv", STATE + "\n")
    return root


@pytest.fixture(scope="module")
def larger(root: Path) -> Guidance:
    """That copy, read."""
    return load_guidance(root)


def test_the_check_finds_nothing_to_mend_in_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(root) == 0, capsys.readouterr().err


def test_the_support_is_among_the_first_for_a_child_it_fits(larger: Guidance) -> None:
    case = a_case(severity="weekly", triggers=["bus"], impacts=["trouble_concentrating"])
    plan = make_plan(case, larger, today=TODAY)
    assert plan.supports[0].support.id == "music_on_the_bus"
    text = plan_text(plan, larger)
    assert "Music on the bus" in text
    assert "Rides: A study of buses (2026) (please check)" in text


def test_the_support_is_not_there_for_a_child_it_does_not_fit(larger: Guidance) -> None:
    plan = make_plan(a_case(severity="weekly", triggers=["tests"]), larger, today=TODAY)
    shown = {match.support.id for match in (*plan.supports, *plan.other_supports)}
    assert "music_on_the_bus" not in shown


def test_the_goal_is_filled_with_the_childs_numbers(larger: Guidance) -> None:
    now = a_situation(
        larger,
        triggers=["bus"],
        impacts=["trouble_concentrating"],
        late_arrivals=2,
        per={"late_arrivals": "week"},
    )
    chosen = {goal.goal.id: goal for goal in choose_goals(now, larger, today=TODAY)}
    goal = chosen["calm_rides"]
    assert "no more than 4 times (now about 8 times)" in goal.text


def test_the_question_is_answered_and_is_in_the_new_category(larger: Guidance) -> None:
    assert answer("music_at_school", larger).text.endswith("Ask the driver first.")
    assert [topic.id for topic in category("music", larger).topics] == ["music_at_school"]
    assert "music_at_school" in answer("cost", larger).related


def test_the_state_gives_its_time_limit(larger: Guidance) -> None:
    case = a_case(severity="most_days", state="PR", plan_status="none")
    steps = [reason.text for reason in make_plan(case, larger, today=TODAY).next_steps]
    assert any("Puerto Rico" in text and "30 calendar days" in text for text in steps)


def test_a_changed_word_is_said_at_once(tmp_path: Path) -> None:
    root = tmp_path / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    file = root / "assessment" / "contradictions.yml"
    words = file.read_text(encoding="utf-8").replace("Can you check the number?", CONFLICT_WORDS)
    file.write_text(words, encoding="utf-8")
    case = a_case(severity="weekly", missed_days=80, enrolled_days=15)
    plan = make_plan(case, load_guidance(root), today=TODAY)
    assert CONFLICT_WORDS in plan.contradictions[0].text
