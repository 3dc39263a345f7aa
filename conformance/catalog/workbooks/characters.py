"""The published list of MJ characters (MJ文字情報一覧表) into a set of characters of our form.

The list is a workbook with a heading row; three of its columns are read: 実装したUCS,
実装したMoji_JohoコレクションIVS and 実装したSVS, each `U+3042` or `3042_E0100`, several with `;`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from conformance.catalog.workbooks.container import WorkbookLimits
from conformance.catalog.workbooks.grid import read_workbook
from conformance.errors import CatalogError, Message
from conformance.values.repertoire import RepertoireFile, RepertoirePart, ranges_of, written_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from conformance.catalog.workbooks.grid import SheetGrid

_UCS = "実装したUCS"
_SEQUENCES = ("実装したMoji_JohoコレクションIVS", "実装したSVS")
_HEADS = 20  # rows in which the headings are looked for
_POINT = re.compile(r"[0-9A-Fa-f]{4,6}")
_MEBI = 1024 * 1024
_LIMITS = WorkbookLimits(
    file_bytes=100 * _MEBI,
    part_bytes=300 * _MEBI,
    total_bytes=400 * _MEBI,
    marks=20_000_000,
    rows=200_000,
)
_FULL_WIDTH = (*range(0xFF01, 0xFF5F), *range(0xFFE0, 0xFFE7))
_COMBINING = (0x309A, 0x0300, 0x0301, 0x02E5, 0x02E9)  # stand in sequences of JIS X 0213 only


def read_list(path: Path) -> tuple[set[int], set[tuple[int, int]]]:
    """Return the code points and the (base, selector) pairs of the list.

    Raises:
        CatalogError: CAT070, no sheet has the three columns; IMP001-IMP014, it cannot be read.
    """
    for sheet in read_workbook(path, _LIMITS).sheets:
        for top in range(1, min(sheet.height, _HEADS) + 1):
            heads = {text: column for column, text in sheet.row(top)}
            if {_UCS, *_SEQUENCES} <= heads.keys():
                return _read(sheet, top, heads)
    raise CatalogError(_no_columns(path))


def set_of(
    name_ja: str,
    version: str,
    parts: Sequence[RepertoirePart],
    points: Iterable[int],
    pairs: Iterable[tuple[int, int]],
) -> RepertoireFile:
    """Return a set: the points given, JIS X 0213, its full-width forms, and the sequences."""
    by_selector: dict[int, set[int]] = {}
    for base, selector in pairs:
        by_selector.setdefault(selector, set()).add(base)
    return RepertoireFile(
        name_ja=name_ja,
        version=version,
        parts=tuple(parts),
        code_points=written_ranges(ranges_of({*points, *jis_x_0213()})),
        sequences={
            f"{selector:X}": written_ranges(ranges_of(bases))
            for selector, bases in sorted(by_selector.items())
        },
    )


def jis_x_0213() -> Iterator[int]:
    """Yield the code points of JIS X 0213:2004, as Python's codec EUC-JIS-2004 knows them.

    The full-width forms of ASCII and of ¢£¬¯¦¥₩ are added: products take them for the characters of
    JIS that the codec reads as U+2212, U+00A2 and so on.
    """
    yield from (*_FULL_WIDTH, *_COMBINING)
    for point in (*range(0x20, 0xD800), *range(0xE000, 0x30000)):
        try:
            chr(point).encode("euc_jis_2004")
        except UnicodeEncodeError:
            continue
        yield point


def as_yaml(made: RepertoireFile) -> str:
    """Return the file's text, lines of about 100 characters."""
    return yaml.safe_dump(
        made.model_dump(mode="json", exclude_none=True),
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )


def _read(
    sheet: SheetGrid, top: int, heads: Mapping[str, int]
) -> tuple[set[int], set[tuple[int, int]]]:
    points: set[int] = set()
    pairs: set[tuple[int, int]] = set()
    for row in range(top + 1, sheet.height + 1):
        points.update(int(p, 16) for p in _POINT.findall(sheet.text(row, heads[_UCS])))
        for name in _SEQUENCES:
            found = [int(p, 16) for p in _POINT.findall(sheet.text(row, heads[name]))]
            pairs.update(zip(found[::2], found[1::2], strict=False))
    return points, pairs


def _no_columns(path: Path) -> Message:
    wanted = "・".join((_UCS, *_SEQUENCES))
    return Message(
        "CAT070",
        f"MJ文字情報一覧表として読めません。期待: 見出し {wanted} のあるシート",
        f"not the list of MJ characters; expected a sheet with the headings {wanted}",
        "公表されている一覧表（xlsx）を指定してください。",
        "name the published list (xlsx)",
        str(path),
    )
