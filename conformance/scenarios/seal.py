"""The expected outcome, sealed: an archive apart, whose hash stands in the pack.

The seal shows that the outcome was not changed after the pack was made. It does not hide it:
whoever has the archive can read it, so keep it from those who enter the calendar.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

from pydantic import ValidationError

from conformance.errors import Message, UsageError
from conformance.scenarios.packed import ExpectedFile

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.scenarios.packed import PackFile

_MEMBER = "expected.json"
_MOST_BYTES = 256 * 2**20
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is made


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def sealed(expected: ExpectedFile) -> bytes:
    """Return the archive that holds an expected outcome, the same bytes on any machine."""
    text = json.dumps(expected.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        member = zipfile.ZipInfo(_MEMBER, _NO_TIME)
        member.create_system = 3  # else the system that made it would show
        archive.writestr(member, text.encode())
    return target.getvalue()


def unsealed(path: Path, pack: PackFile) -> ExpectedFile:
    """Return the expected outcome of a pack.

    Raises:
        UsageError: USE110 cannot be read, USE111 is not what was sealed, USE112 belongs to another
            pack.
    """
    content = _read(path)
    if sha256(content) != pack.expected:
        raise UsageError(_broken_seal(path, pack.expected, sha256(content)))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = ExpectedFile.model_validate_json(archive.read(_MEMBER))
    except (zipfile.BadZipFile, KeyError, ValidationError) as error:
        raise UsageError(_unreadable(path)) from error
    if found.content != pack.content:
        raise UsageError(_of_another(path))
    return found


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(_unreadable(path))
        return path.read_bytes()
    except OSError as error:
        raise UsageError(_unreadable(path)) from error


def _unreadable(path: Path) -> Message:
    return Message(
        "USE110",
        "期待結果の封印ファイルを読めません。期待: scenarios make が書いた expected.zip",
        "the sealed outcome cannot be read; expected: the expected.zip that scenarios make wrote",
        "--expected に、パックと一緒に作られた expected.zip を指定してください。",
        "give --expected the expected.zip that was made with the pack",
        str(path),
    )


def _broken_seal(path: Path, wanted: str, found: str) -> Message:
    return Message(
        "USE111",
        f"期待結果がパック作成後に変わっています。期待: SHA-256 {wanted}。実際: {found}",
        f"the outcome is not the one that was sealed; expected SHA-256 {wanted}, found {found}",
        "作成時に保管した expected.zip を使ってください。判定はしていません。",
        "use the expected.zip that was put away when the pack was made; nothing was judged",
        str(path),
    )


def _of_another(path: Path) -> Message:
    return Message(
        "USE112",
        "期待結果が別のパックのものです。",
        "the outcome belongs to another pack",
        "パックと一緒に作られた expected.zip を指定してください。",
        "give the expected.zip that was made with this pack",
        str(path),
    )
