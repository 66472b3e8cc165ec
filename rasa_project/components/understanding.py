"""The NLU component: a thin layer over actions/core/understanding, so that the bot and the
command line understand a message in the same way.

It reads facts, intent and topic in one go, after the crisis check, and hands them to Rasa as
entities, intent and the standard `response_selector` output.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.bridge import SLOT_OF_FIELD
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.reading.reader import message_reader
from actions.core.understanding.intents import IntentModel
from actions.core.understanding.spacy_model import forgetting, load_spacy
from actions.core.understanding.understand import Models, Understanding, understand

PAYLOAD = "/"
"""How a pressed button begins. Rasa reads it by itself; a typed message never begins so."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class HomeroomUnderstanding(GraphComponent, IntentClassifier):
    """Crisis gate, fact reader and intent model as one Rasa component."""

    def __init__(self, storage: ModelStorage, resource: Resource, intents: IntentModel) -> None:
        self._storage = storage
        self._resource = resource
        self._intents = intents

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> HomeroomUnderstanding:
        """A component that is still to be trained."""
        return cls(model_storage, resource, IntentModel())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> HomeroomUnderstanding:
        """The component as it was trained. Raises ModelDamaged without the message reader."""
        message_reader()
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, IntentModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the intent model on the project's examples; labels are intents or faq/<topic>."""
        examples = [
            (example.get(TEXT), example.get(INTENT_RESPONSE_KEY) or example.get(INTENT))
            for example in training_data.intent_examples
        ]
        self._intents = IntentModel.fit(examples)
        with self._storage.write_to(self._resource) as folder:
            self._intents.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing later in the pipeline learns from this component's output."""
        return training_data

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Sets intent, topic and facts on each message. `tracker`: the conversation it is from."""
        day = today(tracker.get_slot(SLOT_OF_FIELD["state"]) if tracker else None)
        asked = tracker.get_slot(REQUESTED_SLOT) if tracker else None
        content = guidance()
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith(PAYLOAD):
                with forgetting(load_spacy()) as nlp:
                    models = Models(nlp, self._intents, content.vocabulary, content.calendar)
                    self._tell(message, understand(text, models=models, today=day, asked=asked))
        return messages

    def _tell(self, message: Message, read: Understanding) -> None:
        intent = {"name": read.intent, "confidence": read.confidence}
        message.set(INTENT, intent, add_to_output=True)
        message.set("intent_ranking", [intent], add_to_output=True)
        message.set(ENTITIES, self._entities(read), add_to_output=True)
        if read.topic:
            key = f"{read.intent}/{read.topic}"
            response = {"intent_response_key": key, "utter_action": f"utter_{key}"}
            message.set(
                "response_selector", {read.intent: {"response": response}}, add_to_output=True
            )

    def _entities(self, read: Understanding) -> list[dict[str, Any]]:
        return [
            {
                "entity": field,
                "value": value,
                "start": 0,
                "end": 0,
                "extractor": type(self).__name__,
            }
            for field, value in read.facts.items()
        ]
