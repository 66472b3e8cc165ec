"""What every action shares: it never goes silent, and never lets a parent's words reach a log."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.dialogue.recent import said_lately

logger = logging.getLogger(__name__)


class HomeroomAction(Action, ABC):
    """An action that apologises when it fails, and keeps every answer.

    Rasa logs a failing action together with the whole conversation and then says nothing to the
    parent; so nothing may be raised from here.

    rasa_sdk makes and registers every subclass that is not abstract. A class without an
    `action_name` of its own is abstract, so a base class is never offered as an action.
    """

    @property
    @abstractmethod
    def action_name(self) -> str:
        """What the domain and the rules call it; a class says `action_name = "action_greet"`."""

    def name(self) -> str:
        """The same, as rasa_sdk asks for it."""
        return self.action_name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Does the action's work; on a fault says so kindly and changes nothing."""
        said = said_lately(tracker)
        try:
            events = await self.act(dispatcher, tracker)
            return [*events, *said.remembering(dispatcher.messages)]
        except Exception as error:  # the boundary to Rasa: see the class docstring
            logger.error("%s failed: %s at %s", self.name(), type(error).__name__, _place(error))
            dispatcher.utter_message(response="utter_trouble")
            return []

    @abstractmethod
    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The action's work. Returns the events to remember."""


def close_form() -> list[EventType]:
    """Events that end whatever form is open. What was told so far stays."""
    return [ActiveLoop(None), SlotSet("requested_slot", None)]


def _place(error: Exception) -> str:
    """Where the error arose, as file:line. Its text may hold what a parent wrote."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return "?"
    return f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}"
