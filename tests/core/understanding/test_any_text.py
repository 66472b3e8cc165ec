"""Whatever is typed, reading it gives valid facts and never fails."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.loader import guidance
from actions.core.facts.case import Case
from actions.core.questions import QUESTIONS
from actions.core.understanding.answers import read_answer
from actions.core.understanding.facts import read_facts

SAID_ON = SchoolDate(date(2026, 11, 24), guidance().calendar)
SAYINGS = """
she|he|missed|late|17|twenty|a couple dozen|days|since|September|half of November|every day|twice
a week|nurse|pick her up|504|iep|no|has|not|anxiety|autism|diagnosed|we think|7th grade|ohio|in ME
math|can't|refuses|.|,|?|but|and|her brother|12 year old|999|0|1/2|last month|hasn't been|school
says|attendance|grades|fine
"""
WORDS = [word for line in SAYINGS.strip().splitlines() for word in line.split("|")]
typed = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(typed)
def test_any_text_gives_facts_a_case_accepts(text: str) -> None:
    Case.parse_obj(read_facts(text, vocabulary=guidance().vocabulary, said_on=SAID_ON))


@settings(max_examples=150, deadline=None)
@given(typed, st.sampled_from([question.id for question in QUESTIONS]))
def test_any_reply_gives_facts_a_case_accepts(text: str, question: str) -> None:
    words = guidance().vocabulary
    facts = read_facts(text, vocabulary=words, said_on=SAID_ON)
    Case.parse_obj(read_answer(question, text, facts, vocabulary=words, said_on=SAID_ON).facts)
