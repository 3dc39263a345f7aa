"""Results that come from elsewhere: kept in the folder once they can be read, told by their name.

What verified a signed one stands beside it, so that its page and the gate can say whose it is.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from conformance.errors import Message, UsageError
from conformance.results.folder import RESULT
from conformance.results.store import read_content
from conformance.trust.container import ENVELOPE
from conformance.values.private_files import private_folder, write_private
from conformance.workbench.library import key_of

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

SIGNATURE: Final = "signature.json"
_LONGEST: Final = 100
_UNNAMED: Final = "?"


@dataclass(frozen=True, slots=True)
class Signature:
    """By which key a result was found to be signed, when it was signed, and when that was seen.

    `sha256`: of the bundle; `result`: of the result's own bytes, which nobody may have exchanged.
    """

    bundle: str
    sha256: str
    result: str
    key_name: str
    key: str
    signed_at: str
    verified_on: str


def given_name(file: UploadFile) -> str:
    """Return the last name of a file as somebody gave it, short enough for a sentence."""
    name = PureWindowsPath(PurePosixPath(file.filename or "").name).name
    return name[:_LONGEST] or _UNNAMED


def take(
    results: Path, name: str, content: bytes, called: str, signature: Signature | None = None
) -> str:
    """Keep the content of a result under a name of the folder of results; return its key.

    `called` is what messages call the file. What cannot be read is not kept.

    Raises:
        UsageError: WBN022, it is a file of another kind; RES001, RES003 to RES005.
    """
    _hold_kind(content, called)
    read_content(content, Path(called))
    folder = private_folder(results / name)
    try:
        write_private(folder / RESULT, content)
        if signature is not None:
            told = json.dumps(asdict(signature), ensure_ascii=False)
            write_private(folder / SIGNATURE, told)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return key_of(name)


def signature_of(result: Path) -> Signature | None:
    """Return what was verified of a result of the folder; None where nothing was, or not this."""
    try:
        found = Signature(**json.loads((result.parent / SIGNATURE).read_text("utf-8")))
        same = found.result == hashlib.sha256(result.read_bytes()).hexdigest()
    except (OSError, ValueError, TypeError):
        return None
    return found if same and result.name == RESULT else None


def _hold_kind(content: bytes, called: str) -> None:
    """Hold that a file is not one of those that another page takes."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return
    if ENVELOPE in names:
        raise UsageError(_other_page(called, *_BUNDLE))
    if "[Content_Types].xml" in names:
        raise UsageError(_other_page(called, *_SHEET))


_BUNDLE: Final = (
    ("署名された結果（バンドル）", "a signed result (bundle)"),
    ("「署名」のページで検証してください。", "verify it on the page Signed"),
)
_SHEET: Final = (
    ("表計算のファイル", "a workbook of a spreadsheet program"),
    (
        "元の結果ファイル（.json）を求めてください。記入した確認表は「記入」のページで取り込めます。",
        "ask for the result file (.json); a filled-in sheet is read on the page Evidence",
    ),
)


def _other_page(called: str, kind: tuple[str, str], to_do: tuple[str, str]) -> Message:
    return Message(
        "WBN022",
        f"{called} は{kind[0]}です。結果ファイル（.json）ではありません。",
        f"{called} is {kind[1]}, no result file (.json)",
        *to_do,
    )
