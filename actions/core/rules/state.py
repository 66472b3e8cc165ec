"""Rules about the state's clocks and how sure we are of them."""

from __future__ import annotations

from actions.core.plan.situation import Situation
from actions.core.rules.registry import rule


@rule("state")
def state_is_known(now: Situation) -> bool:
    """The state's time limits can be looked up."""
    return now.state is not None


@rule("state")
def state_times_are_sure(now: Situation) -> bool:
    """The numbers were read in the state's own rule or a summary of it."""
    return now.state is not None and now.state.confidence == "high"


@rule("state")
def state_times_are_likely(now: Situation) -> bool:
    """The numbers come from a second source; shown as "about"."""
    return now.state is not None and now.state.confidence == "medium"


@rule("state")
def state_times_are_federal(now: Situation) -> bool:
    """No state number was found; never a date from these."""
    return now.state is not None and now.state.confidence == "low"


@rule("state")
def clock_starts_at_consent(now: Situation) -> bool:
    """The evaluation clock starts when the school gets the signed consent."""
    return now.state is not None and now.state.starts_from == "consent"


@rule("state")
def clock_starts_at_request(now: Situation) -> bool:
    """The evaluation clock starts when the school gets the request."""
    return now.state is not None and now.state.starts_from == "request"


@rule("state")
def absence_adds_testing_time(now: Situation) -> bool:
    """Texas adds missed days to the testing time (19 TAC 89.1011)."""
    return now.state is not None and now.state.id == "TX"
