"""The file of a bundle: a zip of stored members in one fixed form, every byte of which counts.

Nothing is ever unpacked to a disk, so no name can lead elsewhere. Members are stored, so none can
grow; the result is compressed before (gzip) and let out to a bound. A file is taken only if it is,
byte for byte, what `packed` makes of its members: no comment, date, mode, link or gap goes unseen.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Final

from conformance.trust.refused import ASK_AGAIN, BundleError, bundle_error, unread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENVELOPE: Final = "statement.dsse.json"
RESULT: Final = "result.json.gz"
EVIDENCE: Final = "evidence/"

MOST_BYTES: Final = 256 << 20
"""Of a bundle; results of 60,000 cases take 3 MB, evidence the rest."""
MOST_RESULT: Final = 256 << 20
"""Of a result let out; one of 60,000 cases takes 50 MB."""
_SMALL = 1 << 20
_MOST_TIMES = 200
"""By which a result grows when it is let out; one of a run by 20."""
_MOST_MEMBERS = 2_000

_END, _LOCATOR = 22, 20  # bytes of the record at the end of a zip, and of one for larger ones
_LISTED = 128  # bytes at most by which a member of ours is listed

_NAME = re.compile(rf"{re.escape(ENVELOPE)}|{re.escape(RESULT)}|{EVIDENCE}[0-9a-f]{{64}}")
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first day a zip knows: no clock enters the bytes
_MODE = 0o100600 << 16  # a plain file of its owner
_UNIX = 3


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return the bundle of the members: the same members, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in sorted(members, key=lambda one: (one.startswith(EVIDENCE), one != ENVELOPE)):
            info = zipfile.ZipInfo(name, _BEGINNING)
            info.create_system, info.external_attr = _UNIX, _MODE
            file.writestr(info, members[name], zipfile.ZIP_STORED)
    return out.getvalue()


def read_file(path: Path) -> bytes:
    """Return what a file of the size of a bundle holds.

    Raises:
        UsageError: TRU008, there is no file, or none that can be read; TRU010, it is a folder or
            the like; TRU011, it is too large.
    """
    try:
        if path.exists() and not path.is_file():
            raise _no_bundle(path.name, "no file")
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path.name, MOST_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise unread(path, error) from error


def unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """Return the members of a bundle.

    Raises:
        BundleError: TRU010, it is none; TRU012, a member is missing, stands twice, is a link or
            has another name or form; TRU013, it is not, byte for byte, as it was written.
    """
    _hold_end(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            _hold_members(file.infolist(), len(content))
            members = {info.filename: file.read(info) for info in file.infolist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise _no_bundle(name, type(error).__name__) from error
    if packed(members) != content:
        raise _changed(name)
    return members


def _hold_end(content: bytes, name: str) -> None:
    """Hold that the list of members is short before anything makes it into objects."""
    end, locator = content[-_END:], content[-_END - _LOCATOR : -_END]
    if end[:4] != b"PK\5\6" or locator[:4] == b"PK\6\7":
        raise _no_bundle(name, "end")
    if int.from_bytes(end[12:16], "little") > _MOST_MEMBERS * _LISTED:
        raise _too_large(name, MOST_BYTES)


def _hold_members(infos: list[zipfile.ZipInfo], size: int) -> None:
    if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > size:
        raise _member("too many", "大きすぎます", "too many members, or larger than the file")
    for name, times in Counter(info.filename for info in infos).items():
        if times > 1:
            raise _member(name, "二度あります", "stands twice")
    for info in infos:
        if info.external_attr != _MODE:
            raise _member(info.filename, "ふつうのファイルではありません", "is no plain file")
        if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
            raise _member(info.filename, "圧縮・暗号化されています", "is compressed or encrypted")
        if _NAME.fullmatch(info.filename) is None:
            raise _member(info.filename, "バンドルに属しません", "does not belong to a bundle")
    for name in (ENVELOPE, RESULT):
        if name not in {info.filename for info in infos}:
            raise _member(name, "ありません", "is missing")


def compressed(result: bytes) -> bytes:
    """Return the content of a result compressed, without clock or name in it."""
    return gzip.compress(result, mtime=0)


def let_out(content: bytes) -> bytes:
    """Return a result let out to a bound (`BundleError` TRU011, TRU014)."""
    machine = zlib.decompressobj(wbits=31)
    most = min(MOST_RESULT, max(_SMALL, _MOST_TIMES * len(content)))
    try:
        result = machine.decompress(content, most + 1)
    except zlib.error as error:
        raise _no_result() from error
    if len(result) > most:
        raise _too_large(RESULT, most)
    if not machine.eof or machine.unused_data:
        raise _no_result()
    return result


def _no_bundle(name: str, why: str) -> BundleError:
    return bundle_error(
        "TRU010",
        f"{name} は署名バンドルではありません（{why}）。",
        f"{name} is no signed bundle ({why})",
        (
            "conformance sign が書いたファイルを指定してください。",
            "name the file that conformance sign wrote",
        ),
    )


def _too_large(name: str, most: int) -> BundleError:
    return bundle_error(
        "TRU011",
        f"{name} が大きすぎます。期待: {most >> 20} MiB まで",
        f"{name} is too large; expected: up to {most >> 20} MiB",
        ASK_AGAIN,
    )


def _member(name: str, ja: str, en: str) -> BundleError:
    shown = ascii(name[:100])
    return bundle_error(
        "TRU012",
        f"バンドルの中の {shown} が{ja}。期待: {ENVELOPE}・{RESULT}・{EVIDENCE}… が各一つ",
        f"{shown} in the bundle {en}; expected: {ENVELOPE}, {RESULT} and {EVIDENCE}HASH, each once",
        ASK_AGAIN,
    )


def _changed(name: str) -> BundleError:
    return bundle_error(
        "TRU013",
        f"{name} は書かれたときのままではありません（中身のほかのバイトが違います）。",
        f"{name} is not as it was written: bytes beside its members differ",
        ASK_AGAIN,
    )


def _no_result() -> BundleError:
    return bundle_error(
        "TRU014",
        f"バンドルの中の {RESULT} を最後まで読めません。",
        f"{RESULT} in the bundle cannot be read to its end",
        ASK_AGAIN,
    )
