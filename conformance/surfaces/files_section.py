"""The profile's section `surfaces.files`: where export files lie and how they are written."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from conformance.surfaces.differential_section import Differential
from conformance.surfaces.files_mapping.models import FilesMapping
from conformance.surfaces.files_mapping.models.writing import said_of
from conformance.surfaces.folder_name import FolderName
from conformance.surfaces.start_section import Start
from conformance.values.refusals import refusal
from conformance.values.repertoire import LATEST, bundled, repertoire

PLACES = ("domain", "group", "group_ja", "date", "time", "part")
"""What may stand in angle brackets in `file_name`."""

USUAL_NAME = "<domain>__<group>.csv"
"""The file name where the profile says nothing."""

_PLACE = re.compile(r"<([^<>]*)>")
_EXTENSION = re.compile(r"\.(?!(?:gz|zip|parquet)\Z)[A-Za-z0-9]+\Z")


Encoding = Literal["utf-8", "cp932", "shift_jis", "utf-16"]
"""How the characters of a file are written as bytes."""


class FilesSurface(BaseModel):
    """Where the export files lie and how they are written, byte for byte."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    directory: FolderName | None = None
    start: Start | None = None
    file_name: str = USUAL_NAME
    """How a group's file is called; `<date>`, `<time>` and `<part>` stand for digits."""
    file_name_case: Literal["exact", "any"] = "exact"
    encoding: Encoding = "utf-8"
    bom: Literal["forbid", "allow", "require"] = "allow"
    line_end: Literal["any", "crlf", "lf", "cr"] = "any"
    last_line_end: Literal["any", "require"] = "any"
    """Whether the last line needs an end too."""
    delimiter: Literal["comma", "tab"] = "comma"
    quoting: Literal["any", "minimal", "all", "none"] = "any"
    """Which values stand in quotes; with `none` a quote is a character like any other."""
    embedded_newlines: Literal["forbid", "allow"] = "forbid"
    """Whether a line break may stand inside a quoted value; it is read rightly either way."""
    header: Literal["key", "name_ja", "romaji", "none"] = "key"
    header_order: Literal["any", "exact"] = "any"
    """Whether the columns stand in the order of the catalogue."""
    unknown_dates: Literal["zero_fill", "season_codes"] = "zero_fill"
    count: Literal["code_points", "base_characters"] = "code_points"
    characters: str = LATEST
    """The set of characters that may be linked: a bundled one, or the file of one."""
    business_date: Annotated[dt.date, Field(strict=False)] | None = None
    evidence_rows: int = Field(default=50, ge=1, le=100_000)
    engine: Literal["polars", "spark"] = "polars"
    """What judges the columns; the findings are the same."""
    sample: float | None = Field(default=None, gt=0, lt=1)
    """The share of the blocks of each file that is judged; then nothing about files passes."""
    sample_seed: int = 1
    """What decides which blocks these are."""
    differential: Differential | None = None
    """An older full export and the differential that leads to the one of `directory`."""
    mapping: FilesMapping | None = None
    """The vendor's own layout; without it files are those of the item list."""

    @model_validator(mode="after")
    def _is_consistent(self) -> FilesSurface:
        said = self.mapping.files.values() if self.mapping else ()
        written = [self, *(self.model_copy(update=one.said) for one in said)]
        if any(one.encoding == "utf-16" and one.bom == "forbid" for one in written):
            raise refusal(
                "encoding: utf-16 のときは bom: allow か require（BOM が要るため）",
                "bom: allow or require with encoding: utf-16, which needs a byte order mark",
            )
        _judge_name(self.file_name)
        _judge_set(self.characters)
        return self

    def of_file(self, name: str) -> FilesSurface:
        """Return how the file of a name is written, where the mapping says so of single files."""
        said = said_of(name, self.mapping.files) if self.mapping else {}
        return self.model_copy(update=said) if said else self

    @property
    def separator(self) -> str:
        """The character between two values."""
        return "," if self.delimiter == "comma" else "\t"


def _judge_set(key: str) -> None:
    """Hold that there is such a set of characters (`PydanticCustomError`)."""
    if key in bundled():
        return  # not read before it is needed
    try:
        repertoire(key)
    except KeyError:
        known = ", ".join(bundled())
        raise refusal(
            f"characters に {known}、または文字集合のファイル",
            f"characters: {known}, or the file of a set",
        ) from None


def _judge_name(name: str) -> None:
    """Hold that a file name tells groups apart and leads nowhere.

    Raises:
        PydanticCustomError: it does not.
    """
    named = _PLACE.findall(name)
    found = set(named)
    if len(named) != len(found):
        raise refusal("file_name に <…> を一度ずつ", "file_name with each <…> once")
    if unknown := sorted(found - set(PLACES)):
        known = " ".join(f"<{one}>" for one in PLACES)
        raise refusal(
            f"file_name に {known} のどれか（<{unknown[0]}> はありません）",
            f"file_name with some of {known}; there is no <{unknown[0]}>",
        )
    if not found & {"group", "group_ja"}:
        raise refusal(
            "file_name に <group> か <group_ja>（ないとすべてのグループが同じ名前になるため）",
            "file_name with <group> or <group_ja>, or all groups have one name",
        )
    plain = _PLACE.sub("", name)
    if set(plain) & set('/\\<>\0:*?"|') or not _EXTENSION.search(name):
        raise refusal(
            "file_name にフォルダーを含まない、拡張子のある名前（圧縮前の名前）",
            "file_name: a plain name with an extension (of the text, not of an archive)",
        )
