"""Rules about the plan the child has and what the school has said."""

from __future__ import annotations

from actions.core.case import PlanStatus, Relationship
from actions.core.letter.place import school_is_silent
from actions.core.rules.registry import rule
from actions.core.situation import Situation

YOUNG_AGES = range(3, 10)
YOUNG_GRADES = ("PK", "K", "1", "2", "3")


def _said(now: Situation, *answers: str) -> bool:
    return bool(set(answers) & set(now.case.school_response or ()))


@rule("plan_status")
def child_has_an_iep(now: Situation) -> bool:
    """There is an IEP today."""
    return now.case.plan_status is PlanStatus.IEP


@rule("plan_status")
def child_has_a_504_plan(now: Situation) -> bool:
    """There is a 504 plan today."""
    return now.case.plan_status is PlanStatus.SECTION_504


@rule("plan_status")
def plan_is_unknown(now: Situation) -> bool:
    """The parent does not know whether there is a plan, or was not asked."""
    return now.case.plan_status in (None, PlanStatus.UNKNOWN)


@rule("plan_status", "school_response")
def school_said_no(now: Situation) -> bool:
    """The school refused an evaluation or plan, aloud or in writing."""
    return now.case.plan_status is PlanStatus.REFUSED or _said(
        now, "said_no_out_loud", "refused_in_writing"
    )


@rule("school_response")
def refusal_is_in_writing(now: Situation) -> bool:
    """The school's no came on paper."""
    return _said(now, "refused_in_writing")


@rule("school_response")
def school_calls_it_attendance(now: Situation) -> bool:
    """The school says it is only attendance, or the child's choice."""
    return _said(now, "attendance_only", "behavior_choice")


@rule("school_response")
def truancy_was_mentioned(now: Situation) -> bool:
    """A truancy warning came."""
    return _said(now, "truancy_warning")


@rule("school_response")
def school_wants_interventions_first(now: Situation) -> bool:
    """The school wants other steps to be finished before an evaluation."""
    return _said(now, "interventions_first")


@rule("school_response")
def school_wants_a_diagnosis(now: Situation) -> bool:
    """The school says a diagnosis must come first."""
    return _said(now, "needs_diagnosis")


@rule("school_response", "letters_sent")
def school_did_not_answer(now: Situation) -> bool:
    """The school has been asked and has not answered."""
    return school_is_silent(now.case)


@rule("school_response")
def home_instruction_was_offered(now: Situation) -> bool:
    """Teaching at home was offered."""
    return _said(now, "home_instruction_offered")


@rule("grade", "age")
def child_is_young(now: Situation) -> bool:
    """From 3 to 9 years, by age or, where that is unknown, by grade (34 CFR 300.8(b))."""
    age = now.case.age
    return now.case.grade in YOUNG_GRADES if age is None else age in YOUNG_AGES


@rule("letters_sent")
def a_letter_was_sent(now: Situation) -> bool:
    """A letter has gone to the school, so its own dates count."""
    return bool(now.case.letters_sent)


@rule("relationship")
def asker_may_not_decide(now: Situation) -> bool:
    """A foster parent or other caregiver: someone else may have to sign."""
    return now.case.relationship in (Relationship.FOSTER_PARENT, Relationship.OTHER)
