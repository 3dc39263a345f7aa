"""Whether a text is a value of one of the standard's data types.

The types X N 9 9V S9 DATE YEAR TIME BLOB come from the legend 凡例）データ型 of the official
workbooks; digits, alnum, kana, text, date, year_month, year, datetime, integer, decimal, code and
flag are the catalogue's own for what no official workbook has typed yet.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from conformance.values import number_types, text_types, time_types
from conformance.values.lengths import LengthLimits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.values.lengths import Count
    from conformance.values.problem import Problem

UNJUDGED = frozenset({"BLOB"})
"""Types no text can be judged by: how an image travels in CSV or JSON is stated nowhere we know."""

_CHECKS: Mapping[str, Callable[[str, LengthLimits], Problem | None]] = {
    **text_types.CHECKS,
    **number_types.CHECKS,
    **time_types.CHECKS,
}
CODES = frozenset(_CHECKS) | UNJUDGED
"""Every type code, normalised."""


def check_data_type(
    type_code: str,
    text: str,
    *,
    digits: int | str | None = None,
    exact: int | None = None,
    count: Count = "code_points",
) -> Problem | None:
    """Return what is wrong with `text` as a value of `type_code`; None when nothing is.

    Args:
        type_code: a code of `CODES`; full-width Ｎ, Ｘ and ９ of the workbooks are understood.
        text: the value as it stood in the file or message; empty text is judged like any other.
        digits: 桁数, `15` or `"3,2"`: the most characters (for decimals: digits before, after).
        exact: a length that must be met exactly, for items of fixed length.
        count: how a variation sequence counts towards the length.

    Raises:
        ValueError: when `type_code` is no data type (a fault of the catalogue, not of the data).
    """
    code = normalised(type_code)
    if code in UNJUDGED:
        return None
    return _CHECKS[code](text, LengthLimits(digits, exact, count))


def normalised(type_code: str) -> str:
    """Return the type code in half-width letters; `ValueError` when there is no such type."""
    # NFKC is safe here: a type code is a label, never a stored value.
    code = unicodedata.normalize("NFKC", type_code).strip()
    if code not in CODES:
        msg = f"expected a data type ({', '.join(sorted(CODES))}), found {type_code!r}"
        raise ValueError(msg)
    return code
