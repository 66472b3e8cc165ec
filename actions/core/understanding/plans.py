"""The plan a child has at school: none, a 504, an IEP, being evaluated, refused, not known."""

from __future__ import annotations

import re
from re import Match, Pattern

from actions.core.facts.case_values import PlanStatus
from actions.core.understanding.negation import pattern
from actions.core.understanding.people import about_someone_else
from actions.core.understanding.text import Message

PLAN_NAME = re.compile(
    r"\b(?:section )?504'?s?\b(?: plan)?|\b(?:iep|i\.e\.p\.?|ieps|iep's)(?!\w)(?: plan)?"
    r"|\bindividuali[sz]ed education (?:plan|program)\b"
)
_HAS = re.compile(
    r"(?:\b(?:has|have|had|having|got|gotten|'s got|on|under|with|her|his|their|our|current"
    r"|existing|already|given|gave (?:her|him|us)|approved for)"
    r"|\b(?:misspoke|meant|actually|no|sorry)\W+(?:it'?s|she has|he has)"
    r"|\bplan is"
    r"|\bput (?:\w+ ){1,3}on|\b(?:she|he)'s on|\bboth)(?:\s+(?:a|an|the|her|his|their|both"
    r"|already|currently|current|active|got|full|existing|formal|school))*\s*$"
)
_HAS_AND = re.compile(
    r"(?:\bhas|\bhave|\bgot|\bon)(?:\s+(?:a|an|both|the))*\s+(?:504|iep)(?: plan)?\s*(?:and|&"
    r"|,)\s*(?:an?\s+)?$"
)
_WANTS = re.compile(
    r"\b(?:want\w*|ask\w*|request\w*|need\w*|getting|to get|get|appl\w+|should|qualif\w*"
    r"|eligible|about|difference|offer\w*|suggest\w*|consider\w*"
    r"|push\w*|try\w*|looking|could|might|recommend\w*|mention\w*|vs|versus|instead of|to have"
    r"|hope|hoping|said|says|instead|meeting for|for (?:an?|the))\W+(?:\w+\W+){0,4}$"
)
_LACKS = pattern(
    r"(?:\bno|\bwithout(?: an?)?|<n't> (?:have|got|on|even have|currently have|yet have)(?: an?"
    r"| any| either)*|\bnot (?:have|on|had)(?: an?| any)*|\bnever (?:had|got|gotten"
    r"|been on)(?: an?)?|\bneither(?: an?)?)"
    r"(?:\s+(?:formal|official|current|an?|active|school|plan))*(?:\s+(?:504s?"
    r"|ieps?)(?: plan)?s?\s*(?:or|and|,|/|nor|no)\s*(?:(?:an?|no|any)\s+)*)?\s*$"
)
_SAID_NO = re.compile(r"\b(?:said|says|saying|told (?:me|us))(?: that)? no(?: to)?(?: an?)?\s*$")
_NO_NEED = pattern(
    r"\b(?:school|they|principal|counselor|district|team)\W+(?:said|says?|think\w*|told (?:me|us)|"
    r"keeps? saying|insists?)\W+(?:that\W+)?(?:she|he|they)\W*<n't> (?:need|require|qualify for)"
    r"\W+(?:an?\W+)?$"
)
_REFUSED_BEFORE = re.compile(
    r"\b(?:refus\w+|den(?:ied|y|ies|ying)|turned (?:us|me|her|him|it)? ?down|said no|says no"
    r"|saying no|(?:won'?t|wouldn'?t|will not) (?:give|do|write|consider|discuss)|rejected|not "
    r"eligible|ineligible"
    r"|(?:doesn'?t|didn'?t|does not|did not|not) qualify|declined)\W+(?:\w+\W+){0,5}$"
)
_REFUSED_AFTER = re.compile(
    r"^\W*(?:\w+\W+){0,4}?(?:(?:was|were|got|been) (?:denied|refused|rejected|turned down"
    r"|declined)|(?:and|but|,)? ?(?:they|school|the school|district"
    r"|the district) (?:\w+ )?(?:said no|refused|denied|won'?t|declined|rejected|turned)"
    r"|denied|refused|rejected)\b"
)
_NO_FACT_AFTER = re.compile(
    r"^'?s?\s*(?:plan )?(?:meeting|eval\w*|request|referral|process|testing|assessment|letter"
    r"|coordinator|team)\b|^\W+(?:in (?:elementary|kindergarten|preschool|\w+ grade)|at (?:her"
    r"|his) (?:old|last) school|anymore|any more|before|years ago|until|till|til|up to)\b"
)
_OVER = re.compile(
    r"^[^.!?;\d]{0,45}?\b(?:(?:has |was |is |just |then |they )*(?:ended|expired|lapsed|ran out"
    r"|discontinued|cancell?ed|exited|went away|fell off|dropped (?:it|that|him|her)|removed"
    r"|(?:was|were|got|been) dropped|never renewed)"
    r"|(?:was |got |been )?taken away|(?:took|taken|taking) (?:her|him|it)(?: off| away)|exited)\b"
    r"|^'?s?\s*(?:plan )?(?:back )?(?:in|at|during) (?:elementary|middle|grade|primary|preschool"
    r"|kinder\w*|(?:her|his) (?:old|last|other) school|another (?:state|district))\b"
    r"[^.!?;]{0,12}\b(?:but|then|and now|not anymore|no longer)\b"
)
_TAKEN_OFF = re.compile(
    r"\b(?:took|taken|taking|dropped|kicked|dismissed|exited|graduated)\W+(?:her|him)?"
    r"(?:\W+\w+)?\W+(?:off|from|out)\W+(?:of\W+)?(?:an?|the|his|her)\W+$"
    r"|\b(?:no longer|used to|once|previously|formerly)\W+(?:had|has|have|on|got)\W+(?:an?\W+)?$"
)
"""Around a plan that there was once."""
_EXISTS_AFTER = re.compile(
    r"^\s*(?:is |already |has been |was put )?(?:in place|since|already|(?:isn'?t"
    r"|is not) (?:being )?(?:follow\w*|work\w*|help\w*))\b"
)
_ENDS = re.compile(r"\s*(?:[.!;,\n]|$)")
_CHILDS_OWN = re.compile(r"\b(?:her|his|their|has|have|on)\W+(?:an?\W+|current\W+|existing\W+)?$")
_SPED = re.compile(
    r"\b(?:is|she's|he's|shes|hes|been|are) (?:already )?(?:in|under) (?:sped"
    r"|special ed(?:ucation)?)\b"
)
_NO_PLAN = re.compile(
    r"(?<!= )(?<!means )(?<!mean )\bno (?!the )(?:\w+ )?(?:plans?|accommodations?|supports?"
    r"|services|sped)\b(?! to| for (?:now"
    r"|today|the))|\bnothing (?:is )?in place\b"
    r"|\bnothing (?:formal|official|on paper)"
    r"(?: (?:at|from|with|through)(?: the)? school|\s*$|[,.])"
    r"|\binformal (?:plan|accommodations|supports?)\b"
    r"|\b(?:doesn'?t|don'?t|does not|do not) have (?:a"
    r"|any)(?: \w+)? (?:plan|accommodations|services|supports)\b"
    r"|\b(?:she|he|they|we) (?:currently |still )?(?:has|have|got) nothing\b(?! (?:to|wrong|in"
    r"|against|but))"
    r"|\b(?:504|iep)\b[^.!?]{0,40}\b(?:dropped|took|taken|ended|discontinued|stopped|cancel\w*|exited)"
    r" (?:it|away|that|him|her)\b"
    r"|\b(?:hasn'?t|has not|never)(?: ever)? been evaluated by (?:the )?school\b|\bwithout (?:a"
    r"|any) plan\b"
)
_EVALUATED = re.compile(
    r"\b(?:being|getting|currently being) (?:evaluated|tested|assessed)\b(?! for (?!an? (?:iep"
    r"|504)|special|services|sped|iep|504))(?! by (?!the school|school|the district|district))"
    r"|\b(?:school|district|they|they're|theyre|team)(?: is| are|'s"
    r"|'re)? (?:\w+ )?(?:evaluating|testing|assessing) (?:her|him|them|my)\b|\b(?:evaluation"
    r"|eval|testing) (?:is )?(?:in progress|underway|under way|started|has started"
    r"|in process)\b"
    r"|\b(?:eval\w*|testing) (?:starts|begins|will start|is set|is scheduled)\b"
    r"|\b(?:in the (?:process|middle) of|working on|applied for|are writing|setting up)"
    r"(?: (?:getting|doing|writing|setting up))?(?: an?| the| her| his)? (?:504|iep)\b"
    r"|\bin the (?:process|middle) of (?:\w+ )?(?:evaluat\w+|testing|(?:an? |the |her "
    r"|his )?(?:iep |school )?(?:eval\w*|process))\b|\bsigned (?:the )?(?:consent"
    r"|permission)(?: \w+){0,3} (?:eval\w*|test\w*)|\bschool eval\w* (?:is )?(?:going on"
    r"|happening|in progress)"
    r"|\bwaiting (?:on|for) (?:the )?(?:school(?:'s)?|iep|district(?:'s)?) (?:eval\w*|test\w*"
    r"|assessment)|\b(?:school|district|they) (?:started|agreed to) (?:the |an |to )?(?:eval\w*"
    r"|test\w*)"
)
_REFUSED_TESTING = re.compile(
    r"\b(?:refus\w+|den(?:ied|ying|y)|won'?t|wouldn'?t|will not|said no|says no|declined"
    r"|turned (?:us|me) down|no)\W+(?:\w+\W+){0,3}?"
    r"(?:(?:test|evaluate|assess|eval) (?:her|him|them|my|our|the)|(?:an? |the |our |my |her "
    r"|his |to )+(?:eval\w*|assessment|request)|do (?:an? |the |any )?(?:eval\w*|testing"
    r"|assessment))\b"
    r"|\bschool (?:\w+ )?(?:refus\w+|den(?:ied|ies)) (?:to (?:evaluate|test|assess|help)"
    r"|testing|eval\w*|services|us|me|her|him)\b"
    r"|\b(?:eval\w*|testing|iep|504|plan)s? (?:is not|isn'?t|isnt|was not|wasn'?t|are not|aren'?t)"
    r" (?:warranted|needed|necessary|appropriate)\b"
    r"|\b(?:school|they|district|principal)(?:'ve| have| has| keep| keeps)? (?:refus\w+ to"
    r"|won'?t|wouldn'?t"
    r"|will not) (?:even )?(?:test|evaluate|assess)\b"
    r"|\b(?:she|he) (?:doesn'?t|didn'?t|does not|did not) qualify\b"
    r"|\bnot eligible for (?:an? )?(?:iep|504|special|services)|\b(?:school|they"
    r"|district)(?: \w+)? said no to (?:an? |the )?(?:iep|504|eval\w*|test\w*|plan)"
    r"|\b(?:eval\w*|testing|request|iep|504)(?: plan)? (?:was |got |been |were )(?:denied"
    r"|refused|rejected|turned down)\b"
    r"|\basked (?:for|them to|the school (?:for|to))[^.!?]{0,50}\b(?:they|school|district"
    r"|and)(?: \w+)? (?:said no|refused|denied)\b"
)
_NOT_KNOWN = re.compile(
    r"\b(?:don'?t know|do not know|not sure|no idea|unsure|idk)\s+(?:if"
    r"|whether)\b[^.!?]{0,30}\b(?:plan|504|iep)\b"
)


