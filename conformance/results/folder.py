"""The folder a run writes to: held by one run at a time, and free of what an earlier one left."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.results.lock import AlreadyHeldError, folder_lock
from conformance.values.private_files import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

RESULT = "result.json"
EARLIER = "earlier-result.json"
"""The result of the run before, out of the way: what was an hour's work is not lost by a typo."""
UNFINISHED = "unfinished.json"
"""What a run is that goes on, or that was killed: `--resume` continues from it."""
CASES = ".cases"
"""How the file beside it ends, in which each finished case is a line."""
REPORT = "report.html"
FINDINGS = ("findings.json", "findings.csv")


@contextmanager
def exclusive_folder(folder: Path, resumed: Path | None = None) -> Iterator[None]:
    """Keep other runs out of the folder, and take away the result and reports of an earlier one.

    Whatever becomes of this run, nothing then stands there that could pass for its result: an
    earlier one goes on under the name `EARLIER`, and what a killed run left under its own with
    `earlier-` before it. The result that this run continues stays until the new one takes its
    place.

    Raises:
        UsageError: USE120, another run that lives holds it; USE121, it cannot be written to.
    """
    with ExitStack() as stack:
        try:
            private_folder(folder)
            stack.enter_context(folder_lock(folder))
            _clear(folder, resumed)
        except AlreadyHeldError as error:
            raise UsageError(_in_use(folder, error.holder)) from error
        except OSError as error:
            raise UsageError(_unwritable(folder, error)) from error
        yield


def _clear(folder: Path, resumed: Path | None) -> None:
    kept = None if resumed is None else resumed.resolve()
    result, killed = folder / RESULT, folder / UNFINISHED
    if result.resolve() != kept and result.is_file():
        result.replace(folder / EARLIER)
    if killed.resolve() != kept and killed.is_file():
        for left in filter(Path.is_file, (killed, killed.with_suffix(CASES))):
            left.replace(left.with_name(f"earlier-{left.name}"))
    for name in (RESULT, REPORT, *FINDINGS):
        if (folder / name).resolve() != kept:
            (folder / name).unlink(missing_ok=True)


def write_whole(content: bytes, path: Path) -> None:
    """Write a file whole or not at all, under a name of its own until it is complete."""
    private_folder(path.parent)
    handle, part = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(part, path)  # noqa: PTH105 - the name is text already
    except BaseException:
        with suppress(OSError):
            os.unlink(part)  # noqa: PTH108 - the name is text already
        raise


def _in_use(folder: Path, holder: str) -> Message:
    return Message(
        "USE120",
        f"出力先 {folder.name} は別の実行が使用中です（{holder}）。",
        f"the folder {folder.name} is in use by another run ({holder})",
        "その実行の終わりを待つか、--out に別のフォルダーを指定してください。",
        "wait for that run to end, or give another folder with --out",
        str(folder),
    )


def _unwritable(folder: Path, error: OSError) -> Message:
    why = error.strerror or type(error).__name__
    return Message(
        "USE121",
        f"出力先 {folder.name} に書き込めません（{why}）。期待: 書き込めるフォルダー",
        f"cannot write into {folder.name} ({why}); expected: a folder that can be written to",
        "--out に書き込めるフォルダーを指定してください。",
        "give a folder that can be written to with --out",
        str(folder),
    )
