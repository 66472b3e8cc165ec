"""Every rule by name. Apart from the package, so that a rule's module can be had by itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from actions.core.rules import (
    attendance,
    conditions,
    effects,
    family,
    letters_sent,
    plan,
    printed_facts,
    school_answers,
    state,
    triggers,
)
from actions.core.rules.registry import FACTS_REGISTERED, REGISTERED, Rule

MODULES = (
    family,
    attendance,
    conditions,
    effects,
    triggers,
    plan,
    school_answers,
    letters_sent,
    state,
    printed_facts,
)
"""The modules that register rules."""

RULES: Mapping[str, Rule] = MappingProxyType(REGISTERED)
"""name -> whether it holds for a situation"""

FACTS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(FACTS_REGISTERED)
"""name -> the `Case` fields it looks at"""
