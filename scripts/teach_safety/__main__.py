"""Teaches the sentence encoder to read danger, and the small networks over its vectors.

    python -m scripts.teach_safety [--networks] [--without FOLDER ...] [--out FILE]

Takes about half an hour, so it is no part of `make train`: what was taught is kept in
data/safety/taught.npz, and training reads it. Only differences from the published weights
are kept, as products of two thin matrices. With --networks the encoder stays as it was taught, and
only the networks learn anew: two minutes, enough for a few more examples.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors.numpy import load_file

from actions.core.safety.examples import Example, danger_examples, everyday_examples
from actions.core.safety.learned import Meaning
from actions.core.safety.lessons import Lesson, lessons_of
from actions.core.safety.taught import TAUGHT, differences_in, save_taught, taught_weights
from actions.core.understanding.sentences import (
    SentenceEncoder,
    known_tokenizer,
    weights_file,
)
from actions.core.understanding.text import plain
from scripts.build_sentences import write_graph
from scripts.safety_report import messages

if TYPE_CHECKING:
    from scripts.teach_safety.minilm import Learner

ROUNDS = 3
BATCH = 32
SLOW, FAST = 5e-5, 2e-3
"""Highest rates of the encoder's layers and of the rows above it."""
WARM_UP = 200
"""Steps until the rates are highest; from there they fall to nothing."""
RANK = 64
"""Columns of the thin matrices."""
SEED = 1

Arrays = dict[str, Any]


def main() -> int:
    """Teaches, and writes what was taught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", action="store_true", help="leave the encoder as it is")
    parser.add_argument("--without", type=Path, nargs="*", default=[], help="sets to leave out")
    parser.add_argument("--out", type=Path, default=TAUGHT)
    arguments = parser.parse_args()
    left = {one.text for folder in arguments.without for one in messages(folder)}
    examples = [e for e in danger_examples() + everyday_examples() if e.text not in left]
    teach(examples, arguments.out, keep_encoder=arguments.networks)
    return 0


def teach(examples: Sequence[Example], out: Path, *, keep_encoder: bool) -> None:
    """Writes what these examples teach to `out`."""
    lessons = lessons_of(examples)
    _say(f"{len(examples)} messages, {len(lessons)} lessons")
    published = load_file(weights_file())
    if keep_encoder:
        differences = differences_in()
    else:
        differences = differences_of(_taught_layers(lessons, published), published)
    encoder = _as_it_will_run(taught_weights(published, differences))
    vectors = encoder.encode([plain(text) for text, _ in lessons])
    save_taught(out, differences, Meaning.fit(lessons, vectors))


def differences_of(taught: Arrays, published: Arrays) -> Arrays:
    """What was added to each array; of a matrix its RANK strongest parts."""
    kept: Arrays = {}
    for name, value in taught.items():
        added = value - published[name]
        if added.ndim == 1:
            kept[name] = added.astype(np.float16)
            continue
        left, strengths, right = np.linalg.svd(added, full_matrices=False)
        roots = np.sqrt(strengths[:RANK])
        kept[f"{name}.left"] = (left[:, :RANK] * roots).astype(np.float16)
        kept[f"{name}.right"] = (roots[:, None] * right[:RANK]).astype(np.float16)
    return kept


def _taught_layers(lessons: Sequence[Lesson], published: Arrays) -> Arrays:
    """The upper layers after all rounds."""
    # Here, because the networks and their tests need no TensorFlow.
    import tensorflow as tf

    from scripts.teach_safety.minilm import Learner, padded

    tf.keras.utils.set_random_seed(SEED)
    chance = np.random.default_rng(SEED)
    labels = sorted({kind for _, kind in lessons})
    learner = Learner(published, len(labels))
    wanted = np.eye(len(labels), dtype=np.float32)[[labels.index(kind) for _, kind in lessons]]
    states = _lower_states(learner, [text for text, _ in lessons])
    steps = ROUNDS * -(-len(lessons) // BATCH)
    for number, batch in enumerate(_batches([len(one) for one in states], chance), start=1):
        share = min(1.0, number / WARM_UP) * max(0.0, 1 - number / steps)
        padded_states, mask = padded([states[place] for place in batch])
        rates = (SLOW * share, FAST * share)
        loss = learner.learn(padded_states.astype(np.float32), mask, wanted[batch], rates)
        if number % 200 == 0:
            _say(f"step {number} of {steps}, loss {loss:.2f}")
    return {name: value.numpy() for name, value in learner.taught.items()}


def _lower_states(learner: Learner, texts: Sequence[str]) -> list[Any]:
    """Each text's states after the layers that do not learn, in half precision."""
    from scripts.teach_safety.minilm import padded

    tokenizer = known_tokenizer()
    ids = [np.array(tokenizer.encode(plain(text)).ids, np.int32) for text in texts]
    states: list[Any] = [None] * len(ids)
    for batch in _by_length([len(one) for one in ids]):
        found = learner.lower(*padded([ids[place] for place in batch])).numpy()
        for row, place in enumerate(batch):
            states[place] = found[row, : len(ids[place])].astype(np.float16)
    return states


def _batches(lengths: Sequence[int], chance: np.random.Generator) -> Iterator[Any]:
    """All rounds of batches, texts of about one length together, the batches in any order."""
    for _ in range(ROUNDS):
        batches = _by_length([length + chance.uniform(0, 3) for length in lengths])
        yield from (batches[place] for place in chance.permutation(len(batches)))


def _by_length(lengths: Sequence[float]) -> list[Any]:
    order = np.argsort(lengths, kind="stable")
    return [order[start : start + BATCH] for start in range(0, len(order), BATCH)]


def _as_it_will_run(weights: Arrays) -> SentenceEncoder:
    """The encoder in bytes, as the product runs it: the networks learn from what they will see."""
    with tempfile.TemporaryDirectory() as folder:
        return SentenceEncoder(
            write_graph(weights, Path(folder) / "taught.onnx"), known_tokenizer()
        )


def _say(what: str) -> None:
    print(f"• {time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
