"""Plain text: read a message as a choice or as words, run the turn, and write the answer."""

from __future__ import annotations

from collections.abc import Sequence

from actions.core.content.chat import Chat
from actions.storage.database import Database
from rasa_project.channels.choices import chosen, marks, with_choices
from rasa_project.channels.handover import Codes, People, written_code
from rasa_project.channels.handover_words import Handover
from rasa_project.channels.help_first import Reply
from rasa_project.channels.offers import Offers
from rasa_project.channels.output import BotMessage
from rasa_project.channels.text_messages import Plain, as_plain, other_letters, split
from rasa_project.channels.tickets import Tickets
from rasa_project.channels.turns import Turns
from rasa_project.stores.turn import FORGET


class TextConversation:
    """Answers the text messages of all parents of one channel. `limit`: characters of a message."""

    def __init__(
        self,
        channel: str,
        turns: Turns,
        store: Database,
        words: Chat,
        tickets: Tickets,
        site: str,
        limit: int,
    ) -> None:
        self._limit = limit
        self._turns = turns
        self._words = words
        self._tickets = tickets
        self._site = site
        self._people = People(channel, store)
        self._offers = Offers(store)
        self._handover = Handover(self._people, Codes(store), words, site)

    async def answer(self, name: str, typed: str, turn: str | None) -> list[str]:
        """The messages that answer one.

        `name`: what the channel calls the parent. `turn`: what it calls the message; delivered
        twice, it runs one turn and is answered again.
        """
        person = self._people.person(name)
        conversation = self._people.conversation(person)
        typed = typed.strip()
        if not typed:
            return [self._words.text_phone["unreadable"]]
        first = []
        if code := written_code(typed):
            joined, said = self._handover.join(code, person)
            if joined is None:
                return [said]
            first, conversation = [said], joined
            reply = await self._turns.start(joined, turn_id=turn)
        else:
            reply = await self._turn(typed, person, conversation, turn)
        return [*first, *self._written(reply, person, conversation)]

    async def _turn(self, typed: str, person: str, conversation: str, turn: str | None) -> Reply:
        if payloads := chosen(typed, self._offers.still_open(person)):
            return await self._turns.press(conversation, payloads, turn_id=turn)
        return await self._turns.text(conversation, typed, turn_id=turn)

    def _written(self, reply: Reply, person: str, conversation: str) -> list[str]:
        if reply.messages:
            for offer in self._offers.still_open(person):
                self._offers.let_pass(offer)
        if any(said.get("type") == FORGET for said in reply.messages):
            self._people.forget(person)
            self._offers.forget(person)
        plains = [plain for said in reply.messages for plain in self._plains(said)]
        choices = iter(self._choices(plains, person))
        texts = [
            "\n\n".join(
                [
                    next(choices) if plain.buttons else plain.text,
                    *self._links(plain.files, conversation),
                ]
            )
            for plain in plains
        ]
        if reply.notice:
            texts.append(self._words.notices[reply.notice])
        return [part for text in texts for part in split(text, self._limit)]

    def _plains(self, said: BotMessage) -> list[Plain]:
        plains = (as_plain(said), other_letters(said, self._words.text_cards))
        return [plain for plain in plains if plain is not None]

    def _choices(self, plains: Sequence[Plain], person: str) -> list[str]:
        """The messages of one reply that offer something, with their choices below them."""
        offers = [
            self._offers.make(person, plain.text, plain.buttons, plain.multi)
            for plain in plains
            if plain.buttons
        ]
        words = self._words.text_phone
        return [
            with_choices(offer, signs, words)
            for offer, signs in zip(offers, marks(offers), strict=True)
        ]

    def _links(self, files: Sequence[BotMessage], conversation: str) -> list[str]:
        """Files by link: a phone without attachments can still open a page."""
        return [
            self._words.text_phone["file"].format(
                name=file["name"],
                link=f"{self._site}/webhooks/web/documents/"
                f"{self._tickets.document(conversation, file['document'], file['name'])}",
            )
            for file in files
        ]
