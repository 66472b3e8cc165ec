"""Rasa's own command line, started the way this project needs it.

python -m rasa_project.server run --model ... --endpoints ...
"""

from __future__ import annotations

from rasa_project.server.without_tensorflow import leave_out_tensorflow


def main() -> None:
    """Leaves TensorFlow out, then hands over to Rasa."""
    leave_out_tensorflow()
    from rasa.__main__ import main as rasa  # must not be imported before

    rasa()


if __name__ == "__main__":
    main()
