"""Whether a file proves anything: it lies beside the profile, and something stands in it."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LEAST: Final = 4
"""Bytes beside white space: no text that says something has fewer."""

LEAST_DRAWN: Final = 64
"""Bytes of what is no text: no picture and no PDF has fewer."""

MOST: Final = 256 * 1024 * 1024
"""Bytes: what is larger is no record of a check, and hashing it would hold the run up."""

SAYS_SOMETHING: Final = re.compile(r"[^\W_\u115F\u1160\u3164\uFFA0]")
"""A letter or a number that is seen: "-" names nobody, nor do the letters that fill a room."""

_LOOKED_AT = 4_096  # bytes in which something must stand
_WRITTEN_IN = ("utf-8-sig", "cp932")


def is_evidence(profile: Path, name: str) -> bool:
    """Return whether a file beside the profile, or below, holds something.

    No link leads to it, and it is not the profile itself: what is named here is handed on.
    """
    path = profile.parent / name
    try:
        if not is_below(profile.parent, name) or not path.is_file() or path.samefile(profile):
            return False
        if path.stat().st_size > MOST:
            return False
        with path.open("rb") as file:
            return _says_something(file.read(_LOOKED_AT))
    except (OSError, ValueError):
        return False


def is_below(folder: Path, name: str) -> bool:
    """Return whether a name leads to a place in the folder, by no link and no way up."""
    parts = PurePath(name).parts
    if not parts or PurePath(name).is_absolute() or ".." in parts or not name.isprintable():
        return False
    return not any(folder.joinpath(*parts[: n + 1]).is_symlink() for n in range(len(parts)))


def _says_something(content: bytes) -> bool:
    """Return whether a text holds a letter; what is no text is a picture or a PDF."""
    if len(b"".join(content.split())) < LEAST:
        return False
    for encoding in _WRITTEN_IN:
        try:  # the end may be in the midst of a letter
            text = codecs.getincrementaldecoder(encoding)().decode(content)
        except UnicodeDecodeError:
            continue
        return SAYS_SOMETHING.search(text) is not None
    return len(content) >= LEAST_DRAWN
