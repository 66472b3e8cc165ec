"""Every case with its papers, made once for the tests of this folder, and a way to compare them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from .papers import Papers
from .told_cases import told_cases

CASES = 300
SHOWN = 6
"""Differences named in a failure; the first few are enough to find the fault."""


@lru_cache(maxsize=1)
def all_papers() -> tuple[Papers, ...]:
    """Each case with all its papers."""
    return tuple(Papers(case, today) for case, today in told_cases(CASES))


def agree(check: Callable[[Papers], Iterator[str]], every: int = 1) -> None:
    """No case for which the check finds something to say; `every`: only each so-manieth case."""
    found = [(say, papers) for papers in all_papers()[::every] for say in check(papers)]
    first = [f"{say}\n   {p.today} {p.case.known()}" for say, p in found[:SHOWN]]
    assert not found, f"{len(found)} differences:\n" + "\n".join(first)


def all_texts(papers: Papers) -> dict[str, str]:
    """Name of a paper -> its words."""
    papers_of = {"chat": papers.chat, "summary": papers.summary, "packet": papers.packet_words}
    return {**papers_of, "picture": papers.picture, **papers.letters}
