"""Rasa's own command line without TensorFlow, which none of our components uses.

python -m scripts.rasa_cli train --config ...
"""

from __future__ import annotations

import sys

from actions.settings import WrongSettingsError
from rasa_project.patches.without_tensorflow import leave_out_tensorflow


def main() -> None:
    """Hands over to Rasa."""
    try:
        leave_out_tensorflow()
    except WrongSettingsError as error:
        sys.exit(f"✗ {error}")
    from rasa.__main__ import main as rasa  # must not be imported before

    rasa()


if __name__ == "__main__":
    main()
