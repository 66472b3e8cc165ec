"""All letters a parent may choose from, each with the reason why it fits now or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.core.content.guidance import Guidance
from actions.core.facts.case import Case
from actions.core.letter.case import printable_case
from actions.core.letter.choice import choose_letter
from actions.core.letter.facts import filled_facts
from actions.core.letter.parts import fill
from actions.core.plan.situation import situation_of
from actions.core.rules.index import RULES


@dataclass(frozen=True)
class LetterOption:
    """One kind of letter: whether it fits now, and why or why not, told to the parent."""

    kind: str
    title: str
    fits: bool
    text: str
    chosen: bool  # the one offered first


def letter_options(case: Case, content: Guidance, *, today: date) -> tuple[LetterOption, ...]:
    """The letter that fits best, then others that fit, then those that do not (yet)."""
    now = situation_of(printable_case(case), content, today=today)
    chosen = choose_letter(now)
    values = filled_facts(now)
    found = []
    for kind, letter in content.letters.items():
        is_chosen = kind == chosen.kind
        fits, text = is_chosen, content.letters.reasons[chosen.reason_id].text
        if not is_chosen:
            held = (one for one in letter.template.options if RULES[one.when](now))
            fits, text = next(
                (one.fits, filled) for one in held if (filled := fill(one.text, values))
            )
        found.append(LetterOption(kind, letter.template.title, fits, text, is_chosen))
    return tuple(sorted(found, key=lambda one: (not one.chosen, not one.fits)))
