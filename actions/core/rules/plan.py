"""Rules about the plan or evaluation a child has."""

from __future__ import annotations

from actions.core.facts.case_values import PlanStatus
from actions.core.plan.situation import Situation
from actions.core.rules.registry import rule


@rule("plan_status")
def child_has_an_iep(now: Situation) -> bool:
    """There is an IEP today."""
    return now.case.plan_status is PlanStatus.IEP


@rule("plan_status")
def child_has_a_504_plan(now: Situation) -> bool:
    """There is a 504 plan today."""
    return now.case.plan_status is PlanStatus.SECTION_504


@rule("plan_status")
def child_has_a_plan(now: Situation) -> bool:
    """There is an IEP or a 504 plan today."""
    return child_has_an_iep(now) or child_has_a_504_plan(now)


@rule("plan_status")
def plan_is_unknown(now: Situation) -> bool:
    """The parent does not know whether there is a plan, or was not asked."""
    return now.case.plan_status in (None, PlanStatus.UNKNOWN)


@rule("plan_status")
def evaluation_is_under_way(now: Situation) -> bool:
    """The school is evaluating the child."""
    return now.case.plan_status is PlanStatus.BEING_EVALUATED


@rule("consent_signed_on")
def consent_is_signed(now: Situation) -> bool:
    """The parent told the day she signed the form that lets the school test."""
    return now.case.consent_signed_on is not None


@rule("plan_status")
def no_evaluation_under_way(now: Situation) -> bool:
    """No evaluation is under way that we know of."""
    return not evaluation_is_under_way(now)


@rule("school_response")
def found_not_eligible(now: Situation) -> bool:
    """The school tested the child and found no right to special education."""
    return "found_not_eligible" in (now.case.school_response or ())


@rule("plan_status", "school_response")
def the_school_has_evaluated(now: Situation) -> bool:
    """An evaluation of the school's own is done: there is an IEP, or it found no right to one."""
    return child_has_an_iep(now) or found_not_eligible(now)


@rule("plan_status", "school_response")
def child_has_a_plan_or_evaluation(now: Situation) -> bool:
    """There is a plan, or an evaluation done or under way."""
    return child_has_a_plan(now) or evaluation_is_under_way(now) or found_not_eligible(now)


@rule("plan_status", "school_response")
def no_plan_and_no_evaluation(now: Situation) -> bool:
    """No plan, and no evaluation done or under way, that we know of."""
    return not child_has_a_plan_or_evaluation(now)
