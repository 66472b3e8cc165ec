"""Parses the payload of a pressed button without the NLU pipeline.

Replaces  rasa.core.processor.MessageProcessor._parse_message_with_graph, for texts that begin with
          "/"; all others still go to Rasa's own method.
Why       Rasa sends a payload through every component, spaCy included, and takes it apart at the
          end (rasa.nlu.classifiers.regex_message_handler.RegexMessageHandler, used here too).
Saves     15 ms a tap before our pipeline passed payloads over, 0.4 ms since (docs/performance.md).
No fit    A start fails when the method is gone. A payload that is parsed differently from the whole
          pipeline fails tests/conversations/test_patches.py, which holds one conversation with and
          without the patches.
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

from rasa_project.patches import replace_attribute

_parse_words = MessageProcessor._parse_message_with_graph


def skip_pipeline_for_payloads() -> None:
    """Gives payloads to the component that parses payloads, and to no other."""
    replace_attribute(MessageProcessor, "_parse_message_with_graph", _parse)


def _parse(
    self: MessageProcessor,
    message: UserMessage,
    tracker: DialogueStateTracker,
    only_output_properties: bool = True,
) -> dict[str, Any]:
    """Intent and entities of a message, as the whole pipeline would give them."""
    if not (message.text or "").startswith(INTENT_MESSAGE_PREFIX):
        return _parse_words(self, message, tracker, only_output_properties)
    messages = NLUMessageConverter().convert_user_message([message])
    (parsed,) = RegexMessageHandler().process(messages, self.domain)
    nothing = {"text": "", INTENT: {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}}
    return {**nothing, ENTITIES: [], **parsed.as_dict(only_output_properties)}
