"""A letter that went out is followed: its dates, its answer, and the next one in line."""

from __future__ import annotations

from datetime import timedelta

from actions.clock import today
from actions.core.phrases import spelled
from tests.conversations.conftest import taps_through, with_letter
from tests.parent import Parent


def test_the_day_it_went_is_kept_and_what_follows_is_told(parent: Parent) -> None:
    with_letter(parent).says("i sent it yesterday")
    assert spelled(today("OH") - timedelta(days=1)) in parent.text
    assert "Dates for my calendar" in parent.buttons()


def test_without_a_day_it_is_today_and_yesterday_is_a_tap_away(parent: Parent) -> None:
    with_letter(parent).taps("I sent it")
    assert spelled(today("OH")) in parent.text
    parent.taps("Yesterday")
    assert spelled(today("OH") - timedelta(days=1)) in parent.text
    assert "Yesterday" not in parent.buttons()


def test_a_day_that_was_told_is_not_doubted(parent: Parent) -> None:
    with_letter(parent).taps("I sent it").says("it went out 3 days ago")
    assert spelled(today("OH") - timedelta(days=3)) in parent.text
    assert "Yesterday" not in parent.buttons()
    assert "They answered" in parent.buttons()


def test_no_answer_before_its_day_says_from_when_a_follow_up_makes_sense(parent: Parent) -> None:
    with_letter(parent).says("i sent it today").taps("No answer yet")
    assert "follow-up" in parent.text
    assert "Yes, draft the letter" not in parent.buttons()


def test_no_answer_after_its_day_brings_the_follow_up(parent: Parent) -> None:
    long_ago = today("OH") - timedelta(days=90)
    with_letter(parent).says(f"i sent it on {long_ago:%B} {long_ago.day}, {long_ago.year}")
    assert spelled(long_ago) in parent.text
    parent.taps("No answer yet")
    assert "Yes, draft the letter" in parent.buttons()
    parent.says("yes")
    assert parent.letter["kind"] == "no_answer_follow_up"


def test_an_answer_is_kept_and_what_it_says_is_asked_for(parent: Parent) -> None:
    with_letter(parent).says("i sent it yesterday").taps("They answered")
    assert "say" in parent.text
    parent.says("they said no")
    assert "no, but not in writing" in parent.text


def test_the_calendar_file_holds_the_dates(parent: Parent) -> None:
    with_letter(parent).says("i sent it yesterday").taps("Dates for my calendar")
    files = parent.latest("files")["files"]
    calendar = parent.http.get(files[0]["url"]).raise_for_status().text
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in calendar


def test_the_packet_is_one_pdf(parent: Parent) -> None:
    taps_through(parent).taps("Meeting packet")
    files = parent.latest("files")["files"]
    assert [file["format"] for file in files] == ["pdf"]
    assert parent.http.get(files[0]["url"]).raise_for_status().content.startswith(b"%PDF")


def test_the_picture_comes_with_its_words(parent: Parent) -> None:
    taps_through(parent).says("show me a picture of the absences")
    picture = parent.latest("picture")
    assert "20" in picture["alt"]
    assert [file["format"] for file in picture["files"]] == ["svg", "png"]


def test_the_answers_can_be_taken_along_as_a_file(parent: Parent) -> None:
    taps_through(parent).says("export my data")
    link = parent.latest("files")["files"][0]["url"]
    assert "missed_days: 20" in parent.http.get(link).raise_for_status().text
