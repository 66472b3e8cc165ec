"""Which letter is offered for which place in the process."""

from __future__ import annotations

import pytest

from actions.core.case import Case
from actions.core.letter.choice import KINDS, REASONS, choose_letter

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
]


@pytest.mark.parametrize(("known", "kind"), CHOICES, ids=[str(known) for known, _ in CHOICES])
def test_the_letter_fits_where_the_family_stands(known: dict[str, object], kind: str) -> None:
    assert choose_letter(Case.parse_obj(known)).kind == kind


def test_every_kind_and_every_reason_can_be_chosen() -> None:
    choices = [choose_letter(Case.parse_obj(known)) for known, _ in CHOICES]
    assert {choice.kind for choice in choices} == set(KINDS)
    assert {choice.reason_id for choice in choices} == REASONS
