"""Builds the spaCy pipeline from the vocabulary into build/spacy_model. Takes a few seconds."""

from __future__ import annotations

import argparse
from pathlib import Path

from actions.core.content.loader import guidance
from actions.core.understanding.spacy_model import SPACY_MODEL, build_pipeline


def main(out: Path = SPACY_MODEL) -> Path:
    """Writes the pipeline to `out` and returns that folder."""
    out.mkdir(parents=True, exist_ok=True)
    build_pipeline(guidance().vocabulary).to_disk(out)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SPACY_MODEL)
    print(f"built {main(parser.parse_args().out)}")
