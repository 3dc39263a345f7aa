"""The files of a pack, and the expected outcome sealed apart."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.contract.state import State
from conformance.errors import HarnessError, Message
from conformance.scenarios.entries import entries
from conformance.scenarios.layout import ExportLayout
from conformance.scenarios.opened import CALENDAR, HEAD, LOAD, content_of
from conformance.scenarios.ordinary import checked_cases, files_only
from conformance.scenarios.outcome import outcome
from conformance.scenarios.packed import (
    CalendarFile,
    City,
    ExpectedFile,
    ExpectedGroup,
    PackFile,
    Pinned,
)
from conformance.scenarios.readme import readme
from conformance.scenarios.seal import sealed, sha256
from conformance.scenarios.sheet import sheet
from conformance.scenarios.told import packed_stories
from conformance.surfaces.files_section import FilesSurface
from conformance.values.private_files import private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from conformance.scenarios.calendar import Calendar
    from conformance.scenarios.make import CalendarMaker
    from conformance.scenarios.packed import CalendarEntry

SHEET = "calendar.csv"
READMES = {"README.ja.md": "ja", "README.md": "en"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """A pack: its files by name, its head among them, and the archive that is kept apart."""

    head: PackFile
    files: Mapping[str, bytes]
    expected: bytes

    def write(self, folder: Path, apart: Path) -> None:
        """Write the pack into a folder and the sealed outcome to another place."""
        for name, content in self.files.items():
            path = folder / name
            private_folder(path.parent)
            write_private(path, content)
        private_folder(apart.parent)
        write_private(apart, self.expected)


def bundle(maker: CalendarMaker) -> Bundle:
    """Return the pack of a seed; the same arguments always give the same bytes."""
    calendar = maker.calendar()
    surface = _layout(maker.profile.surfaces.files)
    made = entries(maker.specs, calendar.events())
    files = _load(calendar, ExportLayout(surface))
    files[CALENDAR] = _json(CalendarFile(entries=made))
    files[SHEET] = sheet(maker.specs, made)
    contents = {name: sha256(content) for name, content in files.items()}
    groups = outcome(calendar)
    undecided = _undecided(maker, calendar, surface, groups)
    content = content_of(contents)
    found = ExpectedFile(expected=1, content=content, groups=groups, undecided=undecided)
    expected = sealed(found)
    head = _head(maker, calendar, surface, made).model_copy(
        update={"contents": contents, "content": content, "expected": sha256(expected)}
    )
    files[HEAD] = _json(head)
    files |= {name: readme(head, lang).encode() for name, lang in READMES.items()}
    return Bundle(head, files, expected)


def _layout(declared: FilesSurface | None) -> FilesSurface:
    """Return how files are written, without what only says where they lie."""
    given = declared or FilesSurface()
    return given.model_copy(
        update={"directory": None, "start": None, "sample": None, "differential": None}
    )


def _load(calendar: Calendar, layout: ExportLayout) -> dict[str, bytes]:
    state = State.of(calendar.specs, calendar.last, calendar.rows())
    found = {}
    for place, rows in state.tables.items():
        group = state.group(place)
        if group.view is not None:
            continue  # it shows what the files of others hold
        name = f"{LOAD}/{layout.name(place[0], group)}"
        found[name] = layout.content(group, (kept.row for kept in rows))
    return found


def _undecided(
    maker: CalendarMaker,
    calendar: Calendar,
    surface: FilesSurface,
    groups: tuple[ExpectedGroup, ...],
) -> tuple[str, ...]:
    """Return the checks of files that the expected rows leave untested.

    Raises:
        HarnessError: HAR130, one fails on them: the harness expects what it would not accept.
    """
    layout = ExportLayout(surface)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for one in groups:
            group = maker.specs[one.domain].records[one.group]
            content = layout.content(group, one.ways[0].rows)
            (folder / layout.name(one.domain, group)).write_bytes(content)
        profile = files_only(maker.profile, surface)
        tried = list(checked_cases(maker.specs, profile, folder, calendar.last))
    failed = [one.case.id for one in tried if one.outcome.verdict == "fail"]
    if failed:
        raise HarnessError(_unsound(failed))
    return tuple(one.case.id for one in tried if one.outcome.verdict != "pass")


def _head(
    maker: CalendarMaker, calendar: Calendar, surface: FilesSurface, made: tuple[CalendarEntry, ...]
) -> PackFile:
    city, unknown = maker.profile.municipality, "0" * 64
    return PackFile(
        pack=1,
        seed=maker.seed,
        begins=maker.begins,
        ends=calendar.last,
        municipality=City(type=city.type, code=city.code, name=city.name),
        specifications={
            name: Pinned(version=spec.version, digest=spec.digest)
            for name, spec in maker.specs.items()
        },
        switches={name: dict(one) for name, one in maker.profile.switches.items()},
        files=surface,
        stories=tuple(packed_stories(maker.stories, made)),
        left_out=dict(sorted(calendar.left_out.items())),
        contents={},
        content=unknown,
        expected=unknown,
    )


def _json(model: BaseModel) -> bytes:
    data = model.model_dump(mode="json")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _unsound(failed: list[str]) -> Message:
    return Message(
        "HAR130",
        f"期待結果が書き出しファイルの検査に合いません: {', '.join(failed[:5])}",
        f"the expected outcome fails checks of export files: {', '.join(failed[:5])}",
        "別の --seed で作り、この種と検査をハーネスの開発元に知らせてください。",
        "make a pack of another seed, and report this seed to the makers of the harness",
    )
