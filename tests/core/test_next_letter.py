"""Letters build on one another: which comes next, and from which day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from actions.core.calendar.timeline import steps_after
from actions.core.facts.case import Case
from actions.core.letter.kinds import KINDS
from actions.core.letter.next import NextLetter, follow_up_day, next_letter
from actions.core.plan.plan import make_plan

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

TODAY = date(2026, 11, 24)
SENT = "2026-10-05"  # a Monday


def following(content: Guidance, *letters: dict[str, Any], **known: Any) -> NextLetter | None:
    case = Case.parse_obj({**known, "letters_sent": letters})
    return next_letter(case, content, TODAY)


def letter(kind: str, sent_on: str = SENT, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "sent_on": sent_on, **more}


def test_before_any_letter_the_one_that_fits_is_due_today(content: Guidance) -> None:
    found = following(content)
    assert found is not None
    assert (found.kind, found.due_on, found.is_due) == ("evaluation_request", TODAY, True)


# (state, the first weekday after the time for an answer)
FOLLOW_UP_DAYS = [
    # no number: ten school days, Columbus Day left out, end on October 20
    (None, date(2026, 10, 21)),
    ("CT", date(2026, 10, 21)),
    ("OH", date(2026, 11, 5)),  # 30 calendar days end on November 4
    ("PA", date(2026, 10, 16)),  # 10 calendar days end on October 15
    # 15 calendar days end on October 20
    ("CA", date(2026, 10, 21)),
    ("IL", date(2026, 10, 27)),  # 14 school days: about three weeks, to October 26
]


@pytest.mark.parametrize(("state", "day"), FOLLOW_UP_DAYS)
def test_a_follow_up_is_due_when_the_time_for_an_answer_has_passed(
    content: Guidance, state: str | None, day: date
) -> None:
    found = following(content, letter("evaluation_request"), state=state)
    assert found is not None
    assert (found.kind, found.reason_id) == ("no_answer_follow_up", "after_silence")
    assert found.due_on == day


def test_the_follow_up_on_a_meeting_waits_for_the_states_time_to_meet(content: Guidance) -> None:
    sent = letter("iep_meeting_request")
    case = Case.parse_obj({"letters_sent": [sent], "state": "CA", "plan_status": "iep"})
    due = follow_up_day(case.letters_sent[0], case, content)
    assert due == date(2026, 11, 5)  # 30 calendar days end on November 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["CA", "NJ", "TX", "MA", "NY", "FL", "IL", None])
def test_a_follow_up_waits_for_the_day_that_the_timeline_names(
    content: Guidance, kind: str, state: str | None
) -> None:
    case = Case.parse_obj({"state": state, "letters_sent": [letter(kind)]})
    (sent,) = case.letters_sent
    steps = steps_after(sent, case, content)
    (answer,) = (one for one in steps if one.id.startswith("answer") or one.id == "records")
    assert answer.window is not None
    assert 1 <= (follow_up_day(sent, case, content) - answer.window.latest).days <= 3


def test_it_is_not_due_before_its_day(content: Guidance) -> None:
    found = following(content, letter("evaluation_request", "2026-11-20"), state="OH")
    assert found is not None and not found.is_due
    assert found.due_on == date(2026, 12, 21)  # 30 days end on Sunday, December 20


def test_a_follow_up_without_an_answer_asks_for_a_decision(content: Guidance) -> None:
    found = following(
        content, letter("evaluation_request"), letter("no_answer_follow_up", "2026-11-02")
    )
    assert found is not None
    assert (found.kind, found.is_due) == ("prior_written_notice_request", True)
    assert found.due_on == date(2026, 11, 10)  # five school days: to November 9


def test_records_have_their_45_days(content: Guidance) -> None:
    found = following(
        content, letter("evaluation_request", answered="yes"), letter("records_request")
    )
    assert found is not None
    assert (found.kind, found.due_on) == ("no_answer_follow_up", date(2026, 11, 20))


def test_when_all_is_sent_and_answered_there_is_no_next_letter(content: Guidance) -> None:
    assert following(content, letter("evaluation_request", answered="yes")) is None


def test_a_no_after_a_request_calls_for_the_reasons_at_once(content: Guidance) -> None:
    found = following(
        content,
        letter("evaluation_request", answered="yes"),
        school_response=("attendance_only",),
    )
    assert found is not None
    assert (found.kind, found.is_due) == ("prior_written_notice_request", True)


def test_a_reply_on_truancy_is_followed_by_the_request_to_the_director(content: Guidance) -> None:
    found = following(content, letter("truancy_reply"), school_response=("truancy_warning",))
    assert found is not None and found.kind == "evaluation_request"


def test_a_letter_we_no_longer_have_does_no_harm(content: Guidance) -> None:
    found = following(content, letter("evaluation_request"), letter("an_old_kind", "2026-10-07"))
    assert found is None


def test_the_plan_begins_its_next_steps_with_the_next_letter(content: Guidance) -> None:
    case = Case.parse_obj({"letters_sent": [letter("evaluation_request", "2026-11-20")]})
    plan = make_plan(case, content, today=TODAY)
    assert plan.next_letter == next_letter(case, content, TODAY)
    assert plan.next_steps[0].text.startswith(
        "From December 10, 2026 on: If you have heard nothing"
    )
    assert plan.as_json()["next_letter"]["due_on"] == "2026-12-10"
