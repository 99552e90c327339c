"""How often a loop that could go on for ever is run: a little in CI, as much as you like by hand."""

import os


def effort(name: str, here: int) -> int:
    """``WAYSTATION_NAME`` from the environment, else ``here``."""
    return int(os.environ.get(f"WAYSTATION_{name}", here))
