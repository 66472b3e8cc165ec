"""Four-bit blocks are read as they are described: a scale, then two values a byte."""

from __future__ import annotations

import numpy as np

from actions.core.encoder.quantization import BLOCK, BLOCK_BYTES, dequantized


def test_two_values_a_byte_are_scaled_and_may_be_negative() -> None:
    scale = np.array([0.5], "<f2").view(np.uint8)
    values = np.full(BLOCK // 2, 0x9_8, np.uint8)  # low bits 8 -> 0, high bits 9 -> 1
    values[0] = 0x0_F  # low bits 15 -> 7, high bits 0 -> -8
    row = np.concatenate([scale, values])[None]
    assert row.shape == (1, BLOCK_BYTES)
    expected = [3.5, *[0.0] * (BLOCK // 2 - 1), -4.0, *[0.5] * (BLOCK // 2 - 1)]
    assert dequantized(row).tolist() == [expected]
