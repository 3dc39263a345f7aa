"""The small languages inside cells: types, digits, marks, samples, conditions, inline values."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, cast, get_args

from conformance.catalog.models.api import FieldType, OfficialType

if TYPE_CHECKING:
    from collections.abc import Callable

OutputCondition = Literal["必須", "条件付き必須", "任意"]
"""データ出力条件."""
_CONDITIONS: tuple[OutputCondition, ...] = get_args(OutputCondition)

END_MARK = "e"
"""Stands in the last column of each row, and fills the row after the last item."""

NOTES = ("※", "注", "（注", "＊")
"""How a line below a table begins that explains the table."""

_QUOTES = "\"'”“″"
_ONE_MARKS = frozenset("○〇◯")
_DOUBLE_MARKS = frozenset("◎⦾")
_NO_MARKS = frozenset(("", "-", "－", "―", "‐"))
_RESPONSE_TYPES: dict[str, FieldType] = {
    "構造化": "object",
    "配列構造化": "array",
    "X,N混在": "mixed",
}
_INLINE = re.compile(r"（((?:[0-9A-Za-z]+：[^、：（）\n]+、?)+)")
_PAIR = re.compile(r"([0-9A-Za-z]+)：([^、：（）\n]+)")
_SAMPLE_LABEL = re.compile(r"^・[^：]+：")
_DEFAULT = re.compile(r"デフォルト値?は「([^」]+)」")
_FIXED = re.compile(r"""^["”“](.+)["”“]固定値$""")


def squeeze(text: str) -> str:
    """Return a heading or keyword without line feeds and blanks, in its compatibility form.

    For matching only: the compatibility form changes characters and must never be stored.
    """
    return unicodedata.normalize("NFKC", "".join(text.split()))


def official_type(text: str) -> OfficialType | None:
    """Return the data type a cell names (Ｎ is full-width in the workbooks); None when unknown."""
    name = squeeze(text).upper()
    return cast("OfficialType", name) if name in get_args(OfficialType) else None


def response_type(text: str) -> FieldType | None:
    """Return a response field's type; 配列構造化 is broken over three lines in its narrow cell."""
    return _RESPONSE_TYPES.get(squeeze(text)) or official_type(text)


def digits(text: str) -> tuple[int | None, int | None] | None:
    """Return maximum digits and decimals (`3,2` of a 9V); None when it is no such thing."""
    name = squeeze(text)
    if name in _NO_MARKS:
        return (None, None)
    found = re.fullmatch(r"([0-9]+)(?:[,、]([0-9]+))?", name)
    if found is None:
        return None
    whole, decimals = found.groups()
    return int(whole), None if decimals is None else int(decimals)


def circle(text: str) -> bool | None:
    """Return whether ○ stands in a cell (three look-alike circles are in use); None if unclear."""
    return _mark(text, _ONE_MARKS.__contains__)


def double_circle(text: str) -> bool | None:
    """Return whether ◎ stands in a cell; None if it is something else."""
    return _mark(text, _DOUBLE_MARKS.__contains__)


def output_condition(text: str) -> OutputCondition | None:
    """Return データ出力条件; None when it is none of the three."""
    name = squeeze(text)
    return next((condition for condition in _CONDITIONS if condition == name), None)


def without_end_mark(text: str) -> str:
    """Return a cell's text, or nothing when it is the workbook's end mark."""
    return "" if text == END_MARK else text


def has_condition(text: str) -> bool:
    """Say whether an explanation holds a condition (it stands after ※※)."""
    return "※※" in text


def allows_unspecified_date(text: str) -> bool:
    """Say whether an explanation lets a date be unspecified (不詳日)."""
    return "不詳日を許容する" in text


def code_reference(text: str) -> tuple[str | None, str] | None:
    """Return business name (None: this domain's own list) and three-digit code ID.

    A bare ID stands for コード一覧（個別）, one after a business name for コード一覧（連携）.
    None when the cell holds neither.
    """
    found = re.fullmatch(r"(.*[^0-9_(])?[_(]?([0-9]{1,3})\)?", squeeze(text))
    if found is None:
        return None
    return found.group(1) or None, found.group(2).zfill(3)


def samples(text: str) -> tuple[str, ...]:
    """Return the samples of a cell: one a line, without quotes and labels (`・町村：`)."""
    lines = unquoted(text).split("\n")
    return tuple(_SAMPLE_LABEL.sub("", line.strip(" ")) for line in lines if line.strip(" "))


def field_name(text: str) -> str | None:
    """Return the name of a body's field: letters, digits and underscores; None when it is none."""
    return text if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,79}", text) else None


def unquoted(text: str) -> str:
    """Return a text without the quotes around it, straight or typographic."""
    return text.strip(" \r\n").strip(_QUOTES)


def inline_values(text: str) -> dict[str, str]:
    """Return the values an explanation lists as `（0：無、1：有）`; `）` may be missing."""
    found = _INLINE.search(text)
    return dict(_PAIR.findall(found.group(1))) if found else {}


def default_value(text: str) -> str | None:
    """Return the default a remark names, as in デフォルトは「0」."""
    found = _DEFAULT.search(text)
    return found.group(1) if found else None


def fixed_text(text: str) -> str | None:
    """Return the text a remark fixes, as in `"登録が完了しました。"固定値`."""
    found = _FIXED.match(text)
    return found.group(1) if found else None


def _mark(text: str, accepts: Callable[[str], bool]) -> bool | None:
    name = text.strip()
    if name in _NO_MARKS:
        return False
    return True if accepts(name) else None
