"""Is someone in danger? Runs on every message before anything else; see `check`.

normalise.py   text -> plain words, slang and typos mended
pattern.py     readable patterns -> a fast index
together.py    wordings whose parts may stand in any order
rules.py       the reviewed patterns of guidance_content/safety/, read once
context.py     negation, past, whose words they are
topic.py       a question about rules or lessons, with nobody in danger
language.py    English or Spanish
detect.py      check_by_rules: the most urgent danger by reviewed wordings
windows.py     a message cut into pieces
learned.py     what a piece means, learned from the examples of data/safety/
second_look.py danger the rules have no wording for
layers.py      check: both, the rules first
beside.py      what the message says besides
memory.py      what was answered before in a conversation
replies.py     what is said to the parent

`python -m actions.core.safety "TEXT"` tries it without anything else.
"""

from actions.core.safety.beside import beside_danger
from actions.core.safety.crisis import Crisis
from actions.core.safety.detect import check_by_rules
from actions.core.safety.layers import check, check_once, warm_up
from actions.core.safety.memory import needs_full_reply, remembered
from actions.core.safety.replies import (
    Button,
    buttons,
    go_on_when_ready,
    not_safe_reply,
    not_sure_reply,
    reminder,
    reply_for,
    safe_now_reply,
    safety_buttons,
    welcome_back,
)

__all__ = [
    "Button",
    "Crisis",
    "beside_danger",
    "buttons",
    "check",
    "check_by_rules",
    "check_once",
    "go_on_when_ready",
    "needs_full_reply",
    "not_safe_reply",
    "not_sure_reply",
    "remembered",
    "reminder",
    "reply_for",
    "safe_now_reply",
    "safety_buttons",
    "warm_up",
    "welcome_back",
]
