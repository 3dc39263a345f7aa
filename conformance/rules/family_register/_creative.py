"""Notifications that take effect by being made (創設的届出) and may be refused beforehand."""

from typing import Final

KINDS: Final = frozenset(
    {"acknowledgment", "adoption", "dissolution_of_adoption", "marriage", "divorce"}
)
"""認知、縁組、離縁、婚姻、離婚 (戸籍法第27条の2第1項の縁組等の届出)."""


def takes_effect_by_filing(kind: str, *, by_court: bool) -> bool:
    """Say whether a notification of this kind takes effect only by being made."""
    return kind in KINDS and not by_court
