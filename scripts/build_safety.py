"""Learns from data/safety/ what danger sounds like; writes build/safety_model."""

from __future__ import annotations

import argparse
from pathlib import Path

from actions.core.safety.examples import danger_examples, everyday_examples
from actions.core.safety.lessons import learn, vectors_for
from actions.core.safety.second_look import SAFETY_MODEL


def main(out: Path = SAFETY_MODEL) -> Path:
    """Writes the learned model to `out` and returns that folder."""
    examples = danger_examples() + everyday_examples()
    model = learn(examples, vectors_for(examples))
    out.mkdir(parents=True, exist_ok=True)
    model.save(out)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SAFETY_MODEL)
    print(f"built {main(parser.parse_args().out)}")
