"""A sensitive fact the parent did not approve leaves no trace, and the letter still reads well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from actions.core.documents.text import as_text
from actions.core.facts.case import ABOUT_ANOTHER, FACTS, Case
from actions.core.letter import approval
from actions.core.letter.approval import sensitive_in
from actions.core.letter.draft import draft_letter
from actions.core.letter.editing import letter_facts, sensitive_facts
from actions.core.letter.kinds import KINDS
from tests.core.letter_cases import ALL_CASES, TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

WITHOUT_HEALTH = ("records_request", "no_answer_follow_up")
"""Letters that need no word about health."""

HEALTH = {
    "child_name": "Maya Torres",
    "conditions": ("anxiety", "adhd", "Ehlers-Danlos syndrome"),
    "condition_statuses": {"anxiety": "diagnosed", "adhd": "suspected"},
    "condition_status": "waiting",
    "provider": "Dr. Lee",
    "impacts": ("falling_behind", "takes pills at noon"),
    "missed_days": 17,
}
WORDS = (
    "anxiety", "ADHD", "Ehlers", "Dr. Lee", "pills", "diagnos", "note from a health provider",
)  # fmt: skip


def text_of(content: Guidance, approved: list[str] | None, kind: str, **known: Any) -> str:
    case = Case.parse_obj({**HEALTH, **known})
    return as_text(draft_letter(case, content, today=TODAY, kind=kind, approved=approved))


def test_each_sensitive_fact_is_listed_with_a_label_for_the_parent(content: Guidance) -> None:
    found = sensitive_facts(Case.parse_obj(HEALTH), "evaluation_request", content, today=TODAY)
    assert {fact.id: fact.label for fact in found} == {
        "conditions:anxiety": "Anxiety (diagnosed)",
        "conditions:adhd": "ADHD (suspected)",
        "conditions:Ehlers-Danlos syndrome": "Ehlers-Danlos syndrome (waiting for results)",
        "provider": "Who said so: Dr. Lee",
        "impacts:takes pills at noon": "takes pills at noon",
    }


def test_a_sensitive_list_is_named_in_words(
    content: Guidance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(approval, "fields_where", lambda **_: ("wishes",))
    (fact,) = sensitive_in(Case(wishes=("iep", "meeting")), content)
    assert fact.label.endswith(": an IEP; a meeting")


@pytest.mark.parametrize("kind", WITHOUT_HEALTH)
def test_a_letter_without_health_asks_for_no_approval(content: Guidance, kind: str) -> None:
    assert sensitive_facts(Case.parse_obj(HEALTH), kind, content, today=TODAY) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_with_nothing_approved_no_word_of_it_is_left(content: Guidance, kind: str) -> None:
    text = text_of(content, [], kind, plan_status="none")
    body = text.split("Dear ")[1]
    assert not [word for word in WORDS if word in body]
    assert "Attention and concentration" not in body


@pytest.mark.parametrize("name", ALL_CASES)
def test_a_letter_without_sensitive_facts_is_the_letter_of_a_case_without_them(
    content: Guidance, name: str
) -> None:
    case = reference_case(name)
    bare = case.copy(update={"conditions": None, "condition_statuses": {}, "provider": None})
    assert draft_letter(case, content, today=TODAY, approved=()) == draft_letter(
        bare, content, today=TODAY
    )


def test_only_what_was_approved_goes_in(content: Guidance) -> None:
    text = text_of(content, ["conditions:adhd"], "evaluation_request")
    assert "I think that ADHD may be part of this" in text
    assert "anxiety" not in text and "Lee" not in text and "pills" not in text


def test_a_diagnosis_without_its_provider_still_reads_well(content: Guidance) -> None:
    text = text_of(content, ["conditions:anxiety"], "evaluation_request")
    assert "Maya has been diagnosed with anxiety." in text


def test_none_approves_everything_as_for_a_case_file(content: Guidance) -> None:
    every = [
        fact.id
        for fact in sensitive_facts(
            Case.parse_obj(HEALTH), "evaluation_request", content, today=TODAY
        )
    ]
    assert text_of(content, None, "evaluation_request") == (
        text_of(content, every, "evaluation_request")
    )


def test_the_facts_of_a_letter_can_be_checked_one_by_one(content: Guidance) -> None:
    case = reference_case("evaluation_anxiety_17_days")
    facts = {
        fact.field: fact
        for fact in letter_facts(
            case, "evaluation_request", content, today=TODAY, approved=["provider"]
        )
    }
    assert facts["child_name"].value == "Maya Torres"
    assert facts["missed_days"].value == "17"
    assert facts["late_arrivals"].value == "about 2 a week"
    assert facts["conditions:anxiety"].as_json() == {
        "field": "conditions:anxiety",
        "label": "Condition",
        "value": "Anxiety (diagnosed)",
        "sensitive": True,
        "in_letter": False,
    }
    assert all(fact.in_letter for fact in facts.values() if not fact.sensitive)
    assert "state" not in facts  # Connecticut sets no time for an answer, so it is not named
    assert "age" not in facts


def test_a_fact_that_a_letter_does_not_use_is_not_listed(content: Guidance) -> None:
    case = reference_case("evaluation_anxiety_17_days")
    fields = {fact.field for fact in letter_facts(case, "records_request", content, today=TODAY)}
    assert fields == {
        "child_name", "parent_name", "relationship", "school", "district", "grade",
    }  # fmt: skip


def test_a_provider_stands_in_a_letter_only_with_a_condition(content: Guidance) -> None:
    case = reference_case("evaluation_anxiety_17_days")
    facts = letter_facts(case, "evaluation_request", content, today=TODAY, approved=["provider"])
    assert {fact.field: fact.in_letter for fact in facts if fact.sensitive} == {
        "conditions:anxiety": False,
        "provider": False,
    }


def test_every_fact_that_can_be_listed_has_its_label(content: Guidance) -> None:
    unlisted = {*ABOUT_ANOTHER, "chosen_supports"}  # those are for the packet, never in a letter
    assert all(content.facts[field].letter_label for field in set(FACTS) - unlisted)
