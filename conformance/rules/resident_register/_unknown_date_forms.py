"""The fourteen ways of writing a date that is not known in full (不詳日).

Source: 住民記録システム標準仕様書 第1.0版 1.1.8. Digits may be full or half width, blanks may stand
before 不詳, the first year of an era may be written 元年.
"""

from __future__ import annotations

import re
from typing import Final

from conformance.values.eras import ERAS

FORMS: Final = (
    "○年頃",
    "○年○月頃",
    "○年○月○日頃",
    "推定○年○月○日",
    "推定○年○月",
    "○年春",
    "○年○月上旬",
    "○年○月中旬頃",
    "年月日不詳",
    "○年月日不詳",
    "○年○月日不詳",
    "○年○月○日から○月○日頃までの間",
    "○年○月推定○日から○日までの間",
    "○年○月○日頃から○日頃までの間",
)
"""The forms as the specification lists them; ○年 carries its era."""

_YEAR: Final = rf"(?:{'|'.join(era.name for era in ERAS)})(?:元|0?[1-9]|[1-9][0-9])年"
_MONTH: Final = "(?:0?[1-9]|1[0-2])月"
_DAY: Final = "(?:0?[1-9]|[12][0-9]|3[01])日"
_PLACES: Final = (("○年", _YEAR), ("○月", _MONTH), ("○日", _DAY), ("不詳", "[ \u3000]*不詳"))
_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９", "0123456789")


def _pattern(form: str) -> re.Pattern[str]:
    for place, pattern in _PLACES:
        form = form.replace(place, pattern)
    return re.compile(form)


_PATTERNS: Final = tuple((form, _pattern(form)) for form in FORMS)


def form_of(expression: str) -> str | None:
    """Return the form that `expression` has as a whole, or None when it has none of them.

    Years are 元 or 1 to 99 of an era from Meiji on, months 1 to 12, days 1 to 31; whether the day
    exists, or a span runs forwards, is not asked: such dates copy the family register as it is.
    """
    narrow = expression.translate(_HALF_WIDTH)
    return next((form for form, pattern in _PATTERNS if pattern.fullmatch(narrow)), None)
