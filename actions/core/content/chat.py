"""Models of guidance_content/chat/: what the chat itself says, and how facts are said back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, StrictStr

from actions.core.case import Case
from actions.core.content.chat_checks import button_faults, question_faults
from actions.core.content.chat_replies import Input, ReplyWords, reply_faults
from actions.core.content.entry import Entry, read_entries
from actions.core.content.errors import Problem


class RecapLine(Entry):
    """How one fact is repeated; `id` is its `Case` field."""

    say: str
    one: str | None = None
    none: str | None = None
    brief: bool = False  # also in the one line for a parent who comes back


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


class Button(BaseModel):
    """One thing to tap: facts (`answer`), or a command (`does`), perhaps about something."""

    title: str
    answer: dict[str, Any] | None = None
    does: str | None = None  # an intent of the bot
    about: str | None = None  # a topic, a question: what the command is about

    class Config:
        extra = "forbid"
        frozen = True


class NamedButton(Entry):
    """A button that several replies offer. The fields are those of `Button`."""

    title: str
    answer: dict[str, Any] | None = None
    does: str | None = None
    about: str | None = None


class QuestionWords(Entry):
    """A question, in the words for each occasion. `id`: of core/questions.py or the letter."""

    ask: tuple[str, ...]  # the first time
    again: tuple[str, ...]  # after a reply that was not understood
    back: tuple[str, ...]  # after something in between
    why: str
    multi: bool = False  # several buttons may be chosen together
    input: Input | None = None  # a field that helps with the answer
    buttons: tuple[Button, ...]


class Phrases(Entry):
    """Ways in which parents say one thing."""

    phrases: tuple[StrictStr, ...]  # strict: YAML reads a bare yes as true


class HardFact(Entry):
    """A fact that deserves a word before the next question. Said at most once."""

    say: tuple[str, ...]
    values: dict[str, tuple[str, ...]] = {}  # field -> values, one of which was told
    at_least: dict[str, float] = {}  # number field -> from here on


class ReviewLine(Entry):
    """One fact in the list of everything told; `id` is its `Case` field."""

    label: str
    question: str  # asked again when the parent wants to change it
    words: tuple[str, ...]  # how a parent names it: "wrong school"


@dataclass(frozen=True)
class Chat:
    """All of it, by id. `recap`: lines in the order they are said; `notices` ... `commands`: what
    channels say by themselves."""

    recap: tuple[RecapLine, ...]
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
    review: dict[str, ReviewLine]
    erasing: dict[str, tuple[str, ...]]  # see core/erasing.py


def load_chat(root: Path, problems: list[Problem]) -> Chat:
    """The chat wording below `root`; faults go to `problems`."""
    words = read_entries(root, "chat/words.yml", Words, problems)
    commands = read_entries(root, "chat/commands.yml", Command, problems)
    erasing = read_entries(root, "chat/erasing.yml", Phrases, problems)
    chat = Chat(
        recap=tuple(read_entries(root, "chat/recap.yml", RecapLine, problems).values()),
        words={field: entry.words for field, entry in words.items()},
        commands=tuple(commands.values()),
        questions=read_entries(root, "chat/questions", QuestionWords, problems),
        replies=read_entries(root, "chat/replies", ReplyWords, problems),
        buttons=read_entries(root, "chat/buttons.yml", NamedButton, problems),
        hard_facts=read_entries(root, "chat/hard_facts.yml", HardFact, problems),
        review=read_entries(root, "chat/review.yml", ReviewLine, problems),
        erasing={entry.id: entry.phrases for entry in erasing.values()},
        **{name: _notices(root, name, problems) for name in NOTICES},
    )
    problems.extend(_faults(chat))
    return chat


def _notices(root: Path, name: str, problems: list[Problem]) -> dict[str, str]:
    entries = read_entries(root, f"chat/{name}.yml", Notice, problems)
    return {notice: entry.text for notice, entry in entries.items()}


def _faults(chat: Chat) -> list[Problem]:
    told = [("chat/recap.yml", line.id) for line in chat.recap]
    told += [("chat/review.yml", field) for field in chat.review]
    told += [
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
    for line in chat.review.values():
        if line.question not in chat.questions:
            faults.append(Problem("chat/review.yml", line.id, f"no question {line.question}"))
    faults += [
        fault for button in chat.buttons.values() for fault in button_faults(button.id, button)
    ]
    return faults + [fault for one in chat.questions.values() for fault in question_faults(one)]
