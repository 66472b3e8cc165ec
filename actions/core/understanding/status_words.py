"""Words for how sure a condition is: "diagnosed with", "on a waitlist for", "we think"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.core.facts.case_values import ConditionStatus
from actions.core.understanding.negation import pattern
from actions.core.understanding.text import Message

SAYS = (
    r"(?:says?|said|thinks?|thought|told (?:me|us)|believes?|suspects?|feels?|diagnosed|confirmed"
    r"|is sure|wrote|calls it|called it"
    r"|mentioned|brought up|wondered about|raised)"
)
_PROVIDER = (
    r"(?:therapist|psychologist|psychiatrist|pediatrician|doctor|doc|dr|counselor|neurologist"
    r"|neuropsych|psych|specialist|dr\.? \w+)"
)
_MEDICINES = (
    r"(?:zoloft|sertraline|prozac|fluoxetine|lexapro|escitalopram|celexa|citalopram|luvox"
    r"|fluvoxamine|paxil|buspar|buspirone|hydroxyzine|ritalin|adderall|vyvanse|concerta|focalin"
    r"|strattera|guanfacine|intuniv|clonidine|abilify|lamictal|seroquel|risperdal|risperidone"
    r"|wellbutrin|effexor|cymbalta|trazodone|propranolol|xanax|lithium|ssris?|anti-?depressants?)"
)
"""What a child gets for a condition only when a doctor has named it."""
_WHEN = (
    r"(?:next|the|this|early|late|mid|spring|summer|fall|winter|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec)\b|\d)"
)
_CUES: tuple[tuple[ConditionStatus, bool | None, str], ...] = (
    # status, whether it speaks of what follows (None: of what is nearest), pattern;
    # the first that fits at a place wins
    (
        ConditionStatus.NONE,
        False,
        r"no (?:\w+ )?(?:diagnosis|diagnoses|dx)\b|nothing (?:official|formal)|(?:not|never"
        r"|<n't>)(?: been)?(?: yet)?(?: \w+)? (?:diagnosed|been diagnosed)(?! with)(?: yet| by)?"
        r"|(?:hasn'?t|has not|never|haven'?t|not) (?:seen|been seen by|been to see|been to"
        r"|been evaluated by) (?:any(?:one|body)"
        r"|an? (?:doctor|therapist|psych\w*|specialist|professional|counselor|neuro\w*"
        r"|pediatric\w*))"
        r"|(?:no one|nobody|noone) (?:has )?(?:looked|diagnosed|evaluated|tested|checked)(?: at)?"
        r"|never been (?:evaluated|tested|assessed|seen)|without a diagnosis|(?:no"
        r"|not any) formal",
    ),
    (ConditionStatus.NONE, True, r"(?:not|never|<n't>)(?: been)?(?: \w+)? diagnosed with"),
    (
        ConditionStatus.WAITING,
        True,
        r"(?:waiting (?:on|for)|scheduled for|getting)(?: an?| the| her| his)?"
        r"(?= \w+ (?:evaluation|eval|assessment|testing|test|diagnosis|appointment|results))",
    ),
    (
        ConditionStatus.WAITING,
        True,
        r"(?:wait ?-?list\w*|waiting list|waiting|on (?:a|the) list|appointments?|appt|scheduled"
        r"|being (?:evaluated|tested|assessed)|getting (?:evaluated|tested|assessed)"
        r"|(?:testing|evaluating|assessing|screening) (?:her|him|them)"
        rf"|evaluation|eval|referral|referred|assessment)(?: to be| to get"
        rf"| to see)?(?: \w+){{0,4}}? (?:for|about)(?! {_WHEN})(?: an?| her| his)?",
    ),
    (
        ConditionStatus.WAITING,
        False,
        r"wait ?-?list\w*|waiting (?:list|for|on)|waiting to (?:be|get|see)|still waiting|on (?:a"
        r"|the) list|(?:have|has|got|made) an? (?:appointment|appt|intake)"
        rf"|(?:appointment|appt|intake|evaluation|assessment|eval)(?: is| was)?"
        rf"(?: (?:scheduled|set|booked|coming))?(?: up)?(?: set| in| on| next| for(?= {_WHEN}))"
        r"|awaiting|referred (?:us|her|him) to|evaluation (?:is )?pending|pending",
    ),
    (
        ConditionStatus.SUSPECTED,
        True,
        r"(?:i|we|also|and|dad|mom|teacher|teachers|school|they|she|he)? ?(?:think|thinks"
        r"|thinking|suspect(?:s|ing)?|wonder\w* (?:if|about)|guess\w*|believe|strongly suspect)"
        r"|(?:might|may|could) (?:have|be|also have|also be)|may ?be(?! (?:(?:more|less|like|a"
        r"|an|two|three|four|five)\b|\d)|\s*(?:[,.;!]|$))|possib(?:le|ly)"
        r"|prob(?:ably|able|ly)?(?!\s*(?:[,.;!]|$))"
        r"|(?:signs|symptoms|traits|suspicion|question) of|looks like|seems like|seems to have"
        r"|seems|pretty sure|undiagnosed|unofficial(?:ly)?|potential|worried (?:about|it'?s)"
        r"|concern\w* (?:about|for)|leaning (?:toward|towards|to)"
        r"|screened (?:positive|high) for|\bi (?:say|bet|swear|feel like|keep saying)",
    ),
    (
        ConditionStatus.SUSPECTED,
        False,
        r"(?:is |are |it'?s )?(?:just )?(?:(?:maybe|probably)(?=\s*(?:[,.;!]|$))"
        r"|not official(?: yet)?|likely|(?:my|our|a) (?:own )?guess)"
        r"|we (?:think|believe|suspect)|i (?:think|suspect)"
        r"|(?:i|we) (?:worry|think|suspect|bet|fear|wonder if)(?: \w+){1,4} (?:too|as well)"
        r"|(?:shows?|showing|has|have|having) (?:all )?(?:of )?the same (?:signs|symptoms|traits)",
    ),
    (ConditionStatus.SUSPECTED, None, r"suspected|self[- ]diagnosed"),
    (
        ConditionStatus.DIAGNOSED,
        False,
        r"(?:\w+ )?(?:diagnosed|confirmed) (?:it|that|this|him|her|them|me)"
        r"(?! with| as| has| have)"
        r"|(?:that|which) (?:\w+\.? ){1,3}(?:confirmed|diagnosed|identified)(?! him| her)",
    ),
    (
        ConditionStatus.DIAGNOSED,
        True,
        rf"(?:re)?diagnosed(?: \w+)?(?: with| as(?: having)?| w/)|diagnos\w+ (?:of|is|are|:)"
        rf"|dx'?d?(?: with| of|:)|official(?:ly)?(?: has)?|(?:medicat\w+|meds|medicine|treated"
        rf"|therapy|{_MEDICINES}) for(?: (?:her|his))?"
        rf"|{_PROVIDER}(?: (?:at school|there|we (?:saw|see|have)|in the er|she sees|he sees))?"
        rf"(?:\s*:| {SAYS}(?: that)?(?: (?:she|he|they|it|has|have|is|it's|its"
        rf"|she's|he's|with|her|him))*)",
    ),
    (ConditionStatus.DIAGNOSED, None, r"diag?nosed(?! by)|diagnosis|dx'?d|dx|confirmed(?! by)"),
    (
        ConditionStatus.DIAGNOSED,
        False,
        r"(?:medicated|on meds|takes? meds|on medication|treated|in treatment) for (?:it|that"
        r"|this|both)"
        r"|(?:which )?(?:was|were|is|are)? ?(?:confirmed|diagnosed) by|per (?:her|his|the) \w+"
        r"|according to (?:her|his|the) \w+",
    ),
)
_COMPILED = tuple(
    (status, forward, pattern(rf"(?:\b|(?=n't))(?:{words})(?!\w)"))
    for status, forward, words in _CUES
)
_HEDGED_PROVIDER = re.compile(
    r"\b(?:thinks?|thought|suspects?|believes?|feels?|mentioned|brought up"
    r"|wondered about|raised)\b"
)


_STILL_WANTED = re.compile(
    r"\b(?:without|need\w*|want\w*|requir\w*|get|until|unless|after|ask\w*)\W+(?:\w+\W+){0,3}$"
)
"""Before a diagnosis that somebody asks for: "nothing without a medical diagnosis"."""


@dataclass(frozen=True)
class Cue:
    status: ConditionStatus
    forward: bool | None
    start: int
    end: int


def find_cues(message: Message) -> list[Cue]:
    found: list[Cue] = []
    for status, forward, words in _COMPILED:
        for match in message.search(words):
            overlaps = any(match.start() < cue.end and cue.start < match.end() for cue in found)
            wished = _STILL_WANTED.search(message.before(match.start(), 5))
            if (
                overlaps
                or message.asks_at(match.start())
                or (wished and match.group().endswith(("diagnosis", "dx")))
            ):
                continue
            hedged = status is ConditionStatus.DIAGNOSED and _HEDGED_PROVIDER.search(match.group())
            found.append(
                Cue(ConditionStatus.SUSPECTED if hedged else status, forward, *match.span())
            )
    return sorted(found, key=lambda cue: cue.start)


def plain_status(text: str) -> str | None:
    """The status said in a short reply, by any of its wordings."""
    found = [
        (match.start(), status.value)
        for status, _, words in _COMPILED
        if (match := words.search(text))
    ]
    return min(found)[1] if found else None
