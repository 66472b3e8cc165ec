"""US states, and reading one from a message. A two-letter word counts only when it is sure."""

from __future__ import annotations

import re

STATE_NAMES = {
    "alabama": "AL",
    "alaska": "AK",
    "arizona": "AZ",
    "arkansas": "AR",
    "california": "CA",
    "colorado": "CO",
    "connecticut": "CT",
    "delaware": "DE",
    "florida": "FL",
    "georgia": "GA",
    "hawaii": "HI",
    "idaho": "ID",
    "illinois": "IL",
    "indiana": "IN",
    "iowa": "IA",
    "kansas": "KS",
    "kentucky": "KY",
    "louisiana": "LA",
    "maine": "ME",
    "maryland": "MD",
    "massachusetts": "MA",
    "michigan": "MI",
    "minnesota": "MN",
    "mississippi": "MS",
    "missouri": "MO",
    "montana": "MT",
    "nebraska": "NE",
    "nevada": "NV",
    "new hampshire": "NH",
    "new jersey": "NJ",
    "new mexico": "NM",
    "new york": "NY",
    "north carolina": "NC",
    "north dakota": "ND",
    "ohio": "OH",
    "oklahoma": "OK",
    "oregon": "OR",
    "pennsylvania": "PA",
    "rhode island": "RI",
    "south carolina": "SC",
    "south dakota": "SD",
    "tennessee": "TN",
    "texas": "TX",
    "utah": "UT",
    "vermont": "VT",
    "virginia": "VA",
    "washington": "WA",
    "west virginia": "WV",
    "wisconsin": "WI",
    "wyoming": "WY",
    "district of columbia": "DC",
    "washington dc": "DC",
    "washington d.c.": "DC",
    "washington, dc": "DC",
    "new york city": "NY",
    "nyc": "NY",
    "conneticut": "CT",
    "massachusets": "MA",
    "massachussetts": "MA",
    "pensylvania": "PA",
    "tennesee": "TN",
    "cali": "CA",
    "socal": "CA",
    "norcal": "CA",
    "n carolina": "NC",
    "s carolina": "SC",
    "jersey": "NJ",
    "minnisota": "MN",
    "missisippi": "MS",
    "virgina": "VA",
    "georiga": "GA",
    "illinios": "IL",
    "lousiana": "LA",
    "tennesse": "TN",
    "wisconson": "WI",
    "pennslyvania": "PA",
    "califonia": "CA",
    "washington state": "WA",
    "penn": "PA",
}
"""Name, short name or common misspelling -> code."""

CODES = frozenset(STATE_NAMES.values())

_WORDS_TOO = frozenset(
    {"ME", "IN", "OR", "OK", "HI", "OH", "PA", "MA", "ID", "DE", "AL", "LA", "MS", "MD", "CO"}
)
"""Codes that are also words or other short forms."""
_NEVER_AFTER_IN = frozenset(
    {"ME", "IN", "OR", "HI", "OK", "OH", "ID", "DE", "AL", "LA", "MS", "CO"}
)

_CODE = r"(?P<code>" + "|".join(sorted(CODES)) + r")\b(?!['-])"
_CAPITALS = re.compile(rf"(?<![\w'-]){_CODE}")
_AFTER_PLACE_WORD = re.compile(rf"\b(?:in|from)\s+{_CODE}", re.IGNORECASE)
_AFTER_CITY = re.compile(rf"\w,\s+{_CODE}(?!\s+[a-z])")
_SMALL = "|".join(sorted(code.lower() for code in CODES - _WORDS_TOO))
_AFTER_COMMA = re.compile(rf"[,.]\s*(?P<code>{_SMALL})\s*(?=[,.;!]|$)")
"""In small letters a code is sure only where it stands alone: "5th grade, ct"."""
_AFTER_LIVING = re.compile(
    rf"\b(?:live|living|located|we're|were|we are|i'm|im|i am|based|schools?|state is) (?:here )?"
    rf"in\s+{_CODE}|\bstate(?: is|:)\s*{_CODE.replace('code', 'second')}",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"\b(?:daughter|son|named|name is|kid|child|girl|boy|ms\.?|mrs\.?|mr\.?)\s+$")


