"""Conditions the parent names: which are the child's, which were ruled out, how sure each is."""

from __future__ import annotations

import re

from actions.core.facts.told import Facts
from actions.core.understanding.misspelt import misspelt_conditions
from actions.core.understanding.negation import pattern
from actions.core.understanding.people import about_someone_else
from actions.core.understanding.statuses import Statuses, read_statuses
from actions.core.understanding.text import Mention, Message

_RULED_OUT_BEFORE = pattern(
    r"(?:\bnot|<n't>|\bno\b(?!\s*[,.!]|\s+it'?s\b)|\bnever|\bruled? out|\bruling out"
    r"|\bwithout|\bnegative for|\bnor)"
    r"(?:\W+(?:have|has|had|a|an|any|it|it's|its|be|been|with|the|signs?|symptoms|of|really"
    r"|think|she|he|is|was|like|on|formal|sign"
    r"|actually|even|meet|criteria|for|or|and|her|his|full|that|they|{names}))*\W*$".replace(
        "{names}",
        r"(?:\w*(?:ism|adhd|ocd|asd|odd|anxiety|sion|ptsd)(?=\W+(?:or|nor|and)\b|\s*[,/](?!\s*(?:it|he\b|she|but|i\b|we\b|just|only))))",
    )
)
_NOT_RULED_OUT = pattern(
    r"(?:\bnot (?:just|only|sure)|<n't> (?:just|only|sure|know)|\bno (?:idea|doubt)"
    r"|\bnot (?:been )?diagnosed)\b[^.!?]*$"
)
_RULED_OUT_AFTER = re.compile(
    r"^\W*(?:(?:and|or) \w+ )?(?:has been|have been|was|were|is|got|been) ruled out\b"
    r"|^\W*ruled out\b(?= by|\s*(?:[.,;!]|$))"
    r"|^\W*(?:test\w* )?(?:was|came back) negative"
)
_TOLD_WITHIN = re.compile(
    r"\b(?:her|his|their|has|have|had|having|diagnosed|my (?:\w+ ){1,3}with|she's"
    r"|he's)\W+(?:\w+\W+){0,3}$"
)
_WHETHER = re.compile(
    r"\b(?:does|do|could|can|might|would|did|will|if) (?:she|he|they|my \w+)"
    r" (?:\w+ )?have\W+(?:\w+\W+)?$"
)
_NOT_A_CONDITION = {
    "odd": re.compile(
        r"\b(?:an?|the|is|it's|its|very|so|seems?|bit|kind of|pretty|that's|thats|how) $"
    ),
    "add": re.compile(
        r"\b(?:to|can|i|we|please|and|could|should|will|'d|would|they|let me) $"
        r"|^(?: \w+)? (?:a|an|that|to|in|the|it|this|on|more|something)\b"
    ),
    "pans": re.compile(r"\b(?:and|the) $"),
    "panic": re.compile(r"\b(?:don'?t|a|in|my|i) $"),
}
_TWO_IN_ONE = {"audhd": "autism"}
"""Words for two conditions at once; the vocabulary gives the other one."""
_SEEN_IN_CHILD = re.compile(
    r"\b(?:recogni[sz]e|see|saw|notice|know)\w* (?:it|that|this|the same|the signs) in (?:her"
    r"|him|my)\b"
)
_CHILD_TOO = re.compile(
    r"\b(?:she|he|they|my (?:son|daughter|kid|child|boy|girl))(?:'s|s)?\b[^.!?]{0,25}"
    r"\b(?:too|as well|also|the same|has it|have it|got it)\b"
)
"""After someone else's condition: "her brother is bipolar and I worry she is too"."""
_WAS_THOUGHT = re.compile(r"\b(?:thought|assumed|figured|guessed|suspected)(?: \w+){0,4}\W*$")
_WAS_WRONG = re.compile(
    r"^[^.!?]{0,15}\b(?:at first|but (?:it|now|the|they|she|he|her|his)\b|turn(?:ed|s) out"
    r"|originally|initially)"
)
"""Around what a condition was taken for before it got its name."""
_IN_THE_FAMILY = re.compile(r"^\W*(?:runs|is|all over)? ?in (?:the|our|my|his|her) family\b")
_NOT_IN_THE_PLAN = re.compile(r"\bnothing (?:\w+ ){0,4}(?:about|for|on) (?:the |her |his )?$")
_ANY_SUCH_CHILD = re.compile(r"^\W*(?:kids|children|students|teens|people|girls|boys|learners)\b")
_ONE_SUCH_CHILD = re.compile(r"^\W*(?:kid|child|student|teen|teenager|person)\b")
_ANY = re.compile(r"\b(?:an?|any|most|some|other|every)\s+$")
_OWN = re.compile(r"\b(?:my|our|have|has|has an?|is an?|with an?|raising an?)\s+(?:\w+\s+)?$")
_IN_A_LIST = re.compile(r"\s*(?:,|\+|/|and \w+$|$)")
_HAS_CONDITION = re.compile(
    r"\b(?:has|have|had|with|diagnosed|for|of|plus|anxiety|adhd|autism|,|and"
    r"|or)\W*(?:\w+\W+)?$"
)


