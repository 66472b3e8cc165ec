"""What a message is taken for: the intent model's ranking, weighed with the facts beside it."""

from __future__ import annotations

from actions.core.facts.told import Facts
from actions.core.understanding.languages import asks_for_language, is_other_language
from actions.core.understanding.spelling import Ranking

Labelled = tuple[str, float]

OUT, INFORM, CORRECT, OTHER_LANGUAGE = "out_of_scope", "inform", "correct_fact", "other_language"

OUT_MARGIN = -0.12
"""A message is not for us when that is likelier than all of ours by this much. In cross-validation
it turns away one in twenty that are for us; docs/nlu.md has the figures."""

CONFIDENT = 0.2
"""A question in a message that also tells something is answered when this sure."""

CLEARLY_ASKED = 0.3
"""Beside facts a command must be likelier than merely informing by this much."""
CLEARLY_CORRECTED = 0.1
"""A correction tells facts as informing does; it must be this likely, and likelier than that."""
CLEARLY_FELT = 0.5

CONFIDENT_TO_ERASE = 0.5
"""Words that wipe answers out are believed only when this sure."""

CONFIDENT_OUT_BESIDE_FACTS = 0.5
"""One fact in a message that is not for us ("my neighbor's loud music") is none when this sure."""

_ERASING = frozenset({"start_over", "delete_data"})
_TELLING = frozenset(
    {
        INFORM,
        "greet",
        "affirm",
        "deny",
        "thanks",
        "goodbye",
        "start",
        "dont_know",
        "frustrated",
        "bot_challenge",
        "skip",
        "stop",
        "continue_assessment",
        "compliment",
        "confused",
    }
)
"""Intents that facts in the same message outweigh: "hi, my son has missed 12 days" informs."""
_SAYS_LITTLE = frozenset({"relationship"})
"""Facts that do not make a cry of despair ("such a failure as a mom") a piece of information."""


def label_of(text: str, ranking: Ranking, facts: Facts, asks: bool) -> Labelled:
    """The label to act on, with its confidence. `text` is lower case; `asks`: it has a question."""
    if is_other_language(text):
        return OTHER_LANGUAGE, 1.0
    if not ranking:
        return (INFORM, 1.0) if facts else (OUT, 1.0)
    if not asks_for_language(text):
        ranking = [entry for entry in ranking if entry[0] != OTHER_LANGUAGE] or ranking
    if not facts:
        return _without_facts(ranking, asks)
    return _question_beside_facts(ranking, facts) if asks else _beside_facts(ranking, facts)


def first_asked(ranking: Ranking) -> Labelled:
    """The likeliest label of those that ask for something."""
    asking = (entry for entry in ranking if entry[0] not in _TELLING and entry[0] != OUT)
    return next(asking, (OUT, 0.0))


def out_margin(ranking: Ranking) -> float:
    """How much likelier "not for us" is than the likeliest of ours; -1 to 1."""
    shares = dict(ranking)
    ours = max((share for label, share in ranking if label != OUT), default=0.0)
    return shares.get(OUT, 0.0) - ours


def _without_facts(ranking: Ranking, asks: bool) -> Labelled:
    label, confidence = next((entry for entry in ranking if entry[0] != OUT), (OUT, 0.0))
    if asks and label == INFORM and first_asked(ranking)[1] >= CONFIDENT:
        label, confidence = first_asked(ranking)
    unsure = label in _ERASING and confidence < CONFIDENT_TO_ERASE
    if unsure or out_margin(ranking) > OUT_MARGIN:
        return OUT, 1 - confidence
    return label, confidence


def _beside_facts(ranking: Ranking, facts: Facts) -> Labelled:
    """What a message with facts and no question is taken for."""
    shares = dict(ranking)
    label, confidence = ranking[0]
    inform = shares.get(INFORM, 0.0)
    if label == OUT and confidence >= CONFIDENT_OUT_BESIDE_FACTS and len(facts) == 1:
        return OUT, confidence
    if label == "frustrated" and confidence >= CLEARLY_FELT and _SAYS_LITTLE.issuperset(facts):
        return label, confidence
    told = label in _TELLING or label == OUT or label.startswith("faq/")
    if not told and confidence - inform >= CLEARLY_ASKED:
        return label, confidence
    corrected = shares.get(CORRECT, 0.0)
    if corrected > max(inform, CLEARLY_CORRECTED):
        return CORRECT, corrected
    return INFORM, inform


def _question_beside_facts(ranking: Ranking, facts: Facts) -> Labelled:
    """What is asked in a message that also tells something."""
    if len(facts) == 1 and out_margin(ranking) > 0:
        return OUT, dict(ranking)[OUT]
    label, confidence = first_asked(ranking)
    return (label, confidence) if confidence >= CONFIDENT else (INFORM, dict(ranking)[INFORM])