_CITIES = {
    "AK": "anchorage",
    "AL": "birmingham alabama|mobile alabama",
    "AZ": "phoenix|tucson|scottsdale",
    "CA": "los angeles|san diego|san francisco|sacramento|san jose|long beach|oakland|bakersfield",
    "CO": "denver|colorado springs|boulder",
    "CT": "hartford|new haven",
    "FL": "miami|jacksonville|orlando|tampa|fort lauderdale|tallahassee",
    "GA": "atlanta",
    "HI": "honolulu",
    "ID": "boise",
    "IL": "chicago|chicagoland",
    "IN": "indianapolis|fort wayne",
    "IA": "des moines|cedar rapids",
    "KS": "wichita|topeka",
    "KY": "louisville",
    "LA": "new orleans|baton rouge|shreveport",
    "MA": "boston",
    "MD": "baltimore",
    "MI": "detroit|grand rapids|ann arbor",
    "MN": "minneapolis",
    "NE": "omaha",
    "NM": "albuquerque|santa fe",
    "NV": "las vegas|reno",
    "NY": "brooklyn|queens|manhattan|the bronx|long island|buffalo|staten island",
    "NC": "raleigh|charlotte|greensboro",
    "OH": "cleveland|cincinnati",
    "OK": "tulsa|oklahoma city",
    "PA": "philadelphia|philly|pittsburgh",
    "TN": "nashville|knoxville|memphis|chattanooga",
    "TX": "houston|dfw|dallas|san antonio|fort worth|el paso|austin",
    "UT": "salt lake city|salt lake",
    "WA": "seattle|spokane|tacoma",
    "WI": "milwaukee",
}
"""Cities of which nobody thinks of another state's; Portland or Springfield are not here."""
_CITY = re.compile(
    r"\b(?:in|from|near|outside(?: of)?)\s+(?:downtown |north |south |east |west )?(?:"
    + "|".join(f"(?P<{code}>{names})" for code, names in _CITIES.items())
    + r")\b(?! (?:high|middle|elementary|school|academy|isd))"
)
_LEFT = re.compile(r"\bmov(?:ed|ing) (?:\w+ ){0,2}from (?:\w+, ?)?$|\bnot (?:in )?$")


def is_left_behind(before: str) -> bool:
    """ "We moved from Florida to Ohio", "not Illinois, Indiana": the first one does not count."""
    return bool(_LEFT.search(before))


def read_city(text: str) -> str | None:
    """The state of a well-known city, in lower-case text; None when unsure."""
    found = _CITY.search(text)
    return found.lastgroup if found else None


def read_code(said: str) -> str | None:
    """The state whose two-letter code stands in the message, as typed; None when unsure."""
    living = _AFTER_LIVING.search(said)
    if living:
        code = (living["code"] or living["second"]).upper()
        if code not in ("ME", "IN", "OR", "LA") or (
            code != "LA" and (living["code"] or living["second"]).isupper()
        ):
            return code
    shouting = said.isupper()
    for found in _AFTER_PLACE_WORD.finditer(said):
        code = found["code"].upper()
        if code == "LA":  # Los Angeles as often as Louisiana
            continue
        if code not in _NEVER_AFTER_IN or (found["code"].isupper() and not shouting):
            return code
    if shouting:
        return None
    alone = _AFTER_COMMA.search(said)
    if alone:
        return alone["code"].upper()
    city = _AFTER_CITY.search(said)
    if city:
        return city["code"]
    return next(
        (found["code"] for found in _CAPITALS.finditer(said) if found["code"] not in _WORDS_TOO),
        None,
    )


def is_a_persons_name(before: str) -> bool:
    """Whether a state's name after these words is a child's name: "my daughter Georgia"."""
    return bool(_A_NAME.search(before))
