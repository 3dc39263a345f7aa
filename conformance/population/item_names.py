"""The Japanese name of an item without the note at its end: （…） or (…)."""

from __future__ import annotations

import re

_NOTE = re.compile(r"(（[^（）]*）|\([^()]*\))$")


def plain_name(name_ja: str) -> str:
    """Return the name without its last note; the name itself where it has none."""
    return _NOTE.sub("", name_ja)
