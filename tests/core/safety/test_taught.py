"""What was taught fits the encoder that runs, and the teaching encoder is the same one."""

from __future__ import annotations

import numpy as np
import pytest
from safetensors.numpy import load_file

from actions.core.safety.crisis import KINDS
from actions.core.safety.learned import NONE, vectors_of
from actions.core.safety.taught import differences_in, networks_in, taught_weights
from actions.core.understanding.sentences import DIMENSIONS, known_tokenizer, weights_file
from scripts.nlu_report.numpy_minilm import NumpyEncoder
from scripts.teach_safety.__main__ import differences_of

TEXTS = ("my son will not get out of the car", "she says she wants to die", "what is a 504 plan?")


@pytest.fixture(scope="module")
def published() -> dict[str, np.ndarray]:
    return load_file(weights_file())


def test_the_networks_know_every_kind_of_danger_a_parent_can_tell_of() -> None:
    networks = networks_in()
    assert set(networks.labels) == {NONE, *KINDS} - {"student_writing"}
    assert networks.inner.shape[1] == DIMENSIONS


def test_the_encoder_in_use_has_what_was_taught(published: dict[str, np.ndarray]) -> None:
    weights = taught_weights(published, differences_in())
    exact = NumpyEncoder(weights, known_tokenizer()).encode(TEXTS)
    used = vectors_of(TEXTS)
    assert np.all(np.sum(exact * used, axis=1) > 0.97)  # bytes round a little
    as_published = NumpyEncoder(published, known_tokenizer()).encode(TEXTS)
    assert np.all(np.sum(as_published * used, axis=1) < 0.9)


def test_a_difference_that_thin_matrices_can_hold_is_kept(
    published: dict[str, np.ndarray],
) -> None:
    name = "encoder.layer.5.output.dense.weight"
    left, right = np.ones((DIMENSIONS, 1)), np.linspace(0, 1, 4 * DIMENSIONS)[None]
    added = (0.01 * left @ right).astype(np.float32)
    kept = differences_of({name: published[name] + added}, published)
    assert set(kept) == {f"{name}.left", f"{name}.right"}
    assert np.allclose(taught_weights(published, kept)[name], published[name] + added, atol=1e-4)


def test_the_encoder_that_learns_is_the_one_that_runs(published: dict[str, np.ndarray]) -> None:
    from scripts.teach_safety.minilm import Learner, padded

    learner = Learner(published, labels=2)
    tokenizer = known_tokenizer()
    ids, mask = padded([np.array(tokenizer.encode(text).ids, np.int32) for text in TEXTS])
    vectors = learner.vectors(learner.lower(ids, mask), mask).numpy()
    assert np.allclose(vectors, NumpyEncoder(published, known_tokenizer()).encode(TEXTS), atol=1e-3)