def read_plan(message: Message) -> str | None:
    """Plan status id, or None. What the child has counts before what was refused or is missing."""
    said = [status for found in message.search(PLAN_NAME) if (status := _about(message, found))]
    if not said and any(not message.asks_at(found.start()) for found in message.search(_SPED)):
        said = [PlanStatus.IEP]
    if _told(message, _NOT_KNOWN):
        return PlanStatus.UNKNOWN.value
    for owned in (PlanStatus.IEP, PlanStatus.SECTION_504):
        if owned in said:
            return str(owned.value)
    if PlanStatus.REFUSED in said or _told(message, _REFUSED_TESTING):
        return PlanStatus.REFUSED.value
    if _told(message, _EVALUATED):
        return PlanStatus.BEING_EVALUATED.value
    if PlanStatus.NONE in said or _told(message, _NO_PLAN):
        return PlanStatus.NONE.value
    return None


def plan_named(text: str) -> str | None:
    """The plan in a short reply: an IEP before a 504."""
    names = [found.group() for found in PLAN_NAME.finditer(text)]
    if any("504" not in name for name in names):
        return PlanStatus.IEP.value
    return PlanStatus.SECTION_504.value if names else None


def _about(message: Message, found: Match[str]) -> PlanStatus | None:
    """What the words around one plan's name say about it."""
    before, after = message.before(found.start(), 8), message.text[found.end() : found.end() + 60]
    kind = PlanStatus.SECTION_504 if "504" in found.group() else PlanStatus.IEP
    if about_someone_else(message.before(found.start(), 9)) or _NO_FACT_AFTER.match(after):
        return None
    if message.asks_at(found.start()):
        return kind if _CHILDS_OWN.search(before) and not _WANTS.search(before) else None
    if _SAID_NO.search(before) or _NO_NEED.search(before):
        return PlanStatus.REFUSED
    if _TAKEN_OFF.search(before) or _OVER.match(after):
        return PlanStatus.NONE
    if _LACKS.search(before):
        return PlanStatus.NONE
    if _REFUSED_BEFORE.search(before) or _REFUSED_AFTER.match(after):
        return PlanStatus.REFUSED
    alone = not before.strip() and _ENDS.match(after)
    if alone or _HAS.search(before) or _HAS_AND.search(before) or _EXISTS_AFTER.match(after):
        return kind
    return None


def _told(message: Message, words: Pattern[str]) -> bool:
    return any(not message.asks_at(found.start()) for found in message.search(words))
