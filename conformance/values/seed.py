"""Seeds of what is drawn: their range, and one that nobody can know beforehand."""

from __future__ import annotations

import secrets
from typing import Final

MOST: Final = 2**31 - 1


def new_seed() -> int:
    """Return a new seed: answers recorded for another are of no use."""
    return secrets.randbelow(MOST) + 1
