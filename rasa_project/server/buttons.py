"""Reads a pressed button at once, without the components that read words.

Rasa sends a payload through the whole pipeline, spaCy included, and takes it apart at the end.
"""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.graph_components.converters.nlu_message_converter import NLUMessageConverter
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

_read_words = MessageProcessor._parse_message_with_graph


def read_buttons_quickly() -> None:
    """Has Rasa give payloads to the component that reads payloads, and to no other."""
    MessageProcessor._parse_message_with_graph = _read


def _read(
    self: MessageProcessor,
    message: UserMessage,
    tracker: DialogueStateTracker,
    only_output_properties: bool = True,
) -> dict[str, Any]:
    """Intent and entities of a message, as the whole pipeline would give them."""
    if not (message.text or "").startswith(INTENT_MESSAGE_PREFIX):
        return _read_words(self, message, tracker, only_output_properties)
    messages = NLUMessageConverter().convert_user_message([message])
    (unpacked,) = RegexMessageHandler().process(messages, self.domain)
    nothing = {"text": "", INTENT: {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}}
    return {**nothing, ENTITIES: [], **unpacked.as_dict(only_output_properties)}
