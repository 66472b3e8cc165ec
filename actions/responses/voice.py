"""How the bot speaks: words from guidance_content/chat/, never the same ones twice in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.core.content.chat import QuestionWords
from actions.core.content.chat_replies import Input
from actions.core.content.facts import Button
from actions.core.content.loader import guidance
from actions.core.next_actions import next_actions
from actions.dialogue.recent import said_lately
from actions.dialogue.slots import is_grave, stage
from actions.responses.buttons import BotButton, button, payload

ASK = "ask"
AGAIN = "again"
BACK = "back"


class Voice:
    """Says replies and asks questions in one turn of the conversation."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self._dispatcher = dispatcher
        self._slots = tracker.current_slot_values()
        self._is_gentle = is_grave(self._slots)
        self._form_is_open = bool((tracker.active_loop or {}).get("name"))
        self._said = said_lately(tracker)
        self._channel = tracker.get_latest_input_channel()

    def say(
        self,
        reply: str,
        buttons: Sequence[BotButton] | None = None,
        extra: Sequence[BotButton] = (),
        **values: str,
    ) -> None:
        """Says a reply of chat/replies/, with its own buttons unless others are given.

        `extra`: buttons that come before these.
        """
        words = guidance().chat.replies[reply]
        wordings = words.said_by(self._channel)
        if not self._is_gentle:
            wordings = (*words.cheerful, *wordings)
        offered = buttons if buttons is not None else [button(one) for one in words.buttons]
        offered = [*extra, *offered]
        fresh = self._not_said_lately([one.format(**values) for one in wordings])
        text = fresh[self._said.turn % len(fresh)]
        self.tell(text, offered, name=reply, hint=words.input)

    def ask(self, question: str, occasion: str = ASK, extra: Sequence[BotButton] = ()) -> None:
        """Asks a question of chat/questions/ in words for the occasion. `extra`: first buttons."""
        words = guidance().chat.questions[question]
        buttons = [*extra, *(_offered(one) for one in words.buttons)]
        text = self._not_said_lately(_wordings(words, occasion))[0]
        self.tell(
            text, buttons, words.multi, name=f"ask_{question}", asks=question, hint=words.input
        )

    def offer_next_actions(self, reply: str = "what_next") -> None:
        """Offers what can be done next, unless an open question follows by itself."""
        if not self._form_is_open:
            self.say(reply, buttons=self.next_buttons())

    def next_buttons(self) -> list[BotButton]:
        """What can be done from where the talk stands."""
        return [button(one) for one in next_actions(stage(self._slots))]

    def tell(
        self,
        text: str,
        buttons: Sequence[BotButton] = (),
        multi: bool = False,
        *,
        name: str = "told",
        asks: str | None = None,
        topics: Sequence[str] = (),
        hint: Input | None = None,
    ) -> None:
        """Says words that are ready, such as an answer from the library.

        `name`: for counting; `asks`: the question this leaves open; `topics`: what it answers;
        `hint`: the kind of field that helps with the answer.
        """
        self._said.add(text)
        message: dict[str, Any] = {"text": text, "metadata": {"name": name}}
        if buttons:
            message["buttons"] = list(buttons)
        if asks:
            message["metadata"]["asks"] = asks
        if topics:
            message["metadata"]["topics"] = list(topics)
        if multi:
            message["metadata"]["multi"] = True
        if hint:
            message["metadata"]["input"] = hint
        self._dispatcher.utter_message(**message)

    def show(self, message: dict[str, Any]) -> None:
        """Shows a message of another kind (docs/messages.md)."""
        self._dispatcher.utter_message(json_message=message)

    def was_said(self, text: str) -> bool:
        """Whether these words stood in the reply before this one, or in this one."""
        return text in self._said

    def was_just_said(self, reply: str) -> bool:
        """Whether a reply without placeholders was part of the last one: a question still open."""
        wordings = guidance().chat.replies[reply].said_by(self._channel)
        return any(map(self.was_said, wordings))

    def _not_said_lately(self, wordings: Sequence[str]) -> Sequence[str]:
        return [one for one in wordings if one not in self._said] or wordings


def _wordings(words: QuestionWords, occasion: str) -> list[str]:
    """Those for the occasion first, the others for when these were just used."""
    pools = {ASK: words.ask, AGAIN: words.again, BACK: words.back}
    order = [occasion, *(other for other in (BACK, ASK, AGAIN) if other != occasion)]
    return [one for pool in order for one in pools[pool]]


def _offered(one: Button) -> BotButton:
    return {"title": one.title, "payload": payload(one)}
