"""What each letter says, what it never says, and how one builds on another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from actions.core.documents.text import as_text
from actions.core.facts.case import Case
from actions.core.letter.draft import draft_letter
from actions.core.letter.kinds import KINDS
from tests.core.letter_cases import ALL_CASES, TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

LAW = re.compile(r"\d+ CFR [\d.]+|OSEP Memo")
STATE_LAW = re.compile(r"the rules in (\w[\w ]*?) give (\d+ \w+ days)")

CITED = {
    "evaluation_request": "34 CFR 300.301",
    "iep_meeting_request": "34 CFR 300.324(b)",
    "section_504_request": "34 CFR 104.35",
    "section_504_review": "34 CFR 104.35",
    "prior_written_notice_request": "34 CFR 300.503",
    "records_request": "34 CFR 99.10",
    "independent_evaluation_request": "34 CFR 300.502",
}

NEVER = re.compile(
    r"you broke|illegal|discriminat|sue\b|lawyer|attorney|demand|violat|lazy|refuses to go"
    r"|school phobia|we can't get|given up|[A-Z]{6,}|!",
)


def text_of(content: Guidance, kind: str, **known: Any) -> str:
    return as_text(draft_letter(Case.parse_obj(known), content, today=TODAY, kind=kind))


def sent(kind: str, **more: Any) -> list[dict[str, Any]]:
    return [{"kind": kind, "sent_on": "2026-10-05", **more}]


@pytest.mark.parametrize(("kind", "law"), CITED.items())
def test_a_letter_names_its_law_once(content: Guidance, kind: str, law: str) -> None:
    assert text_of(content, kind).count(law) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ALL_CASES)
def test_a_letter_names_two_laws_at_most_and_none_twice(
    content: Guidance, name: str, kind: str
) -> None:
    found = LAW.findall(
        as_text(draft_letter(reference_case(name), content, today=TODAY, kind=kind))
    )
    assert len(found) <= 2 and len(set(found)) == len(found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ALL_CASES)
def test_no_letter_blames_threatens_or_shouts(content: Guidance, name: str, kind: str) -> None:
    text = as_text(draft_letter(reference_case(name), content, today=TODAY, kind=kind))
    assert not NEVER.search(text)


def test_a_state_rule_is_named_only_where_we_are_sure_of_it(content: Guidance) -> None:
    for state in content.states.values():
        text = text_of(content, "evaluation_request", state=state.id)
        found = STATE_LAW.search(text)
        if state.confidence == "high" and state.response_days:
            assert found is not None and found[1] == state.name
            assert found[2].startswith(f"{state.response_days} {state.response_day_type}")
            assert state.citation in text
        else:
            assert found is None and state.citation not in text
            assert "within the time set by federal and state rules" in text


def test_testing_is_asked_for_in_a_way_an_absent_child_can_take_part(content: Guidance) -> None:
    for kind in ("evaluation_request", "truancy_reply", "independent_evaluation_request"):
        assert "even when coming to school is too hard" in text_of(content, kind)


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("email", "I wrote to you by email on October 5, 2026"),
        ("mail", "I wrote to you by mail on October 5, 2026"),
        ("fax", "I wrote to you by fax on October 5, 2026"),
        ("hand", "I handed in my letter on October 5, 2026"),
        (None, "I wrote to you on October 5, 2026"),
    ],
)
def test_a_follow_up_names_the_earlier_letter_its_day_and_its_way(
    content: Guidance, method: str | None, said: str
) -> None:
    text = text_of(
        content, "no_answer_follow_up", letters_sent=sent("evaluation_request", method=method)
    )
    assert said in text
    assert "my request for an evaluation for special education" in text
    assert "[ ] copy of my first letter" in text


@pytest.mark.parametrize(
    ("earlier", "to", "asks"),
    [
        ("evaluation_request", "Director of Special Education", "do a full evaluation"),
        ("iep_meeting_request", "Director of Special Education", "call a meeting of the IEP team"),
        ("section_504_request", "Section 504 Coordinator", "do a Section 504 evaluation"),
        ("section_504_review", "Section 504 Coordinator", "meet to review the Section 504 plan"),
        ("records_request", "Custodian of School Records", "no more than 45 days"),
        ("truancy_reply", "Principal", "plan attendance steps together with me"),
        ("independent_evaluation_request", "Director of Special Education", "34 CFR 300.502"),
        ("prior_written_notice_request", "Director of Special Education", "34 CFR 300.503"),
    ],
)
def test_a_follow_up_goes_where_the_earlier_letter_went_and_asks_again(
    content: Guidance, earlier: str, to: str, asks: str
) -> None:
    text = text_of(content, "no_answer_follow_up", letters_sent=sent(earlier))
    assert f"Dear {to}:" in text
    assert asks in text


def test_a_follow_up_without_a_known_letter_stands_by_itself(content: Guidance) -> None:
    text = text_of(content, "no_answer_follow_up", plan_status="iep")
    assert "I have asked before" in text and "call a meeting of the IEP team" in text
    assert "I wrote to you" not in text


def test_a_letter_that_was_answered_is_not_followed_up(content: Guidance) -> None:
    letters = sent("evaluation_request", answered="yes") + [
        {"kind": "records_request", "sent_on": "2026-10-20"}
    ]
    text = text_of(content, "no_answer_follow_up", letters_sent=letters)
    assert "my request for school records" in text


def test_a_request_for_notice_builds_on_the_request_that_was_sent(content: Guidance) -> None:
    text = text_of(
        content,
        "prior_written_notice_request",
        letters_sent=sent("evaluation_request", answered="yes"),
        school_response=("attendance_only",),
    )
    assert "I asked for an evaluation for special education in a letter dated October 5" in text
    assert "The school has treated this as an attendance matter." in text
    assert "I asked the school to evaluate" not in text


def test_attendance_only_as_an_answer_is_met_with_a_request_for_notice(content: Guidance) -> None:
    text = text_of(content, "prior_written_notice_request", school_response=("attendance_only",))
    assert "The school has treated this as an attendance matter." in text
    assert "do not settle whether a child has a disability" in text
    assert "Each test, record, or report you used" in text
    assert "the answer was no" not in text


@pytest.mark.parametrize(
    ("plan", "asks"),
    [("iep", "meeting of the IEP team"), ("504", "review the Section 504 plan")],
)
def test_with_a_plan_notice_is_asked_without_a_first_evaluation(
    content: Guidance, plan: str, asks: str
) -> None:
    text = text_of(content, "prior_written_notice_request", plan_status=plan)
    assert asks in text
    assert "full evaluation" not in text and "consent form" not in text


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"plan_status": "iep"}, "Please ask the IEP team to meet"),
        ({"plan_status": "504"}, "has a Section 504 plan. Please meet with me to review it"),
        ({"plan_status": "being_evaluated"}, "A special education evaluation is under way."),
        ({}, "I also ask for a full evaluation for special education"),
        (
            {"letters_sent": sent("evaluation_request")},
            "I asked for a special education evaluation in a letter dated October 5, 2026.",
        ),
    ],
)
def test_a_reply_on_truancy_ties_attendance_to_what_the_child_has(
    content: Guidance, known: dict[str, Any], says: str
) -> None:
    text = text_of(content, "truancy_reply", school_response=("truancy_warning",), **known)
    assert says in text
    assert "Put truancy steps on hold while we look into this" in text
    assert ("I also ask for a full evaluation" in text) == (not known)


def test_a_request_for_records_tells_nothing_about_health(content: Guidance) -> None:
    for name in ALL_CASES:
        letter = draft_letter(reference_case(name), content, today=TODAY, kind="records_request")
        text = as_text(letter)
        assert "45 days" in text
        assert not re.search(r"anxiety|autism|depress|panic|diagnos|missed", text, re.IGNORECASE)


def test_an_independent_evaluation_says_i_disagree_and_leaves_reasons_open(
    content: Guidance,
) -> None:
    text = text_of(content, "independent_evaluation_request")
    assert "I do not agree with that evaluation" in text
    assert "at public expense" in text
    assert "I do not have to give them" in text
    assert "Date of the school evaluation: ____" in text
