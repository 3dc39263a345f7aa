"""How a reading (カナ) is made coarse, so that spellings that sound alike become equal.

Source: 住民記録システム標準仕様書 第1.0版 2.1.2.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# A mark of voicing may stand alone behind a full-width kana; NFKC makes it combining, NFC joins it.
_HALF_WIDTH: Final = re.compile(r"[\uFF66-\uFF9F]+")
_SPACE: Final = re.compile(r"\s+")
_LONG_MARKS: Final = frozenset("ー−⁻₋⁃─━")
_DASHES: Final = "Pd"
_V_SOUNDS: Final = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))
_LARGE: Final = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")
_TWO_WAYS: Final = (str.maketrans("ヂヅ", "ジズ"), str.maketrans("ヂヅ", "チツ"))
_VOICING: Final = re.compile("[\u3099\u309a]")
_WO_AND_WA: Final = str.maketrans("ヲワ", "オハ")
_O_ROW: Final = frozenset("オコソトノホモヨロ")


def given_part(reading: str) -> str | None:
    """Return what follows the first space of a reading; None when nothing does."""
    parts = _SPACE.split(reading.strip(), maxsplit=1)
    return parts[1] if len(parts) > 1 else None


def both_ways(reading: str) -> tuple[str, str]:
    """Return the coarse reading with ヂ・ヅ taken as ジ・ズ, and with them taken as チ・ツ."""
    plain = _without_marks(_full_width(reading))
    for sound, replacement in _V_SOUNDS:
        plain = plain.replace(sound, replacement)
    plain = plain.translate(_LARGE)
    first, second = (_coarse(plain.translate(way)) for way in _TWO_WAYS)
    return first, second


def _full_width(text: str) -> str:
    widened = _HALF_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", widened)


def _without_marks(text: str) -> str:
    """Drop spaces and long vowel marks, dashes, minus signs and hyphens of every width."""
    return "".join(
        each
        for each in text
        if not each.isspace() and each not in _LONG_MARKS and unicodedata.category(each) != _DASHES
    )


def _coarse(text: str) -> str:
    unvoiced = _VOICING.sub("", unicodedata.normalize("NFD", text))
    return _long_o(unvoiced.translate(_WO_AND_WA))


def _long_o(text: str) -> str:
    """Turn ウ behind an オ-row kana into オ, from left to right; the first kana stays."""
    made = text[:1]
    for each in text[1:]:
        made += "オ" if each == "ウ" and made[-1] in _O_ROW else each
    return made
