"""Is someone in danger? Runs on every message before anything else; see `check`.

normalise.py   text -> plain words, slang and typos mended
pattern.py     readable patterns -> a fast index
rules.py       the reviewed patterns of guidance_content/safety/, read once
context.py     negation, past, whose words they are
detect.py      check: the most urgent danger in a message
replies.py     what is said to the parent
"""

from actions.core.safety.crisis import Crisis
from actions.core.safety.detect import check
from actions.core.safety.replies import (
    not_safe_reply,
    not_sure_reply,
    reminder,
    reply_for,
    safe_now_reply,
    safety_buttons,
    welcome_back,
)

__all__ = [
    "Crisis",
    "check",
    "not_safe_reply",
    "not_sure_reply",
    "reminder",
    "reply_for",
    "safe_now_reply",
    "safety_buttons",
    "welcome_back",
]
