"""Learns from data/clauses/ what makes school hard, and so on; writes build/clause_model."""

from __future__ import annotations

import argparse
from pathlib import Path

from actions.core.content.loader import guidance
from actions.core.understanding.clause_examples import clause_examples
from actions.core.understanding.clause_model import ClauseModel
from actions.core.understanding.told import CLAUSE_MODEL


def main(out: Path = CLAUSE_MODEL) -> Path:
    """Writes the learned model to `out` and returns that folder."""
    model = ClauseModel.fit(clause_examples(guidance().vocabulary))
    out.mkdir(parents=True, exist_ok=True)
    model.save(out)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=CLAUSE_MODEL)
    print(f"built {main(parser.parse_args().out)}")
