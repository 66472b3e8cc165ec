"""How good a ranking of labels is: accuracy, and telling apart what is not for us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.nlu_report.messages import OUT

Shares = NDArray[np.float64]
FALSE_REJECTION = 0.05
"""Share of messages for us that may be turned away when recall of the others is measured."""


@dataclass(frozen=True)
class Quality:
    """Figures of one classifier on one set of messages."""

    accuracy: float
    out_auc: float
    out_recall: float  # at FALSE_REJECTION


def quality(shares: Shares, labels: Sequence[str], wanted: Sequence[str]) -> Quality:
    """Quality of shares, shape (messages, labels), against the wanted labels."""
    truth = np.array(wanted)
    guessed = np.array(labels)[shares.argmax(axis=1)]
    out = truth == OUT
    margin = out_margins(shares, labels)
    limit = np.quantile(margin[~out], 1 - FALSE_REJECTION)
    return Quality(
        accuracy=float((guessed == truth).mean()),
        out_auc=_auc(margin, out),
        out_recall=float((margin[out] > limit).mean()),
    )


def out_margins(shares: Shares, labels: Sequence[str]) -> Shares:
    """How much likelier "not for us" is than the likeliest of ours, as in labels.py."""
    place = list(labels).index(OUT)
    margins: Shares = shares[:, place] - np.delete(shares, place, axis=1).max(axis=1)
    return margins


def _auc(scores: Shares, positive: NDArray[np.bool_]) -> float:
    """The chance that a positive message scores above another."""
    ranks = scores.argsort().argsort() + 1
    count = positive.sum()
    above = ranks[positive].sum() - count * (count + 1) / 2
    return float(above / (count * (~positive).sum()))
