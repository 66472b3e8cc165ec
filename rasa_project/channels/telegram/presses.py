"""Taps on buttons: one choice, several with check marks and "Done", and taps that come too late."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.content.chat import Chat
from rasa_project.channels.offers import USED, Offer, Offers
from rasa_project.channels.telegram import keyboards, markup
from rasa_project.channels.telegram.replies import Call, Recipient
from rasa_project.channels.telegram.updates import Incoming


@dataclass(frozen=True)
class Choice:
    """What a tap amounts to: a word to show at once, calls to make, and choices to send."""

    toast: str = ""
    calls: tuple[Call, ...] = ()
    offer: Offer | None = None
    sends: tuple[int, ...] = ()  # places of the offer's buttons; empty: nothing is sent yet

    @property
    def payloads(self) -> list[str]:
        """What is sent to the bot."""
        return [self.offer.payloads[index] for index in self.sends] if self.offer else []


class Presses:
    """Reads taps against what was offered."""

    def __init__(self, offers: Offers, words: Chat) -> None:
        self._offers = offers
        self._words = words.telegram
        self._over = words.notices["button_over"]

    def read(self, press: Incoming, to: Recipient) -> Choice:
        """What a tap means. An old or foreign button does nothing but say so, and goes."""
        offer_id, place = keyboards.pressed(press.data)
        offer = self._offers.find(to.person, offer_id)
        if offer is None:
            return Choice(self._over, (_without_buttons(press),))
        if not offer.is_open_to(to.turn):
            toast = self._words["answered" if offer.state == USED else "passed"]
            return Choice(toast, (_without_buttons(press),))
        if place == keyboards.DONE and offer.multi:
            return self._done(offer)
        if not place.isdecimal() or int(place) >= len(offer.titles):
            return Choice(self._over)
        index = int(place)
        if offer.stands_alone(index):
            return Choice(offer=offer, sends=(index,))
        return Choice(calls=(self._toggled(press, offer, index),))

    def chosen(self, press: Incoming, choice: Choice, turn: str) -> list[Call]:
        """Closes the offer: the message keeps what was chosen, without buttons."""
        offer = choice.offer
        if offer is None:
            return []
        self._offers.use(offer, turn)
        titles = ", ".join(offer.titles[index] for index in choice.sends)
        line = markup.escaped(self._words["chosen"].format(chosen=titles))
        text = f"{offer.text}\n\n<b>{line}</b>"
        if len(text) > markup.MAX_TEXT:
            return [_without_buttons(press)]
        params = {"text": text, "parse_mode": "HTML", "reply_markup": keyboards.NONE}
        return [Call("editMessageText", {**_place(press), **params}, optional=True)]

    def _done(self, offer: Offer) -> Choice:
        if not offer.chosen:
            return Choice(self._words["choose_first"])
        return Choice(offer=offer, sends=offer.chosen)

    def _toggled(self, press: Incoming, offer: Offer, index: int) -> Call:
        changed = self._offers.toggle(offer, index)
        buttons = keyboards.keyboard(changed, self._words["done"])
        params = {**_place(press), "reply_markup": buttons}
        return Call("editMessageReplyMarkup", params, optional=True)


def closing(offer: Offer, chat: int) -> list[Call]:
    """Takes the buttons of a message away, where it is known which message shows them."""
    if offer.message is None:
        return []
    params = {"chat_id": chat, "message_id": offer.message, "reply_markup": keyboards.NONE}
    return [Call("editMessageReplyMarkup", params, optional=True)]


def _without_buttons(press: Incoming) -> Call:
    params = {**_place(press), "reply_markup": keyboards.NONE}
    return Call("editMessageReplyMarkup", params, optional=True)


def _place(press: Incoming) -> dict[str, int | None]:
    return {"chat_id": press.chat, "message_id": press.message}
