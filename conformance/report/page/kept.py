"""Compiled templates kept in the user's own folder: compiled again only if their source changed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from conformance.values.own_folder import own_folder

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class _Kept(FileSystemBytecodeCache):
    """A cache that is done without where it cannot be read or written."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def kept_templates() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept; None where nothing may be or can be."""
    base = own_folder()
    if base is None:
        return None
    folder = base / "templates"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return _Kept(str(folder))
