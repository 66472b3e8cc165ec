"""Only what is missing is asked, and never more than nine questions."""

from actions.core.content.loader import Guidance
from actions.core.facts.case import FACTS, Case
from actions.core.questions import MAX_QUESTIONS, QUESTIONS, next_question, open_questions


def test_the_first_question_is_about_attending() -> None:
    assert next_question(Case()) == "attendance_severity"


def test_a_question_already_answered_is_not_asked() -> None:
    case = Case(severity="most_days", missed_days=17, conditions=["anxiety"])
    assert open_questions(case)[:2] == ["attendance_part_days", "diagnosis_status"]


def test_one_nurse_visit_told_answers_the_question_about_part_days() -> None:
    assert "attendance_part_days" not in open_questions(Case(nurse_visits=1))


def test_a_child_who_is_not_there_at_all_has_no_part_days() -> None:
    assert "attendance_part_days" not in open_questions(Case(severity="not_attending"))


def test_without_any_condition_nobody_asks_who_diagnosed_it() -> None:
    assert "diagnosis_status" not in open_questions(Case(conditions=[]))
    assert "diagnosis_status" not in open_questions(Case(), passed=["diagnosis_conditions"])


def test_a_status_is_asked_only_while_no_condition_has_one() -> None:
    one_of_two = Case(conditions=["adhd", "ocd"], condition_statuses={"adhd": "diagnosed"})
    assert "diagnosis_status" in open_questions(Case(conditions=["adhd", "ocd"]))
    assert "diagnosis_status" not in open_questions(one_of_two)


def test_a_passed_question_is_not_asked_again() -> None:
    assert next_question(Case(), passed=["attendance_severity"]) == "attendance_missed_days"


def test_there_is_no_tenth_question() -> None:
    asked = [question.id for question in QUESTIONS[:MAX_QUESTIONS]]
    assert next_question(Case(grade="7"), asked, passed=asked) is None


def test_a_grade_left_out_beside_the_state_is_asked_though_nine_were() -> None:
    asked = [question.id for question in QUESTIONS if question.applies(Case())][:MAX_QUESTIONS]
    assert asked[-1] == "school_state"
    state_only = Case(state="OH")
    assert next_question(state_only, asked, passed=asked) == "school_grade"
    both = Case(state="OH", grade="7")
    assert next_question(both, [*asked, "school_grade"], passed=asked) is None


def test_a_question_asked_before_may_be_asked_again_at_the_limit() -> None:
    asked = [question.id for question in QUESTIONS[:MAX_QUESTIONS]]
    assert next_question(Case(), asked, passed=asked[1:]) == asked[0]


def test_some_questions_are_asked_only_where_they_apply() -> None:
    assert "school_court_date" not in open_questions(Case())
    assert "school_court_date" in open_questions(Case(court=["hearing"]))
    assert "school_transport_problems" not in open_questions(Case(triggers=["noise"]))
    assert "school_transport_problems" in open_questions(Case(triggers=["bus"]))


def test_where_a_question_applies_is_told_in_facts_and_values_there_are(
    content: Guidance,
) -> None:
    for schema in FACTS.values():
        for field, values in (schema.asked_where or {}).items():
            assert set(values) <= set(content.vocabulary[FACTS[field].vocabulary or ""])


def test_every_question_that_a_fact_is_asked_by_is_asked() -> None:
    asked_by = {question for schema in FACTS.values() for question in schema.asked_by}
    assert asked_by <= {question.id for question in QUESTIONS}
