"""Groups of answers that are treated alike when a message is read in a safety talk."""

from __future__ import annotations

from actions.core.content.safety import Answer

CALM: frozenset[Answer] = frozenset({
    "safe", "denies", "help_under_way", "steps_taken", "over", "go_on", "asks_what_to_say_child",
    "asks_what_to_say_line", "asks_what_else", "refuses_help", "school_question", "adult_here",
    "asks_who_sees", "asks_consequences", "asks_if_person", "help_failed", "misread", "stop",
    "asks_school_next", "wont_talk", "says_no", "tells_more",
})  # fmt: skip
"""Answers that may speak of the danger without telling it anew: "she said it, but she is safe"."""
REASSURES: frozenset[Answer] = frozenset({
    "safe", "denies", "help_under_way", "steps_taken", "over", "adult_here", "misread", "says_no",
})  # fmt: skip
"""Answers after which the danger counts as held: taken only where nothing speaks against them."""
NO_SIGNS_IN: frozenset[Answer] = frozenset({
    "help_under_way", "over", "misread", "asks_what_else", "asks_what_to_say_line",
    "asks_school_next",
})  # fmt: skip
"""Answers that may name a sign of a medical emergency without there being one to act on."""
OF_HERSELF: frozenset[Answer] = frozenset({"safe", "help_under_way", "over"})
"""Answers that a parent who is in danger herself must give about herself."""
CLAIMS_SAFETY: frozenset[Answer] = frozenset({
    "safe", "over", "denies", "adult_here", "says_no", "misread",
})  # fmt: skip
"""Of these, those that need no other person and no step: a second look at the words must agree."""
MISTAKEN_FOR_SCHOOL: frozenset[Answer] = frozenset({"asks_school_next", "school_question"})
"""Readings of a fear that the child may be taken away, where school was spoken of before."""
SPEAKS_AGAINST: frozenset[Answer] = frozenset({"not_safe", "not_sure", "worse", "no_adult"})
"""Answers that, where they fit as well, take a claim of safety back."""
SAYS_LITTLE: frozenset[Answer] = frozenset({"feels", "acknowledges", "unclear"})
CLOSES: frozenset[Answer] = frozenset({"stop", "acknowledges", "feels", "safe", "denies"})
"""Readings of "she doesn't want to talk about it", said of the child."""
ON_ONE_SUBJECT: frozenset[Answer] = frozenset({
    "wont_talk", "refuses_help", "help_failed", "asks_what_to_say_child", "asks_what_to_say_line",
    "asks_school_next", "asks_who_sees", "asks_consequences", "school_question",
})  # fmt: skip
"""Answers whose reply speaks of one thing only: taken where the reader is sure of it."""
SAYS_NEITHER: frozenset[Answer] = frozenset({"tells_more", "refuses_help", "unclear"})
"""Readings that may hide where somebody is."""
