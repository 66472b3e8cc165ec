"""Any case a parent could tell, for tests that must hold for all of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

from actions.core.content.loader import guidance
from actions.core.facts.case import PART_DAY_COUNTS, PART_DAY_PROBLEMS, Case
from actions.core.letter.kinds import KINDS
from tests.core.letter_cases import TODAY

HOSTILE = (
    '#eval("1+1")',
    "#sys.inputs",
    "*bold* _thin_",
    "$x^2$",
    "{{ 7*7 }}",
    "{child.__class__}",
    "{0}",
    "%s %(x)s",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1+1",
    "<script>alert(1)</script>",
    "</desc></svg>",
    "&amp; &#x41;",
    "../../etc/passwd",
    "[link](http://x)",
    "= Heading",
    "// note /* c */",
    "]]>",
    "\u202eabc",
    "\ufffe",
    "\U0001243a",
)
"""Words that some program would take for an order."""


def hostile_words() -> st.SearchStrategy[str]:
    """Words that some program would take for an order, alone or in a name."""
    tricks = st.sampled_from([trick for trick in HOSTILE if trick.isprintable()])
    return tricks | tricks.map(lambda trick: f"Jo {trick} Lee")


def typed_words() -> st.SearchStrategy[str]:
    """What a parent could type for a name; odd spacing and punctuation included."""
    signs = st.sampled_from("abcdeé ABC'-.,#*$@<>ñ中0")
    return st.text(signs, max_size=30).filter(lambda text: not re.search(r"[\s.,][.,]", text))


def ids(topic: str, words: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...] | None]:
    """Known ids and the parent's own words, or nothing told."""
    known = sorted(guidance().vocabulary[topic])
    some = st.lists(st.sampled_from(known) | words, max_size=5)
    return st.none() | some.map(tuple)


def letters_sent() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Letters of different kinds, sent this year."""
    one = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(KINDS),
            "sent_on": st.dates(date(2026, 8, 1), TODAY),
            "method": st.sampled_from([None, "email", "hand", "mail", "fax"]),
            "answered": st.sampled_from(["yes", "no", "unknown"]),
        }
    )
    return st.lists(one, max_size=3, unique_by=lambda letter: letter["kind"])


@st.composite
def cases(draw: st.DrawFn, words: st.SearchStrategy[str] | None = None) -> Case:
    """Any valid case; `words` are what a parent typed where she may type anything."""
    words = typed_words() if words is None else words
    maybe_text = st.none() | words
    count = st.none() | st.floats(0, 400)
    counts = ("missed_days", *PART_DAY_COUNTS)
    statuses = st.sampled_from(["diagnosed", "suspected", "waiting", "none"])
    texts = ("child_name", "parent_name", "school", "district", "period", "provider")
    conditions = draw(ids("conditions", words))
    return Case(
        **{field: draw(maybe_text) for field in texts},
        **{field: draw(count) for field in counts},
        grade=draw(st.none() | st.sampled_from(["PK", "K", "1", "12"])),
        relationship=draw(
            st.none() | st.sampled_from(["parent", "guardian", "foster_parent", "other"])
        ),
        severity=draw(st.none() | st.sampled_from(sorted(guidance().letters.words.severity))),
        enrolled_days=draw(st.none() | st.integers(1, 400)),
        period_start=draw(st.none() | st.dates(max_value=TODAY)),
        avoided_classes=draw(ids("classes", words)),
        part_day_problems=draw(st.none() | st.sets(st.sampled_from(PART_DAY_PROBLEMS)).map(tuple)),
        per=draw(st.dictionaries(st.sampled_from(counts), st.sampled_from(["week", "month"]))),
        estimated=draw(st.sets(st.sampled_from(counts)).map(tuple)),
        conditions=conditions,
        condition_status=draw(st.none() | statuses),
        condition_statuses=draw(
            st.dictionaries(st.sampled_from(conditions), statuses) if conditions else st.just({})
        ),
        conditions_ruled_out=draw(ids("conditions", words)) or (),
        triggers=draw(ids("triggers", words)),
        impacts=draw(ids("impacts", words)),
        plan_status=draw(
            st.none() | st.sampled_from(["none", "504", "iep", "being_evaluated", "refused"])
        ),
        state=draw(st.none() | st.sampled_from(sorted(guidance().states))),
        letters_sent=draw(letters_sent()),
        school_response=draw(ids("school_responses", words)),
    )
