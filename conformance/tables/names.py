"""How a group's export file is called: the profile's `file_name` as a pattern over names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from conformance.surfaces.files_section import USUAL_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = re.compile(r"<(\w+)>")
_FREE: Mapping[str, str] = {
    "date": r"(?:[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})",
    "time": r"[0-9]{4}(?:[0-9]{2})?",
    "part": r"(?P<part>[0-9]{1,5})",
}
_SHOWN: Mapping[str, str] = {"date": "YYYYMMDD", "time": "HHMMSS", "part": "001"}
_PART = r"(?:_(?P<part>[0-9]{3}))?"


@dataclass(frozen=True, slots=True)
class Sought:
    """The file of one group: what stands for the places of the template."""

    template: str
    domain: str
    group: str
    group_ja: str = ""

    @property
    def usual(self) -> tuple[str, ...]:
        """The names to say when no file is found; the first is the one to use."""
        filled = {**_SHOWN, "domain": self.domain, "group": self.group, "group_ja": self.group_ja}
        return tuple(
            _PLACE.sub(lambda place: filled[place[1]], template) for template in self.templates
        )

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates, best first: the usual one may do without the domain."""
        return (self.template, "<group>.csv") if self.template == USUAL_NAME else (self.template,)


@dataclass(frozen=True, slots=True)
class FileNameMatch:
    """A name that fits.

    Attributes:
        part: the number of the part, None where the name has none.
        kind: what follows the name of the text file: nothing, `gz` or `parquet`.
    """

    part: int | None
    kind: str


def fit(name: str, template: str, sought: Sought, *, any_case: bool) -> FileNameMatch | None:
    """Return what a file's name says, None when it is not the group's.

    Names are compared in NFC: some systems store Japanese names decomposed.
    """
    pattern = _pattern(template, sought.domain, sought.group, sought.group_ja)
    found = pattern[any_case].fullmatch(normalize("NFC", name))
    if found is None:
        return None
    kind = "parquet" if found["parquet"] else "gz" if found["gz"] else ""
    return FileNameMatch(int(found["part"]) if found["part"] else None, kind)


@lru_cache(maxsize=4096)  # asked for every case of a group
def fitting(
    names: tuple[str, ...], template: str, sought: Sought, *, any_case: bool
) -> tuple[tuple[str, FileNameMatch | None], ...]:
    """Return the names that fit, with what they say, and those of ZIP archives, in their order."""
    said = ((name, fit(name, template, sought, any_case=any_case)) for name in names)
    return tuple((name, n) for name, n in said if n is not None or name.lower().endswith(".zip"))


@lru_cache(maxsize=4096)
def _pattern(
    template: str, domain: str, group: str, group_ja: str
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern that keeps to case and the one that does not."""
    stem, _, extension = template.rpartition(".")
    own = {"domain": domain, "group": group, "group_ja": normalize("NFC", group_ja)}
    pieces = _PLACE.split(stem)
    text = "".join(
        _place(piece, own) if n % 2 else re.escape(piece) for n, piece in enumerate(pieces)
    )
    part = "" if "part" in pieces[1::2] else _PART
    end = rf"\.(?:{re.escape(extension)}(?P<gz>\.gz)?|(?P<parquet>parquet))"
    return re.compile(text + part + end), re.compile(text + part + end, re.IGNORECASE)


def _place(name: str, own: Mapping[str, str]) -> str:
    return re.escape(own[name]) if name in own else _FREE[name]
