"""What the bot said in a turn -> calls of the Bot API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actions.core.content.chat import Chat
from rasa_project.channels.help_first import Reply
from rasa_project.channels.offers import Offers
from rasa_project.channels.output import BotMessage
from rasa_project.channels.telegram import markup
from rasa_project.channels.telegram.keyboards import keyboard
from rasa_project.channels.text_messages import Plain, as_plain, other_letters


@dataclass(frozen=True)
class Recipient:
    """Whom a reply is for."""

    chat: int
    person: str
    conversation: str
    turn: str  # the update's own name: the same update again is the same turn


@dataclass(frozen=True)
class FileToSend:
    """A document of a conversation, fetched when the call is made."""

    field: str  # "document" or "photo"
    conversation: str
    document: str
    name: str


@dataclass(frozen=True)
class Call:
    """One call to make. An optional one is tried once; `offer` is what its buttons offer."""

    method: str
    params: dict[str, Any]
    file: FileToSend | None = None
    offer: str | None = None
    optional: bool = False


class Replies:
    """Turns replies into calls, keeping what their buttons stand for."""

    def __init__(self, offers: Offers, words: Chat) -> None:
        self._offers = offers
        self._words = words

    def calls(self, reply: Reply, to: Recipient) -> list[Call]:
        """The calls that show a reply. Progress stands above the question it belongs to."""
        calls: list[Call] = []
        progress = ""
        for said in reply.messages:
            if said.get("type") == "progress":
                line = self._words.telegram["progress"]
                progress = line.format(asked=said["asked"], left=said["left"])
                continue
            calls += self._message(said, to, progress)
            if others := other_letters(said, self._words.text_cards):
                calls += self._text(others, to)
            progress = ""
        if reply.notice:
            calls += self.say(to.chat, self._words.notices[reply.notice])
        return calls

    def say(self, chat: int, text: str) -> list[Call]:
        """Plain words."""
        return [send_message(chat, part) for part in markup.messages(text)]

    def _message(self, said: BotMessage, to: Recipient, progress: str) -> list[Call]:
        plain = as_plain(said)
        if plain is None:
            return []
        kind = said["type"]
        if kind == "picture" and plain.files:
            return [_send_file("photo", plain.files[0], plain.text, to)]
        calls: list[Call] = []
        if kind == "letter":
            calls += [send_message(to.chat, part) for part in markup.folded(said["text"])]
        if plain.files:
            about = said["title"] if kind == "letter" else plain.text
            captions = [about, *[""] * len(plain.files)]
            calls += [
                _send_file("document", file, text, to)
                for file, text in zip(plain.files, captions, strict=False)
            ]
            return calls
        return [*calls, *self._text(plain, to, progress)]

    def _text(self, plain: Plain, to: Recipient, progress: str = "") -> list[Call]:
        parts = markup.messages(plain.text)
        if not parts:
            return []
        with_progress = f"{markup.italic(progress)}\n{parts[-1]}" if progress else parts[-1]
        if len(with_progress) <= markup.MAX_TEXT:
            parts[-1] = with_progress
        calls = [send_message(to.chat, part) for part in parts]
        if plain.buttons:
            calls[-1] = self._with_buttons(parts[-1], plain, to)
        return calls

    def _with_buttons(self, text: str, plain: Plain, to: Recipient) -> Call:
        offer = self._offers.make(to.person, text, plain.buttons, plain.multi)
        buttons = keyboard(offer, self._words.telegram["done"])
        return send_message(to.chat, text, reply_markup=buttons, offer=offer.id)


def send_message(
    chat: int, text: str, reply_markup: dict[str, Any] | None = None, offer: str | None = None
) -> Call:
    """Sends escaped text."""
    params: dict[str, Any] = {
        "chat_id": chat,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if reply_markup:
        params["reply_markup"] = reply_markup
    return Call("sendMessage", params, offer=offer)


def _send_file(field: str, file: BotMessage, about: str, to: Recipient) -> Call:
    params: dict[str, Any] = {"chat_id": to.chat}
    if about:
        params |= {"caption": markup.caption(about), "parse_mode": "HTML"}
    method = "sendPhoto" if field == "photo" else "sendDocument"
    kept = FileToSend(field, to.conversation, file["document"], file["name"])
    return Call(method, params, file=kept)
