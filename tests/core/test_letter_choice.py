"""Which letter is offered for which place in the process."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from actions.core.letter.choice import KINDS, REASONS, choose_letter, standing_request
from tests.core.situations import a_situation

SENT = {"sent_on": "2026-10-05"}
ASKED = {"letters_sent": ({"kind": "evaluation_request", **SENT},)}
TRUANCY = {"school_response": ("truancy_warning",)}
NOT_ELIGIBLE = {"school_response": ("found_not_eligible",)}
MILD = {"severity": "occasional", "missed_days": 3, "impacts": ("grades_fine",)}

CHOICES = [
    # (what is known, the letter)
    ({}, "evaluation_request"),
    ({"plan_status": "none"}, "evaluation_request"),
    ({"plan_status": "unknown"}, "evaluation_request"),
    ({"plan_status": "iep"}, "iep_meeting_request"),
    ({"plan_status": "504"}, "section_504_review"),
    ({"plan_status": "being_evaluated"}, "section_504_request"),
    ({"plan_status": "refused"}, "prior_written_notice_request"),
    ({"school_response": ("refused_in_writing",)}, "prior_written_notice_request"),
    ({"school_response": ("said_no_out_loud",)}, "prior_written_notice_request"),
    # a wish to wait is not yet a refusal, so the request comes first
    ({"school_response": ("interventions_first",)}, "evaluation_request"),
    # a plan that is there comes before an old refusal
    ({"plan_status": "iep", "school_response": ("refused_in_writing",)}, "iep_meeting_request"),
    (MILD, "section_504_request"),
    ({**MILD, "missed_days": None}, "section_504_request"),
    # both sides of "few days"
    ({**MILD, "missed_days": 5}, "section_504_request"),
    ({**MILD, "missed_days": 6}, "evaluation_request"),
    # five days are many when there were only fifty: 10 percent
    ({**MILD, "missed_days": 5, "enrolled_days": 51}, "section_504_request"),
    ({**MILD, "missed_days": 5, "enrolled_days": 50}, "evaluation_request"),
    ({**MILD, "severity": "weekly"}, "evaluation_request"),
    ({**MILD, "impacts": ("grades_fine", "falling_behind")}, "evaluation_request"),
    # not knowing the effect is not the same as none
    ({**MILD, "impacts": None}, "evaluation_request"),
    ({**MILD, "impacts": ()}, "section_504_request"),
    # a truancy warning presses; with a plan, the team that can change it comes first
    (TRUANCY, "truancy_reply"),
    ({**TRUANCY, "plan_status": "being_evaluated"}, "truancy_reply"),
    ({**TRUANCY, "plan_status": "refused"}, "truancy_reply"),
    ({**TRUANCY, "plan_status": "iep"}, "iep_meeting_request"),
    ({**TRUANCY, "plan_status": "504"}, "section_504_review"),
    # an outside evaluation only after the school's own
    (NOT_ELIGIBLE, "independent_evaluation_request"),
    ({**NOT_ELIGIBLE, "plan_status": "refused"}, "independent_evaluation_request"),
    ({"plan_status": "refused"}, "prior_written_notice_request"),
    # silence
    ({"school_response": ("no_answer",)}, "no_answer_follow_up"),
    ({"plan_status": "iep", "school_response": ("no_answer",)}, "no_answer_follow_up"),
    # after a written request, "it is only attendance" is a decision to be explained
    ({"school_response": ("attendance_only",)}, "evaluation_request"),
    ({**ASKED, "school_response": ("attendance_only",)}, "prior_written_notice_request"),
    ({**ASKED, "school_response": ("needs_diagnosis",)}, "prior_written_notice_request"),
]

SENT_BEFORE = [
    # (letters sent, what else is known, the letter)
    (("truancy_reply",), TRUANCY, "evaluation_request"),
    (("iep_meeting_request",), {**TRUANCY, "plan_status": "iep"}, "truancy_reply"),
    (("independent_evaluation_request",), NOT_ELIGIBLE, "section_504_request"),
    (("no_answer_follow_up",), {"school_response": ("no_answer",)}, "prior_written_notice_request"),
    # all that fits was sent: it can be had again
    (("evaluation_request",), {}, "evaluation_request"),
]


@pytest.mark.parametrize(("known", "kind"), CHOICES, ids=[str(known) for known, _ in CHOICES])
def test_the_letter_fits_where_the_family_stands(
    content: Guidance, known: dict[str, object], kind: str
) -> None:
    assert choose_letter(a_situation(content, **known)).kind == kind


@pytest.mark.parametrize(("kinds", "known", "kind"), SENT_BEFORE)
def test_a_letter_already_sent_makes_way_for_the_next(
    content: Guidance, kinds: tuple[str, ...], known: dict[str, object], kind: str
) -> None:
    sent = [{"kind": sent, **SENT} for sent in kinds]
    assert choose_letter(a_situation(content, **known, letters_sent=sent)).kind == kind


def test_a_known_silence_about_a_letter_calls_for_the_follow_up(content: Guidance) -> None:
    sent = [{"kind": "section_504_request", **SENT, "answered": "no"}]
    assert choose_letter(a_situation(content, letters_sent=sent)).kind == "no_answer_follow_up"


def test_the_route_of_the_plan_does_not_change_with_what_was_sent(content: Guidance) -> None:
    for known in ({}, TRUANCY, {"school_response": ("no_answer",)}, ASKED):
        assert standing_request(a_situation(content, **known)) == "evaluation_request"
    assert standing_request(a_situation(content, **NOT_ELIGIBLE)) == "section_504_request"


def test_every_kind_and_every_reason_can_be_chosen(content: Guidance) -> None:
    choices = [choose_letter(a_situation(content, **known)) for known, _ in CHOICES]
    choices += [
        choose_letter(
            a_situation(content, **known, letters_sent=[{"kind": sent, **SENT} for sent in kinds])
        )
        for kinds, known, _ in SENT_BEFORE
    ]
    # records can be asked for at any time, so they are never the one thing to do
    assert {choice.kind for choice in choices} == set(KINDS) - {"records_request"}
    assert {choice.reason_id for choice in choices} == REASONS
