"""Plan, chat, packet and drafts speak of the same letters, and of the same answers to them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from actions.core.content.guidance import Guidance
from actions.core.content.loader import guidance
from actions.core.documents.packet_text import packet_text
from actions.core.facts.case_values import Answered
from actions.core.letter.choice import choose_letter
from actions.core.papers.packet import make_packet
from actions.core.plan.situation import situation_of

from .comparing import agree
from .papers import Papers

pytestmark = pytest.mark.xdist_group("one_source")


def title_of(kind: str) -> str:
    return guidance().letters[kind].template.title


def test_chat_packet_list_and_draft_name_the_same_letter() -> None:
    def check(papers: Papers) -> Iterator[str]:
        chosen = choose_letter(situation_of(papers.case, guidance(), today=papers.today)).kind
        offered = papers.options[0].kind
        subject = guidance().letters[chosen].template.subject
        if {papers.plan.letter_kind, offered} != {chosen}:
            yield f"plan {papers.plan.letter_kind}, list {offered}, choice {chosen}"
        if f"Subject: {subject}\n" not in papers.letter():
            yield f"the draft is another letter than {chosen}"
        following = papers.plan.next_letter
        step = following and (following.step if following.is_due else following.text)
        for name, text in {"chat": papers.chat, "packet": papers.packet_words}.items():
            if step and step not in text:
                yield f"{name} does not name {following}"

    agree(check)


def test_what_is_kept_from_the_school_changes_no_letter(content: Guidance) -> None:
    def check(papers: Papers) -> Iterator[str]:
        private = make_packet(papers.case, content, today=papers.today, approved=())
        following = papers.plan.next_letter
        step = following and (following.step if following.is_due else following.text)
        text = packet_text(private)
        if step and step not in text:
            yield f"the packet does not name {following}"
        if papers.plan.headline not in text:
            yield f"the packet does not say: {papers.plan.headline}"

    agree(check, every=5)


HEARD_NOTHING = ("You have asked before and heard nothing",)
NO_ANSWER = "I have not had an answer that I know of"


def test_plan_and_letters_agree_whether_the_school_answered() -> None:
    def check(papers: Papers) -> Iterator[str]:
        plan = any(one in papers.summary for one in HEARD_NOTHING)
        letter = NO_ANSWER in papers.letters["prior_written_notice_request"]
        offer = any(one.kind == "no_answer_follow_up" and one.fits for one in papers.options)
        if plan != letter:
            yield f"plan: silence {plan}; letter: silence {letter}"
        if plan and not offer:
            yield "heard nothing, and no follow-up offered"

    agree(check)


def test_nobody_is_said_to_be_silent_who_has_answered_every_letter() -> None:
    def check(papers: Papers) -> Iterator[str]:
        letters = papers.case.letters_sent
        if not letters or any(one.answered is not Answered.YES for one in letters):
            return
        if "no_answer" in (papers.case.school_response or ()):
            return
        offered = [one.kind for one in papers.options if one.fits]
        if "no_answer_follow_up" in offered or any(one in papers.summary for one in HEARD_NOTHING):
            yield f"{offered}"

    agree(check)