def read_conditions(message: Message) -> Facts:
    """Condition facts: those the child has or may have, ruled-out ones, statuses and provider."""
    mentions = sorted(
        [*message.of("conditions"), *misspelt_conditions(message)], key=lambda m: m.start
    )
    mentions = [mention for mention in mentions if _is_the_childs(message, mention)]
    ruled_out = [mention for mention in mentions if _is_ruled_out(message, mention)]
    named = _apart(message, [mention for mention in mentions if mention not in ruled_out])
    facts: Facts = {}
    ids = list(dict.fromkeys(mention.id for mention in named))
    out = [c for c in dict.fromkeys(m.id for m in ruled_out) if c not in ids]
    if ids:
        facts["conditions"] = _most_telling(ids)
    if out:
        facts["conditions_ruled_out"] = out
    return {**facts, **_status_facts(read_statuses(message, named), facts.get("conditions") or [])}


def _status_facts(statuses: Statuses, conditions: list[str]) -> Facts:
    told = {c: s for c, s in statuses.by_condition.items() if c in conditions}
    facts: Facts = {}
    distinct = set(told.values())
    if len(distinct) == 1 and len(told) == len(conditions):
        facts["condition_status"] = distinct.pop()
    elif told:
        facts["condition_statuses"] = told
    elif statuses.common:
        facts["condition_status"] = statuses.common
    if statuses.provider:
        facts["provider"] = statuses.provider
    return facts


def _apart(message: Message, mentions: list[Mention]) -> list[Mention]:
    """The mentions, words for two conditions once for each."""
    apart = []
    for mention in mentions:
        both = _TWO_IN_ONE.get(message.text[mention.start : mention.end])
        if both:
            apart.append(Mention(mention.topic, both, mention.start, mention.end))
        apart.append(mention)
    return apart


def _is_generic(message: Message, mention: Mention) -> bool:
    """ "Autistic kids", "an anxious child": not said of this child."""
    before, after = message.before(mention.start, 4), message.text[mention.end :]
    if _OWN.search(before):
        return False
    one_of_many = bool(_ONE_SUCH_CHILD.match(after)) and bool(_ANY.search(before))
    return one_of_many or bool(_ANY_SUCH_CHILD.match(after))


def _is_the_childs(message: Message, mention: Mention) -> bool:
    before = message.before(mention.start)
    word = message.text[mention.start : mention.end]
    rest = message.after(mention.end, 12)
    if about_someone_else(message.before(mention.start, 9)):
        return bool(_SEEN_IN_CHILD.search(rest) or _CHILD_TOO.search(rest))
    if _IN_THE_FAMILY.match(rest) or (_WAS_THOUGHT.search(before) and _WAS_WRONG.match(rest)):
        return False
    if _NOT_IN_THE_PLAN.search(before) or _is_generic(message, mention):
        return False
    if message.asks_at(mention.start) and not _is_told_within_question(message, mention):
        return False
    doubt = _NOT_A_CONDITION.get(word)
    if doubt is None:
        return True
    capitals = message.said[mention.start : mention.end].isupper() and not message.said.isupper()
    after = message.text[mention.end : mention.end + 12]
    sure = word not in ("odd", "add") or bool(
        _HAS_CONDITION.search(before) or _IN_A_LIST.match(after)
    )
    return capitals or (sure and not doubt.search(before) and not doubt.match(after))


def _is_told_within_question(message: Message, mention: Mention) -> bool:
    """ "Can my son with ADHD get a plan?" tells it; "does he have ADHD?" does not."""
    before = message.before(mention.start, 7)
    return bool(_TOLD_WITHIN.search(before)) and not _WHETHER.search(before)


def _is_ruled_out(message: Message, mention: Mention) -> bool:
    before = message.before(mention.start)
    if _RULED_OUT_AFTER.match(message.after(mention.end)):
        return True
    return bool(_RULED_OUT_BEFORE.search(before)) and not _NOT_RULED_OUT.search(before)


def _most_telling(ids: list[str]) -> list[str]:
    """Without the plain word where its own special kind was said too."""
    kinds = {"generalized_anxiety", "social_anxiety", "separation_anxiety"}
    return [c for c in ids if not (c == "anxiety" and kinds & set(ids))]
