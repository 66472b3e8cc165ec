"""What should happen after a letter, by when, and what to do when the day passes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

from actions.core.calendar.timeline import TimelineStep, step_text, timeline_for
from actions.core.content.loader import guidance
from actions.core.facts.case import Case
from actions.core.letter.kinds import KINDS
from actions.core.letter.next import next_letter
from actions.core.letter.options import letter_options
from actions.core.papers.calendar_file import calendar_file
from tests.core.any_case import cases, hostile_words

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

TODAY = date(2026, 11, 24)


def a_case(state: str | None, kind: str = "evaluation_request", **known: Any) -> Case:
    letters = [{"kind": kind, "sent_on": TODAY}]
    return Case.parse_obj({"state": state, "letters_sent": letters, **known})


def step(content: Guidance, step_id: str, state: str | None, **known: Any) -> TimelineStep:
    steps = timeline_for(a_case(state, **known), content, TODAY)
    return next(one for one in steps if one.id == step_id)


def test_calendar_days_of_a_confirmed_state_give_one_day(content: Guidance) -> None:
    answer = step(content, "answer_to_evaluation_request", "OH")
    assert answer.by == "by December 24, 2026"  # 6 days left in November, 24 in December
    assert answer.source == "OAC 3301-51-06(B)"
    assert not answer.is_about and not answer.is_ours


def test_school_days_give_a_range_and_never_one_day(content: Guidance) -> None:
    answer = step(content, "answer_to_evaluation_request", "IL")
    assert answer.by == "by about December 14, 2026 to December 17, 2026"
    assert answer.is_about


def test_a_clock_from_consent_gives_an_example_and_says_so(content: Guidance) -> None:
    testing = step(content, "evaluation", "OH")
    assert "as if the school has your signed form on December 24, 2026" in testing.text
    assert testing.by == "by about February 22, 2027"  # 7 + 31 + 22 = 60 days
    assert testing.is_about


def test_a_clock_from_consent_runs_from_the_form_that_was_signed(content: Guidance) -> None:
    signed = step(content, "evaluation", "OH", consent_signed_on="2026-12-01")
    assert signed.by == "by January 30, 2027" and not signed.is_about
    assert "the form you signed on December 1, 2026" in signed.text
    earlier = step(content, "evaluation", "OH", consent_signed_on="2026-11-02")
    assert "as if the school has your signed form on December 24, 2026" in earlier.text


def test_a_clock_from_the_request_runs_from_the_letter(content: Guidance) -> None:
    testing = step(content, "evaluation", "NC")
    assert testing.by == "by February 22, 2027"  # 6 + 31 + 31 + 22 = 90 days
    assert "from the day the school gets your letter" in testing.text


def test_a_state_we_could_not_confirm_gives_no_date_and_names_its_agency(
    content: Guidance,
) -> None:
    unsure = [state for state in content.states.values() if state.confidence == "low"]
    assert len(unsure) == 5
    for state in unsure:
        testing = step(content, "evaluation", state.id)
        assert testing.window is None and testing.by is None
        assert f"could not confirm a number for {state.name}" in testing.text
        assert "education department" in testing.text


def test_a_likely_number_is_said_as_about_and_to_be_checked(content: Guidance) -> None:
    answer = step(content, "answer_to_evaluation_request", "FL")
    assert answer.by == "by about December 24, 2026"
    assert "Please check the number with your state." in answer.text


def test_where_no_number_is_known_the_days_are_called_ours(content: Guidance) -> None:
    for state in ("NY", None):
        answer = step(content, "answer_to_evaluation_request", state)
        assert answer.is_ours and answer.source is None
        assert "No number of days is set in federal law" in answer.text


def test_a_state_with_a_time_for_meetings_is_used_for_iep_meetings(content: Guidance) -> None:
    meeting = step(content, "answer_to_iep_request", "CA", kind="iep_meeting_request")
    # 28 days to December 22, then the winter break, which does not count where it is long
    assert meeting.by == "by about December 24, 2026 to January 4, 2027"
    assert meeting.source == "Cal. Educ. Code 56343.5"


def test_texas_tells_that_absence_adds_days(content: Guidance) -> None:
    note = step(content, "evaluation", "TX").note
    assert note is not None and "those days are added" in note


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["CT", "HI", "CA", "VA", None])
def test_every_letter_in_every_state_has_steps_with_a_way_on(
    content: Guidance, kind: str, state: str | None
) -> None:
    steps = timeline_for(a_case(state, kind), content, TODAY)
    assert len(steps) >= 2
    for one in steps:
        text = step_text(one, content)
        assert "{" not in text and "None" not in text and ".." not in text
        assert one.if_late and one.citations
        assert (one.window is None) == (one.by is None)


def test_all_letters_that_wait_are_in_it_and_answered_ones_are_not(content: Guidance) -> None:
    letters = [
        {"kind": "evaluation_request", "sent_on": "2026-10-05", "answered": "yes"},
        {"kind": "records_request", "sent_on": "2026-11-02"},
        {"kind": "truancy_reply", "sent_on": "2026-11-20"},
    ]
    steps = timeline_for(Case.parse_obj({"letters_sent": letters}), content, TODAY)
    assert {one.letter.kind for one in steps} == {"records_request", "truancy_reply"}


def test_before_any_letter_it_counts_as_if_sent_today(content: Guidance) -> None:
    steps = timeline_for(Case(), content, TODAY)
    assert {(one.letter.kind, one.letter.sent_on) for one in steps} == {
        ("evaluation_request", TODAY)
    }


def events(case: Case, content: Guidance) -> list[Any]:
    written = calendar_file(case, content, today=TODAY)
    calendar = Calendar.from_ical(written)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def test_the_calendar_file_has_a_whole_day_and_a_reminder_for_each_date(content: Guidance) -> None:
    case = a_case("OH")
    dated = [one for one in timeline_for(case, content, TODAY) if one.window]
    found = events(case, content)
    assert [event.decoded("dtstart") for event in found] == [
        one.window.latest for one in dated if one.window
    ]
    for event in found:
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert event["uid"] and event["dtstamp"]
        (alarm,) = event.walk("VALARM")
        assert alarm["action"] == "DISPLAY" and alarm["description"]


def test_the_calendar_file_names_nobody(content: Guidance) -> None:
    case = a_case("OH", child_name="Maya Torres", school="Riverside Middle School")
    written = calendar_file(case, content, today=TODAY).decode()
    assert "Maya" not in written and "Riverside" not in written


def test_loaded_again_a_calendar_file_moves_dates_and_doubles_none(content: Guidance) -> None:
    before = {event["uid"] for event in events(a_case("OH"), content)}
    after = {event["uid"] for event in events(a_case("PA"), content)}
    assert before == after


def test_lines_of_the_calendar_file_are_short_and_end_as_the_standard_wants(
    content: Guidance,
) -> None:
    written = calendar_file(a_case("CA"), content, today=TODAY)
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(hostile_words()))
def test_any_case_has_dates_a_next_letter_and_choices_in_clean_words(case: Case) -> None:
    content = guidance()
    calendar = Calendar.from_ical(calendar_file(case, content, today=TODAY))
    dated = [one for one in timeline_for(case, content, TODAY) if one.window]
    assert len(calendar.walk("VEVENT")) == len(dated)
    following = next_letter(case, content, TODAY)
    said = [option.text for option in letter_options(case, content, today=TODAY)]
    said += [step_text(one, content) for one in timeline_for(case, content, TODAY)]
    said += [following.text] if following else []
    assert not [text for text in said if "{" in text or "None" in text or ".." in text]


def test_a_state_without_a_number_leaves_its_step_out_of_the_calendar(content: Guidance) -> None:
    titles = [str(event["summary"]) for event in events(a_case("HI"), content)]
    assert "Testing is done" not in titles and titles
