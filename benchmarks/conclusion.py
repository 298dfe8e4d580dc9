"""The end of a benchmark: its figures, and with ``--check`` the exit code of promises that were missed."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

__all__ = ["conclude"]


def conclude(figures: Mapping[str, Any], held: Mapping[str, bool], *, check: bool) -> int:
    """Print the figures as JSON and return the exit code.

    Args:
        figures: what was measured.
        held: which promises hold, by name.
        check: return 1, and name what was missed, when one does not.
    """
    print(json.dumps(figures, indent=2))
    missed = [name for name, holds in held.items() if not holds]
    if check and missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)
    return 1 if check and missed else 0
