"""How many of what, and how often: "17 days", "twice a week", "3x/week", "every day"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from re import Match

from actions.core.understanding.numbers import HEDGE_BEFORE, Amount, amounts

MOST_POSSIBLE = 400
"""No child has more school days, or part-day events, than this in the time a parent speaks of."""

SCHOOL_DAYS = {"week": 5, "month": 20}
"""School days in a full week and a full month."""

_ADJECTIVES = (
    r"(?:(?:more|full|whole|school|entire|unexcused|excused|straight|solid|random|different|total"
    r"|consecutive|separate|extra|complete)\s+)*"
)
_UNIT = re.compile(
    rf"\s*{_ADJECTIVES}(?P<unit>days?|dys|weeks?|wks?|months?|times?|x|full(?=\s*(?:and|,|&"
    rf"|\+)))\b(?!\s+(?:old|ago|late\s+fee))"
)
_RATE = re.compile(
    r"\s*(?:(?:a|an|per|each|every|in a|out of the|of the|out of every)\s+|/\s*)"
    r"(?P<per>week|wk|month|mo|day)\b|\s*(?P<adverb>weekly|monthly|daily)\b"
)
_ADVERBS = {"weekly": "week", "monthly": "month", "daily": "day"}
_OFTEN = re.compile(
    r"\b(?:(?P<once>once|twice|thrice)(?: or (?P<or>twice|three times))?"
    r"(?=\s*(?:(?:a|an|per|each|every|in a|/)\s*(?:week|wk|month|mo|day)\b|weekly|monthly|daily"
    r"|this|last|so far|already|since|in the|$|[.,!;]))"
    r"|(?P<every>(?<!almost )(?<!nearly )(?<!about )(?<!other )"
    r"(?:every(?: single)? ?day|daily|each day|every(?: single)? (?:morning|afternoon)))"
    r"|(?P<weekly>every(?: single)? (?:week|monday|tuesday|wednesday|thursday|friday)"
    r"|once weekly|weekly)"
    r"|(?:(?<=missed )|(?:^|(?<=about )|(?<=like )|(?<=maybe )|(?<=almost )))(?P<full>(?:a|an"
    r"|one) (?:whole |full |entire )?(?:week|month))(?! ago)"
    r"|(?P<day>a|one|a whole|a full) day (?:a|per|each|every|/) ?(?P<dayper>week|month))\b"
)
_TIMES = {"once": 1, "twice": 2, "thrice": 3, "three times": 3}
_OUT_OF = re.compile(
    r"\s*(?:days?\s+)?(?:out\s+)?of\s+(?:the\s+|these\s+|last\s+|past\s+|first\s+"
    r"|about\s+)*(?P<total>\d{2,3})\s*(?:school\s+)?(?:days?\b|$|\s)"
)
_OUT_OF_FEW = re.compile(
    r"\s*(?:days?\s+)?(?:(?:out of|of)(?: every)?|in(?: every)?(?= (?:\w+) (?:school )?days))"
    r" (?P<few>3|4|5|three|four|five)\b(?:\s*(?:school\s+)?days?)?"
)
_FEW = {"three": 3, "four": 4, "five": 5}
_EVENT_NOUN = re.compile(
    r"\s+(?:(?:un)?excused\s+)?(?:absences?|tard(?:y|ies)|lates?|(?:nurse )?visits)"
)
_DEPENDS = re.compile(
    r"\b(?:if|once|when|until|till|before|after|hits?|reach(?:es)?|gets? to|allow(?:s|ed)?|limit"
    r"(?: is| of)?|max(?:imum)?(?: is| of)?|policy (?:is|says)|past|over|exceeds?)\b"
    r"(?:\s+(?:she|he|they|we|you|i|it|misses|gets|has|have|hits|reaches|is|another|more|than|any"
    r"|about|up|to|goes|over|just|even|a|the|only))*\s*$"
)
"""Before a number that has not come yet: "held back if he misses"."""
_SETS_A_LIMIT = frozenset(
    "if once until till hits hit reach reaches allow allows allowed limit max maximum policy "
    "exceed exceeds".split()
)
_BACK = 40
"""Letters before a number that tell whether it has come."""
_STILL_TO_COME = re.compile(r"\s+more\b")
_A_TIME = re.compile(r"\b(?:by|until|till|til|before|after)\s+$")
"""Before a number without a unit: "by 11" is a time of day."""
_NEXT_WORD = re.compile(r"\s*([\w']+)")
_MAY_FOLLOW = frozenset(
    "since so this in already and or total now but from over last the these with because i we "
    "she he they her his my due for out of between at by as to excused unexcused plus on a".split()
)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit. `unit` is days, weeks, months, times or "" (bare)."""

    value: float
    estimated: bool
    unit: str
    per: str | None  # "week" or "month" when it is a rate
    start: int
    end: int
    out_of: int | None = None  # "17 out of 60 days"

    @property
    def days(self) -> float:
        """The quantity in school days; weeks and months counted as full ones."""
        return self.value * {"weeks": SCHOOL_DAYS["week"], "months": SCHOOL_DAYS["month"]}.get(
            self.unit, 1
        )


