"""Open an .xlsx without trusting it: bounded sizes, known parts only, nothing extracted to disk."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.problems import unsafe_container

if TYPE_CHECKING:
    from pathlib import Path

_OLE = b"\xd0\xcf\x11\xe0"
_MEBI = 1024 * 1024
_SKIPPED = ("xl/drawings/", "xl/media/", "xl/printersettings/", "xl/theme/", "xl/externallinks/")
_LAWFUL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1  # of the general purpose flags of a member
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, ValueError)
"""What zipfile raises of a damaged archive; a name that is no UTF-8 is a ValueError."""


@dataclass(frozen=True, slots=True)
class WorkbookLimits:
    """How large a specification workbook may be; the official ones use under 2 percent of this.

    `marks`: tags and attributes of a part together, since a parser builds something for each.
    """

    file_bytes: int = 30 * _MEBI
    part_bytes: int = 25 * _MEBI
    total_bytes: int = 120 * _MEBI
    parts: int = 2_000
    marks: int = 5_000_000
    rows: int = 50_000
    columns: int = 1_000
    area: int = 5_000_000


def read_parts(path: Path, limits: WorkbookLimits) -> dict[str, bytes]:
    """Return the XML parts of a workbook by name, each decompressed within the limits.

    Names are in small letters: to Office `xl/SharedStrings.xml` is the same part.
    Drawings, media, printer settings and external links are left out: no reader needs them.

    Raises:
        CatalogError: IMP001 when the file is no .xlsx, is encrypted, damaged, or breaks a limit.
    """
    where = str(path)
    _check_file(path, limits)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_list(archive, limits, where)
            return _read_all(archive, limits, where)
    except (*_DAMAGED, NotImplementedError) as error:
        raise unsafe_container(
            where,
            "ZIPアーカイブとして壊れているか、途中で切れています",
            "as a ZIP archive it is damaged or cut off",
        ) from error


def drawings(path: Path) -> dict[str, str]:
    """Return the drawings and pictures of a workbook with their checksums: they are never read."""
    with zipfile.ZipFile(path) as archive:
        return {
            info.filename: f"{info.CRC:08x}"
            for info in archive.infolist()
            if info.filename.lower().startswith(("xl/drawings/drawing", "xl/media/"))
        }


def has_macros(path: Path) -> bool:
    """Say whether a workbook holds macros: they are never read, and may change cells in Excel."""
    with zipfile.ZipFile(path) as archive:
        return any(name.lower().endswith("vbaproject.bin") for name in archive.namelist())


def _check_file(path: Path, limits: WorkbookLimits) -> None:
    where = str(path)
    try:
        size = path.stat().st_size
        head = path.open("rb").read(4) if path.is_file() else b""
    except OSError as error:
        raise unsafe_container(where, f"開けません（{error}）", f"cannot open ({error})") from error
    if size > limits.file_bytes:
        raise unsafe_container(
            where,
            f"{size}バイトあり、上限{limits.file_bytes}を超えます",
            f"{size} bytes, the limit is {limits.file_bytes}",
        )
    if head == _OLE:
        raise unsafe_container(
            where,
            "旧形式（.xls）かパスワード付きです",
            "it is an old .xls file or protected by a password",
        )


def _check_list(archive: zipfile.ZipFile, limits: WorkbookLimits, where: str) -> None:
    names = [name.lower() for name in archive.namelist()]
    if len(names) > limits.parts:
        raise unsafe_container(where, f"部品が{len(names)}個あります", f"{len(names)} parts")
    if len(set(names)) != len(names):
        raise unsafe_container(where, "同じ名の部品が二つあります", "two parts share a name")
    if "xl/workbook.xml" not in names:
        raise unsafe_container(where, "xl/workbook.xml がありません", "no xl/workbook.xml in it")


def _read_all(archive: zipfile.ZipFile, limits: WorkbookLimits, where: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    total = 0
    for info in archive.infolist():
        name = info.filename.lower()
        if not _wanted(name):
            continue
        place = f"{where}!{info.filename}"
        _check_member(info, place)
        with archive.open(info) as stream:
            data = stream.read(limits.part_bytes + 1)
        total += len(data)
        if len(data) > limits.part_bytes or total > limits.total_bytes:
            raise unsafe_container(
                place,
                "展開すると上限を超えます（圧縮爆弾の疑い）",
                "larger than the limit when decompressed (a zip bomb?)",
            )
        parts[name] = data
    return parts


def _check_member(info: zipfile.ZipInfo, place: str) -> None:
    """Hold that a part is packed as Office packs it: stored or deflated, not encrypted."""
    if info.flag_bits & _ENCRYPTED:
        raise unsafe_container(place, "パスワード付きです", "it is protected by a password")
    if info.compress_type not in _LAWFUL:
        raise unsafe_container(
            place,
            f"圧縮の方式が無圧縮でもDeflateでもありません（方式{info.compress_type}）",
            f"neither stored nor deflated (compression method {info.compress_type})",
        )


def _wanted(name: str) -> bool:
    return (
        name.startswith("xl/")
        and name.endswith((".xml", ".rels"))
        and not name.startswith(_SKIPPED)
    )
