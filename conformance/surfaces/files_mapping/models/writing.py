"""How single files of a vendor are written, where they are not written like the others."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from conformance.surfaces.mapping.models.part import ProfilePart

if TYPE_CHECKING:
    from collections.abc import Mapping


class Writing(ProfilePart):
    """The switches of `surfaces.files` that hold for some files only; the rest stays as it is."""

    encoding: Literal["utf-8", "cp932", "shift_jis", "utf-16"] | None = None
    bom: Literal["forbid", "allow", "require"] | None = None
    line_end: Literal["any", "crlf", "lf", "cr"] | None = None
    delimiter: Literal["comma", "tab"] | None = None
    quoting: Literal["any", "minimal", "all", "none"] | None = None

    @property
    def said(self) -> dict[str, str]:
        """The switches that are set."""
        return self.model_dump(exclude_none=True)


def said_of(name: str, files: Mapping[str, Writing]) -> dict[str, str]:
    """Return the switches of a file: those of every pattern that its name fits, the last wins."""
    own, packed = normalize("NFC", name.rpartition("/")[2]), ".gz"
    names = (own, own.removesuffix(packed))
    fitting = [
        one.said
        for pattern, one in files.items()
        if any(fnmatchcase(each, normalize("NFC", pattern)) for each in names)
    ]
    return {key: value for one in fitting for key, value in one.items()}