def quantities(
    text: str, events: Collection[int], taken: Collection[tuple[int, int]]
) -> list[Quantity]:
    """Quantities in lower-case text. `events`: where countable events start; `taken`: parts
    that are something else (an age, a grade, a plan's number, a date)."""
    found = [_often(match) for match in _OFTEN.finditer(text)]
    blocked = [*taken, *((quantity.start, quantity.end) for quantity in found)]
    for amount in amounts(text):
        if any(amount.start < end and start < amount.end for start, end in blocked):
            continue
        if text[: amount.start].endswith("not "):
            continue  # "14, not 41": the mistake
        if _is_yet_to_come(text, amount):
            continue
        if amount.value == 1 and text[: amount.start].endswith(("the ", "that ", "this ")):
            continue
        quantity = _with_unit(text, amount, events)
        if quantity and quantity.days <= MOST_POSSIBLE and (quantity.out_of or 1) <= MOST_POSSIBLE:
            found.append(quantity)
            blocked.append((quantity.start, quantity.end))
    return sorted(found, key=lambda quantity: quantity.start)


def _is_yet_to_come(text: str, amount: Amount) -> bool:
    """ "Held back if he misses five more days": a number that is no count of what was."""
    depends = _DEPENDS.search(text[max(0, amount.start - _BACK) : amount.start])
    more = _STILL_TO_COME.match(text, amount.end)
    return bool(depends and (more or depends.group().split()[0] in _SETS_A_LIMIT))


def _often(match: Match[str]) -> Quantity:
    per: str | None = None
    value, end = 1.0, match.end()
    estimated = bool(match["or"]) or bool(HEDGE_BEFORE.search(match.string[: match.start()]))
    if match["every"]:
        value, per = 5.0, "week"
    elif match["weekly"]:
        per = "week"
    elif match["full"]:
        unit = match["full"].split()[-1] + "s"
        return _quantity(1, True, unit, None, match.start(), end)
    elif match["day"]:
        per = match["dayper"]
    else:
        value = float(_TIMES[match["once"]])
        rate = _RATE.match(match.string, end)
        if rate:
            per, end = _per(rate), rate.end()
    return _quantity(value, estimated, "days" if match["day"] else "times", per, match.start(), end)


def _with_unit(text: str, amount: Amount, events: Collection[int]) -> Quantity | None:
    unit_match = _UNIT.match(text, amount.end)
    end = unit_match.end() if unit_match else amount.end
    unit = _unit_name(unit_match["unit"]) if unit_match else ""
    noun = _EVENT_NOUN.match(text, end)
    rate = _RATE.match(text, end) or (noun and _RATE.match(text, noun.end()))
    few = _OUT_OF_FEW.match(text, amount.end)
    if few:
        days = int(_FEW.get(few["few"], few["few"]))
        a_week = amount.value * SCHOOL_DAYS["week"] / days
        return _quantity(a_week, amount.estimated, "days", "week", amount.start, few.end())
    out_of = _OUT_OF.match(text, amount.end)
    bare = not (unit_match or rate or out_of)
    a_time = bare and _A_TIME.search(text[: amount.start])
    if a_time or (bare and not _may_stand_alone(text, end, events)):
        return None
    per = _per(rate) if rate else None
    end = out_of.end() if out_of else rate.end() if rate else end
    quantity = _quantity(amount.value, amount.estimated, unit, per, amount.start, end)
    return Quantity(**{**quantity.__dict__, "out_of": int(out_of["total"])}) if out_of else quantity


def _quantity(
    value: float, estimated: bool, unit: str, per: str | None, start: int, end: int
) -> Quantity:
    if per == "day":
        value, per = value * 5, "week"
    return Quantity(value, estimated, unit, per, start, end)


def _per(rate: Match[str]) -> str:
    word = rate["per"] or _ADVERBS[rate["adverb"]]
    return {"wk": "week", "mo": "month"}.get(word, word)


def _unit_name(unit: str) -> str:
    if unit.startswith(("w", "m")):
        return "weeks" if unit[0] == "w" else "months"
    return "days" if unit[0] in "df" else "times"


def _may_stand_alone(text: str, end: int, events: Collection[int]) -> bool:
    """A bare number counts only before an event ("17 absences") or where a unit is left out."""
    adjectives = re.compile(rf"\s*{_ADJECTIVES}").match(text, end)
    if adjectives and adjectives.end() in events:
        return True
    word = _NEXT_WORD.match(text, end)
    return word is None or not text[end : word.start(1)].isspace() or word[1] in _MAY_FOLLOW
