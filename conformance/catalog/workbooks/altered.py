"""Whether a number format lets a cell show something else than it holds, or nothing."""

from __future__ import annotations

import re
from typing import Final

_TEXTS: Final = re.compile(r'"([^"]*)"|\\(.)')
_LOOKS: Final = re.compile(r"_.|\*.|\[[^\]]*\]")  # paddings, fillings, colours and conditions
_SECTION: Final = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*);?')
_DECIMALS: Final = re.compile(r"\.([0#?]*)")
_BUILT_IN: Final = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
}
"""Numbers of the built-in formats that change what is seen of a number (ECMA-376-1, 18.8.30)."""
_AS_IT_IS: Final = frozenset({"", "General", "@", "G/標準", "G/General"})
_OF_TEXT: Final = 4
_NEGATIVE, _ZERO = 1, 2


def format_of(number: str, own: str | None) -> str:
    """Return the code of a format by its number; that of a workbook's own goes before."""
    return own if own is not None else _BUILT_IN.get(number, "General")


def alters_text(code: str) -> bool:
    """Say whether a text is shown with other signs around it, or not at all."""
    sections = _sections(code)
    named = [one for one in sections if "@" in _TEXTS.sub("", one)]
    if len(sections) < _OF_TEXT and not named:
        return False
    section = sections[_OF_TEXT - 1] if len(sections) >= _OF_TEXT else named[-1]
    shown = _LOOKS.sub("", section)
    return bool(_said(shown)) or _TEXTS.sub("", shown).strip() not in {"@", "General"}


def alters_number(code: str, value: float) -> bool:
    """Say whether a number is shown as another one, with words, or not at all; not of days."""
    if code in _AS_IT_IS:
        return False
    sections = _sections(code)
    at = _NEGATIVE if value < 0 else _ZERO if value == 0 else 0
    section = _LOOKS.sub("", sections[at] if at < len(sections) else sections[0])
    plain = _TEXTS.sub("", section).strip()
    if _said(section) or not plain or set(plain) & set("%/Ee@"):
        return plain != "@" or bool(_said(section))
    found = _DECIMALS.search(plain)
    places = len(found[1]) if found else 0
    return plain != "General" and round(value, places) != value


def _sections(code: str) -> list[str]:
    found = [one[1] for one in _SECTION.finditer(code) if one[0]]
    return [*found, ""] if code.endswith(";") else found or [""]


def _said(section: str) -> str:
    """Return the words that a section adds; blanks are none."""
    return "".join((one[1] or one[2] or "") for one in _TEXTS.finditer(section)).strip()
