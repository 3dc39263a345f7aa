"""What is inside a ZIP archive, and which archives are not opened.

Nothing is ever unpacked to disk. Names, number and kind of the members are looked at before any.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.tables.export import ExportFile

MOST_MEMBERS = 10_000
"""How many members an archive may have."""

NAMES_IN = "cp932"
"""The encoding of member names that are not marked as UTF-8, as Japanese Windows writes them."""

_NESTED = (".zip", ".gz", ".7z", ".tar", ".tgz", ".lzh", ".bz2", ".xz", ".parquet")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)  # ValueError: bad names


@dataclass(frozen=True, slots=True)
class ArchiveMember:
    """A file in an archive: its full name, the last part of it, and why it cannot be read."""

    name: str
    refused: tuple[str, str] | None

    @property
    def base(self) -> str:
        """The name without folders."""
        return self.name.rpartition("/")[2]


@lru_cache(maxsize=64)
def members(archive: ExportFile) -> tuple[ArchiveMember, ...]:
    """Return the files in an archive.

    Raises:
        UntestedError: it cannot be read, has too many members, or one that leads out of a folder.
    """
    try:
        with zipfile.ZipFile(archive.path, metadata_encoding=NAMES_IN) as opened:
            infos = opened.infolist()
    except _BROKEN as error:
        raise UntestedError(
            unusable(archive.name, "壊れています", "is broken or no ZIP archive")
        ) from error
    if len(infos) > MOST_MEMBERS:
        ja, en = (
            f"{MOST_MEMBERS} を超えるファイルを含みます",
            f"holds more than {MOST_MEMBERS} files",
        )
        raise UntestedError(unusable(archive.name, ja, en))
    if any(info.filename.lower().endswith(_NESTED) for info in infos):
        ja, en = "書庫をさらに含みます", "holds another archive"
        raise UntestedError(unusable(archive.name, ja, en))
    if any(_climbs(info.orig_filename) for info in infos):
        ja, en = (
            "外を指す名前（.. や絶対パス）を含みます",
            "holds a name that leads out of its folder",
        )
        raise UntestedError(unusable(archive.name, ja, en))
    return tuple(_members(infos))


def _members(infos: list[zipfile.ZipInfo]) -> Iterator[ArchiveMember]:
    for info in infos:
        if not info.is_dir():
            yield ArchiveMember(info.filename, _refused(info))


def _refused(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    if info.flag_bits & _ENCRYPTED:
        return "暗号化されています", "is encrypted"
    if info.compress_type not in _METHODS:
        return (
            "Deflate 以外の方式で圧縮されています",
            "is compressed by another method than Deflate",
        )
    return None


def _climbs(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return ".." in steps or steps[0] == "" or ":" in steps[0]


def unusable(name: str, ja: str, en: str) -> Cause:
    """Return the cause that an archive, or a file in one, is not opened."""
    return make_cause("U-ARCHIVE", name=name, what=Bilingual(ja, en))
