"""Where the profile and the files of a result lie, seen from the result or from here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conformance.cli.profiles import find_profile
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from conformance.results.model import Result


def recorded_profile(result: Result, file: Path, given: str | None) -> Path:
    """Return the profile that is `given`, else the one of the result in `file`.

    Raises:
        UsageError: RES010, it lies neither where it was seen from the result nor from here.
    """
    if given is not None:
        return find_profile(given)
    if result.run.profile is None:
        return find_profile(result.invocation.profile)
    return _first(file.parent / result.run.profile, Path(result.invocation.profile), "--profile")


def recorded_directory(result: Result, file: Path, given: Path | None) -> Path | None:
    """Return the directory of export files that is `given`, else the one `conformance files` had.

    Raises:
        UsageError: RES010, as above.
    """
    files = result.invocation.files
    if given is not None or files is None:
        return given
    beside = file.parent / (result.run.directory or files.directory)
    return _first(beside, Path(files.directory), "--files")


def _first(beside: Path, here: Path, option: str) -> Path:
    for path in (beside, here):
        if path.exists():
            return path.resolve() if path is beside else path
    name = beside.resolve()
    raise UsageError(
        Message(
            "RES010",
            f"結果が使った {here.name} が見つかりません。",
            f"{here.name}, which the result was made with, is not found",
            f"{option} で場所を指定してください。",
            f"say where it is with {option}",
            str(name),
        )
    )
