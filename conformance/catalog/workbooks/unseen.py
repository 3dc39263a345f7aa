"""What nobody sees who looks at a cell: formats that hide, signs without shape, turned codes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from conformance.catalog.workbooks.questions import CellQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.workbooks.parts import TakenRows

_SHAPELESS: Final = frozenset({"Cf", "Cc"})
"""Controls and formats: no width, or the direction of writing."""
_LINES: Final = frozenset("\n\r\t")
_MOST: Final = 40


def unseen(part: TakenRows) -> Iterator[CellQuestion]:
    """Yield a doubt for each cell that shows another text than is read, and for unseen signs."""
    sheet = part.table.sheet
    columns = [n for first, last in part.columns().values() for n in range(first, last + 1)]
    for row, name in part.rows.items():
        for column in columns:
            text = sheet.cells.get((row, column), "")
            place = sheet.place(row, column)
            if text and (row, column) in sheet.altered:
                yield shown_otherwise(place, text, name)
            if signs := shapeless(text):
                yield unseen_signs(place, signs, name)


def shapeless(text: str) -> tuple[str, ...]:
    """Return the signs of a text that have no shape, as `U+200F`, each once."""
    found = dict.fromkeys(
        sign for sign in text if sign not in _LINES and unicodedata.category(sign) in _SHAPELESS
    )
    return tuple(f"U+{ord(sign):04X}" for sign in found)


def shown_otherwise(place: str, text: str, row: str) -> CellQuestion:
    """IMP140: the format of a cell hides its value, or shows another."""
    return CellQuestion(
        "IMP140",
        place,
        f"セルの値は {text[:_MOST]!r} ですが、表示形式のため別の値に見えるか、見えません。",
        f"the cell holds {text[:_MOST]!r}, but its number format shows something else, or nothing",
        "表示ではなく、セルの値を取り込みます",
        "what the cell holds is imported, not what it shows",
        f"{row}/{text}",
    )


def unseen_signs(place: str, signs: tuple[str, ...], row: str) -> CellQuestion:
    """IMP141: signs that nobody sees stand in a cell."""
    named = ", ".join(signs)
    return CellQuestion(
        "IMP141",
        place,
        f"見えない文字があります: {named}",
        f"there are signs that nobody sees: {named}",
        "その文字も含めて取り込みます",
        "they are imported with the text",
        f"{row}/{place.rpartition('!')[0]}/{named}",
    )


def odd_code(place: str, value: str) -> CellQuestion:
    """IMP142: a code value of other signs than digits and letters, as what became a day has."""
    return CellQuestion(
        "IMP142",
        place,
        f"コード値 {value[:_MOST]!r} に英数字以外の文字があります"
        "（Excel が日付や小数に変えた値かもしれません）。",
        f"code value {value[:_MOST]!r} has other signs than digits and letters"
        " (Excel may have made a day or a fraction of it)",
        "書かれたとおりに取り込みます",
        "it is imported as it stands",
        f"{place.rpartition('!')[0]}/{value}",
    )


def macros(place: str) -> CellQuestion:
    """IMP143: the workbook holds macros, which may change what its cells show."""
    return CellQuestion(
        "IMP143",
        place,
        "ブックにマクロがあります。Excel で開くと、セルの値が変わることがあります。",
        "the workbook holds macros: opened in Excel, its cells may say something else",
        "マクロは実行せず、保存されている値を取り込みます",
        "no macro is run; the stored values are imported",
        "macros",
    )
