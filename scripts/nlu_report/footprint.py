"""How much memory an encoder takes when it has read one message.

python -m scripts.nlu_report.footprint numpy|float|int8
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def megabytes(name: str) -> float:
    """Growth of a fresh process's memory, in MB."""
    command = [sys.executable, "-m", "scripts.nlu_report.footprint", name]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Loads what the argument names, reads a message, and prints the growth."""
    before = _resident()
    if sys.argv[1] == "numpy":
        from scripts.nlu_report.numpy_minilm import load_numpy

        load_numpy().encode(["she missed 12 days"])
    else:
        from scripts.nlu_report.encoders import load_onnx

        load_onnx(sys.argv[1]).encode(["she missed 12 days"])
    print(round(_resident() - before, 1))


if __name__ == "__main__":
    main()
