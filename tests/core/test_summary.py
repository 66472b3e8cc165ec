"""What the parent reads at the end: short, plain, with reasons and a next step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.core.content.loader import Guidance, guidance
from actions.core.facts.case import GRADES, PART_DAY_PROBLEMS
from actions.core.facts.case_file import read_case
from actions.core.facts.case_values import PlanStatus, Severity
from actions.core.plan.plan import make_plan
from actions.core.plan.summary import chat_summary, plan_text
from tests.core.situations import TODAY, a_case

REFERENCE_CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.yml"))


@pytest.mark.parametrize("path", REFERENCE_CASES, ids=lambda path: path.stem)
def test_the_summary_is_a_few_messages_with_all_its_parts(path: Path, content: Guidance) -> None:
    plan = make_plan(read_case(path, content), content, today=TODAY)
    messages = chat_summary(plan, content)
    words = content.assessment.words
    assert 5 <= len(messages) <= 7
    assert messages[0].startswith(plan.headline)
    assert messages[-1].endswith(words.disclaimer)
    for title in (
        words.attendance_title,
        words.supports_title,
        words.goals_title,
        words.bring_title,
        words.steps_title,
    ):
        assert any(message.startswith(title) for message in messages), title


def test_each_support_in_the_chat_says_why(content: Guidance) -> None:
    plan = make_plan(a_case(severity="weekly", triggers=["mornings"]), content, today=TODAY)
    title = content.assessment.words.supports_title
    supports = next(one for one in chat_summary(plan, content) if one.startswith(title))
    assert "you told me mornings are hard" in supports


def test_a_date_is_named_where_the_state_rule_is_sure(content: Guidance) -> None:
    case = a_case(severity="most_days", state="OH", plan_status="none")
    steps = chat_summary(make_plan(case, content, today=TODAY), content)[-1]
    assert "In Ohio" in steps and "December 24, 2026" in steps  # 30 calendar days


def test_a_state_we_could_not_confirm_is_sent_to_check(content: Guidance) -> None:
    case = a_case(severity="most_days", state="WY", plan_status="none")
    steps = chat_summary(make_plan(case, content, today=TODAY), content)[-1]
    assert "check with your state" in steps
    assert "2026" not in steps and "2027" not in steps


def test_the_long_text_names_asks_cautions_and_sources(content: Guidance) -> None:
    plan = make_plan(read_case(REFERENCE_CASES[0], content), content, today=TODAY)
    text = plan_text(plan, content)
    assert plan.supports[0].ask in text and plan.supports[0].care in text
    assert plan.cautions[0].text in text
    assert "34 CFR 300.301" in text


words = guidance().vocabulary


def _some(ids: object) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(ids)), max_size=4, unique=True)  # type: ignore[call-overload]


any_case = st.fixed_dictionaries(
    {},
    optional={
        "child_name": st.sampled_from(["Maya", "Ana Maria Lopez", "{x}"]),
        "grade": st.sampled_from(GRADES),
        "state": st.sampled_from([*sorted(guidance().states), "ZZ"]),
        "severity": st.sampled_from(list(Severity)),
        "missed_days": st.integers(0, 250),
        "enrolled_days": st.integers(1, 200),
        "period": st.sampled_from(["since September", "this school year", "forever"]),
        "late_arrivals": st.integers(0, 40),
        "early_pickups": st.integers(0, 40),
        "part_day_problems": _some(PART_DAY_PROBLEMS),
        "conditions": _some([*words["conditions"], "a rare thing {of} its own"]),
        "condition_status": st.sampled_from(["diagnosed", "suspected", "waiting", "none"]),
        "provider": st.sampled_from(["therapist", "Dr. Lee"]),
        "triggers": _some(words["triggers"]),
        "impacts": _some(words["impacts"]),
        "plan_status": st.sampled_from(list(PlanStatus)),
        "school_response": _some(words["school_responses"]),
        "relationship": st.sampled_from(["parent", "guardian", "foster_parent", "other"]),
    },
)


@given(facts=any_case, day=st.dates(date(2026, 1, 1), date(2027, 12, 31)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_answers_give_a_summary_without_holes(facts: dict[str, object], day: date) -> None:
    content = guidance()
    plan = make_plan(a_case(**facts), content, today=day)
    messages = chat_summary(plan, content)
    assert 3 <= len(messages) <= 7
    told = str(facts.values())
    for message in [*messages, plan_text(plan, content)]:
        assert "None" not in message and ".." not in message.replace("...", "")
        assert "{" in told or "{" not in message
