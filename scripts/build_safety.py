"""Builds what the safety check has learned into build/safety_model.

How danger is spelt is learned here, from data/safety/; what it means was taught beforehand
(scripts/teach_safety).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from actions.core.safety.examples import danger_examples, everyday_examples
from actions.core.safety.learned import DangerModel
from actions.core.safety.lessons import lessons_of
from actions.core.safety.second_look import SAFETY_MODEL
from actions.core.safety.taught import networks_in
from actions.core.understanding.spelling import SpellingModel


def main(out: Path = SAFETY_MODEL) -> Path:
    """Writes the learned model to `out` and returns that folder."""
    lessons = lessons_of(danger_examples() + everyday_examples())
    out.mkdir(parents=True, exist_ok=True)
    DangerModel(networks_in(), SpellingModel.fit(lessons)).save(out)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SAFETY_MODEL)
    print(f"built {main(parser.parse_args().out)}")
