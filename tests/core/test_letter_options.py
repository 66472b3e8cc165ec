"""All letters are offered with the reason why each fits now, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from actions.core.facts.case import Case
from actions.core.letter.choice import choose_letter
from actions.core.letter.draft import delivery_advice
from actions.core.letter.options import LetterOption, letter_options
from tests.core.situations import TODAY, a_case, a_situation

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance


def option(content: Guidance, kind: str, **known: Any) -> LetterOption:
    options = letter_options(Case.parse_obj(known), content, today=TODAY)
    return next(one for one in options if one.kind == kind)


@pytest.mark.parametrize(
    "known", [{}, {"plan_status": "iep"}, {"school_response": ("truancy_warning",)}]
)
def test_the_letter_that_fits_best_comes_first(content: Guidance, known: dict[str, Any]) -> None:
    case = Case.parse_obj(known)
    first, *others = letter_options(case, content, today=TODAY)
    suggested = choose_letter(a_situation(content, **known)).kind
    assert (first.kind, first.chosen, first.fits) == (suggested, True, True)
    assert not any(one.chosen for one in others)
    assert {one.kind for one in (first, *others)} == set(content.letters)
    fits = [one.fits for one in (first, *others)]
    assert fits == sorted(fits, reverse=True)


FITS = [
    ("independent_evaluation_request", {}, False),
    ("independent_evaluation_request", {"plan_status": "being_evaluated"}, False),
    ("independent_evaluation_request", {"plan_status": "refused"}, False),
    ("independent_evaluation_request", {"plan_status": "iep"}, True),
    ("independent_evaluation_request", {"school_response": ("found_not_eligible",)}, True),
    ("iep_meeting_request", {}, False),
    ("iep_meeting_request", {"plan_status": "iep"}, True),
    ("section_504_request", {"plan_status": "504"}, False),
    ("section_504_request", {}, True),
    ("section_504_review", {"plan_status": "504"}, True),
    ("section_504_review", {"plan_status": "iep"}, False),
    ("evaluation_request", {"plan_status": "504"}, True),
    ("evaluation_request", {"plan_status": "iep"}, False),
    ("evaluation_request", {"plan_status": "being_evaluated"}, False),
    ("prior_written_notice_request", {}, False),
    ("prior_written_notice_request", {"school_response": ("attendance_only",)}, True),
    ("prior_written_notice_request", {"plan_status": "refused"}, True),
    ("records_request", {}, True),
    ("no_answer_follow_up", {}, False),
    ("no_answer_follow_up", {"school_response": ("no_answer",)}, True),
    ("truancy_reply", {}, False),
    ("truancy_reply", {"plan_status": "iep", "school_response": ("truancy_warning",)}, True),
]


@pytest.mark.parametrize(("kind", "known", "fits"), FITS)
def test_a_letter_fits_or_not_and_says_why(
    content: Guidance, kind: str, known: dict[str, Any], fits: bool
) -> None:
    found = option(content, kind, **known)
    assert found.fits is fits
    assert found.text.endswith(".") and "{" not in found.text


def test_a_waiting_letter_is_named_by_its_day(content: Guidance) -> None:
    sent = [{"kind": "evaluation_request", "sent_on": "2026-10-05"}]
    assert "October 5, 2026" in option(content, "no_answer_follow_up", letters_sent=sent).text


def test_how_to_send_it_is_told_apart_from_the_letter(content: Guidance) -> None:
    texan = Case.parse_obj({"state": "TX"})
    advice = " ".join(delivery_advice(texan, "evaluation_request", content, today=TODAY))
    assert "In Texas, send it to the head of special education" in advice
    assert "Texas" not in " ".join(
        delivery_advice(Case(), "evaluation_request", content, today=TODAY)
    )


def test_the_second_silence_names_the_ways_that_are_left(content: Guidance) -> None:
    sent = [
        {"kind": "evaluation_request", "sent_on": "2026-10-05"},
        {"kind": "no_answer_follow_up", "sent_on": "2026-11-02"},
    ]
    first, second = (
        delivery_advice(a_case(letters_sent=told), "no_answer_follow_up", content, today=TODAY)
        for told in (sent[:1], sent)
    )
    assert not any("state complaint" in line for line in first)
    assert any("state complaint" in line for line in second)
