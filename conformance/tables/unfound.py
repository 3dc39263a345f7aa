"""Why a group's file is not read, and what to do about it; none of it is the product's fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.messages.causes import make_cause
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.findings import Cause


def no_directory() -> Cause:
    """Return the cause that there is nowhere to look."""
    return make_cause("U-NO-DIRECTORY")


def no_file(names: tuple[str, ...]) -> Cause:
    """Return the cause that no file has one of the names."""
    return make_cause(
        "U-NO-FILE", name=names[0], names=Bilingual("・".join(names), " or ".join(names))
    )


def other_case(found: str, wanted: str) -> Cause:
    """Return the cause that a file's name differs in upper and lower case only."""
    return make_cause("U-FILE-NAME-CASE", wanted=wanted, found=found)


def twice(first: str, second: str) -> Cause:
    """Return the cause that two files claim to be the group's."""
    return make_cause("U-FILE-TWICE", first=first, second=second)


def part_missing(name: str, number: int, last: str) -> Cause:
    """Return the cause that the numbered parts are not all there."""
    return make_cause("U-FILE-PART-MISSING", name=name, number=number, last=last)


def changed(name: str) -> Cause:
    """Return the cause that somebody wrote to the file meanwhile."""
    return make_cause("U-FILE-CHANGED", name=name)


def unresolved(path: Path) -> Cause:
    """Return the cause that what bears the name cannot be found: a link that leads nowhere."""
    return make_cause("U-FILE-UNREADABLE", form="finding", name=path.name)


def forbidden(path: Path) -> Cause:
    """Return the cause that the user who runs the test may not read a file."""
    return make_cause("U-FILE-UNREADABLE", form="permission", name=path.name)


def outside(path: Path) -> Cause:
    """Return the cause that a file is a link which leads out of the directory."""
    return make_cause("U-FILE-OUTSIDE", name=path.name)


def no_file_at_all(path: Path) -> Cause:
    """Return the cause that a directory, a pipe or a device bears the name."""
    return make_cause("U-FILE-KIND", name=path.name)


def too_large(path: Path, most: int) -> Cause:
    """Return the cause that a file has more bytes than are read."""
    return make_cause("U-FILE-TOO-LARGE", form="bytes", name=path.name, most=most // 2**30)
