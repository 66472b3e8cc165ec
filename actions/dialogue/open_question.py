"""Which messages an open question leaves to the rule of their intent, and whose question it is."""

from __future__ import annotations

from actions.dialogue.incoming import Turn

LEFT_TO_RULES = frozenset(
    "approve_all approve_none bot_challenge browse_topics change_letter choose_letter "
    "compliment confused continue_assessment correct_fact crisis delete_data edit_facts "
    "export_data faq faq_topic frustrated go_back goodbye greet help how_long keep_facts "
    "letter_answered letter_sent make_calendar make_letter make_packet no_answer_yet not_safe "
    "not_sure other_device other_language privacy repeat_question review_facts safe_now "
    "show_my_data show_picture show_summary start start_over stop student_writing talk_to_person "
    "thanks why_ask".split()
)
"""Intents that have a rule of their own; a form leaves them to it unless they carry facts."""

SURE_IN_A_QUESTION = 0.35
"""Confidence below which an odd answer is asked for again rather than taken for a command."""


def is_command(turn: Turn) -> bool:
    """Whether a message surely wants something other than to tell or correct a fact."""
    wants = turn.intent in LEFT_TO_RULES and turn.intent not in ("correct_fact", "edit_facts")
    return wants and not turn.facts and turn.confidence >= SURE_IN_A_QUESTION


GIVING_UP = frozenset({"skip", "dont_know"})

ASSESSMENT_FORM = "assessment_form"
LETTER_FORM = "letter_form"
SAFETY_FORM = "safety_form"
SAFETY_QUESTION = "safety_question"
"""The safety form's only slot; it is never filled."""

LETTER_QUESTIONS = (
    "letter_kind",
    "letter_approved",
    "school_relationship",
    "letter_child_name",
    "letter_parent_name",
    "letter_school",
)
"""The letter form's questions, in the order they are asked. Each is a slot."""


def form_of(question: str, has_letter: bool = False) -> str:
    """The form that asks a question. Who is asking belongs to both; `has_letter` decides."""
    if question == "school_relationship":
        return LETTER_FORM if has_letter else ASSESSMENT_FORM
    return LETTER_FORM if question in LETTER_QUESTIONS else ASSESSMENT_FORM
