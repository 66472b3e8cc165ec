"""Is someone in danger? Read before anything else in every message; see `check` and `hear`.

reader.py      one encoder pass: kind, level, writer and answer (labels.py), learned from messages
normalise.py   text -> plain words, slang and typos mended
pattern.py     readable patterns -> a fast index; cooccurrence.py: parts in any
               order
rules.py       the reviewed wordings of guidance_content/safety/, read once
context.py     negation, past, whose words they are; topic.py: a question about rules or lessons
detect.py      check_by_rules: the most urgent danger by reviewed wordings
layers.py      check: what was learned, and wordings beside it
outside_danger.py: the text of a message outside its danger
dialogue.py    the safety talk: a state machine from danger to going on; talk.py: what it remembers,
               talk_turn.py: what is said to one answer
answers.py     hear: what a parent says while it is open; answer_words.py: the words of an answer,
               answer_groups.py: answers treated alike

`python -m actions.core.safety "TEXT"` tries it without anything else.
"""

from actions.core.encoder.files import ModelDamaged
from actions.core.safety.answers import Heard, hear
from actions.core.safety.crisis import Crisis
from actions.core.safety.detect import check_by_rules
from actions.core.safety.dialogue import answer, begin, returns
from actions.core.safety.layers import check, check_once, warm_up
from actions.core.safety.outside_danger import text_outside_danger
from actions.core.safety.talk import SafetyTalk, Said, later, talk_from

__all__ = [
    "Crisis",
    "Heard",
    "ModelDamaged",
    "Said",
    "SafetyTalk",
    "answer",
    "begin",
    "check",
    "check_by_rules",
    "check_once",
    "hear",
    "later",
    "returns",
    "talk_from",
    "text_outside_danger",
    "warm_up",
]
