"""Models of guidance_content/chat/: what the chat itself says, and the buttons under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import StrictStr

from actions.core.content.chat_checks import button_faults, question_faults
from actions.core.content.chat_replies import ReplyWords, reply_faults
from actions.core.content.entry import Entry, read_entries
from actions.core.content.errors import Problem
from actions.core.content.facts import Button, FactWords, QuestionText
from actions.core.facts.case import FACTS, Case


class Words(Entry):
    """How the fixed values of one field are said."""

    words: dict[str, str]


class Notice(Entry):
    """What a channel says by itself."""

    text: str


class Command(Entry):
    """A command of a channel's menu (`/summary`), and the payload it stands for, if any."""

    says: str
    payload: str | None = None


NOTICES = {
    "notices": (
        "trouble session_over unreadable button_over too_long empty document_over slow_down busy"
    ),
    "telegram": (
        "voice video photo sticker location contact document forwarded edited other caption_read "
        "group done chosen choose_first answered passed progress document_gone erased"
    ),
    "text_phone": "choose_one choose_some choose_only file unreadable",
    "text_cards": "other_letters",
    "handover": "code_given code_where code_wrong code_too_many code_joined",
}
"""Files of what channels say by themselves -> the ids that the program uses."""

ERASING = "told_here elsewhere own reasons yes unless"
"""Ids of chat/erasing.yml that the program uses."""

NAMES = "school numbered_school begins_writer writer child others no_name school_before"
"""Ids of chat/names.yml that the program uses."""


class NamedButton(Entry, Button):
    """A button that several replies offer."""


class QuestionWords(Entry, QuestionText):
    """A question of the chat; `id` is the slot that asks it."""


class Phrases(Entry):
    """Ways in which parents say one thing."""

    phrases: tuple[StrictStr, ...]  # strict: YAML reads a bare yes as true


class HardFact(Entry):
    """A fact that deserves a word before the next question. Said at most once."""

    say: tuple[str, ...]
    values: dict[str, tuple[str, ...]] = {}  # field -> values, one of which was told
    at_least: dict[str, float] = {}  # number field -> from here on


@dataclass(frozen=True)
class Chat:
    """All of it, by id. `words`: how fixed values are said; `notices` ... `commands`: what channels
    say by themselves."""

    words: dict[str, dict[str, str]]
    notices: dict[str, str]
    telegram: dict[str, str]
    text_phone: dict[str, str]
    text_cards: dict[str, str]
    handover: dict[str, str]
    commands: tuple[Command, ...]
    questions: dict[str, QuestionWords]
    replies: dict[str, ReplyWords]
    buttons: dict[str, NamedButton]
    hard_facts: dict[str, HardFact]
    erasing: dict[str, tuple[str, ...]]  # see core/erasing.py
    names: dict[str, tuple[str, ...]]  # see core/facts/names.py


def load_chat(root: Path, facts: Mapping[str, FactWords], problems: list[Problem]) -> Chat:
    """The chat wording below `root` and of the facts; faults go to `problems`."""
    words = read_entries(root, "chat/words.yml", Words, problems)
    commands = read_entries(root, "chat/commands.yml", Command, problems)
    erasing = read_entries(root, "chat/erasing.yml", Phrases, problems)
    names = read_entries(root, "chat/names.yml", Phrases, problems)
    chat = Chat(
        words={
            **{field: one.values for field, one in facts.items() if one.values},
            **{field: entry.words for field, entry in words.items()},
        },
        commands=tuple(commands.values()),
        questions={
            **_questions_of(facts),
            **read_entries(root, "chat/questions", QuestionWords, problems),
        },
        replies=read_entries(root, "chat/replies", ReplyWords, problems),
        buttons=read_entries(root, "chat/buttons.yml", NamedButton, problems),
        hard_facts=read_entries(root, "chat/hard_facts.yml", HardFact, problems),
        erasing={entry.id: entry.phrases for entry in erasing.values()},
        names={entry.id: entry.phrases for entry in names.values()},
        **{name: _notices(root, name, problems) for name in NOTICES},
    )
    problems.extend(_faults(chat, facts))
    return chat


def _questions_of(facts: Mapping[str, FactWords]) -> dict[str, QuestionWords]:
    """The questions that stand with their facts, under the slots they fill."""
    return {
        FACTS[field].slot: QuestionWords(id=FACTS[field].slot, **dict(one.question))
        for field, one in facts.items()
        if one.question
    }


def _notices(root: Path, name: str, problems: list[Problem]) -> dict[str, str]:
    entries = read_entries(root, f"chat/{name}.yml", Notice, problems)
    return {notice: entry.text for notice, entry in entries.items()}


def _faults(chat: Chat, facts: Mapping[str, FactWords]) -> list[Problem]:
    told = [
        ("chat/hard_facts.yml", field)
        for fact in chat.hard_facts.values()
        for field in (*fact.values, *fact.at_least)
    ]
    faults = [
        Problem(file, field, "no such fact; see docs/case-file.md")
        for file, field in told
        if field not in Case.__fields__
    ]
    for reply in chat.replies.values():
        faults += [
            Problem("chat/replies", reply.id, f"no button {name} in chat/buttons.yml")
            for name in reply.buttons
            if name not in chat.buttons
        ]
        faults += reply_faults(reply)
    for field, one in facts.items():
        if one.review and one.review.question not in chat.questions:
            unknown = f"no question {one.review.question}"
            faults.append(Problem(f"facts/{field}.yml", field, unknown))
    faults += [
        fault for button in chat.buttons.values() for fault in button_faults(button.id, button)
    ]
    return faults + [fault for one in chat.questions.values() for fault in question_faults(one)]
