"""Text as the characters people see: a base and its variation selector are one."""

from __future__ import annotations

GETA = "〓"
"""What is printed, and says so, in the place of a character that the font does not have."""

_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def units(text: str) -> list[str]:
    """Return the characters of a text, each with the selectors behind it."""
    found: list[str] = []
    for char in text:
        if found and any(ord(char) in selectors for selectors in _SELECTORS):
            found[-1] += char
        else:
            found.append(char)
    return found


def code_name(unit: str) -> str:
    """Return a character as code points: `U+845B U+E0101`."""
    return " ".join(f"U+{ord(char):04X}" for char in unit)
