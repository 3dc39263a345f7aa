"""A calendar after which the files of a correct package pass every ordinary check of files.

Requests of the tour are found one by one; together they may leave rows that no municipality has.
Those that do are taken out again.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.models import file_laws as law
from conformance.scenarios.layout import ExportLayout
from conformance.scenarios.ordinary import checked_cases, files_only
from conformance.scenarios.settle import written_groups
from conformance.surfaces.files_section import FilesSurface

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.contract.state import Place
    from conformance.findings import Finding, Json, Shown
    from conformance.scenarios.event import ClerkRequest
    from conformance.scenarios.ordinary import CheckedCase
    from conformance.scenarios.settle import SettledCalendar
    from conformance.surfaces.profile import Profile

_PLAIN = FilesSurface(line_end="lf", evidence_rows=10_000)
_NAMING = 8  # characters from which a value names a person or a thing
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}")
_HEADINGS = 2  # the first row of data stands on the second line


@dataclass(frozen=True, slots=True)
class Objections:
    """Whom a check objects to: events, and stories by the rows they begin with."""

    events: tuple[ClerkRequest, ...] = ()
    stories: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Again:
    """What is to be tried again: cases by id, and all cases about changed groups."""

    cases: frozenset[str]
    changed: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Court:
    """Says which events leave rows that the file checks object to."""

    specs: Mapping[str, Specification]
    profile: Profile
    day: date

    def objections(
        self, settled: SettledCalendar, owners: Mapping[int, str], again: Again | None = None
    ) -> dict[str, Objections]:
        """Return by case id what is at fault; nothing where only rows of the town are.

        `owners`: the story of each row of a story, by the row's `id`.
        """
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_all(folder, self.specs, settled)
            profile = files_only(self.profile, _PLAIN)
            found = checked_cases(
                self.specs, profile, folder, self.day, partial(self._wanted, again)
            )
            failed = [one for one in found if one.outcome.verdict == "fail"]
        return {one.case.id: self._at_fault(one, settled, owners) for one in failed}

    def _wanted(self, again: Again | None, case: Case) -> bool:
        if again is None or case.id in again.cases:
            return True
        return any(at in again.changed for at in _places(self.specs, case))

    def _at_fault(
        self, one: CheckedCase, settled: SettledCalendar, owners: Mapping[int, str]
    ) -> Objections:
        """Return who wrote the rows at fault; else who wrote of the same people or things."""
        finding = one.outcome.finding
        rows = list(_rows(finding, self.specs)) if finding else []
        found = [event for place, n in rows if (event := settled.writer(place, n)) is not None]
        kept = [settled.state.behind(place)[n].row for place, n in rows]
        stories = {owners[id(row)] for row in kept if id(row) in owners}
        if found or stories:
            return Objections(tuple(found), frozenset(stories))
        places = set(_places(self.specs, one.case))
        near = [
            e for e in settled.by.values() if not places.isdisjoint(written_groups(self.specs, e))
        ]
        named = {n for place, at in rows for n in _names(settled.state.at(place)[at].row)}
        close = [event for event in near if named & set(_names(event.inputs))]
        return Objections(tuple(close or near))


def _names(row: Mapping[str, Json]) -> Iterator[str]:
    """Yield the values of a row that can name a person or a thing."""
    for value in row.values():
        if isinstance(value, str) and len(value) >= _NAMING and not _DAY.match(value):
            yield value


def write_all(folder: Path, specs: Mapping[str, Specification], settled: SettledCalendar) -> None:
    """Write every group as a plain file."""
    layout = ExportLayout(_PLAIN)
    for domain, key in settled.state.tables:
        group, kept = specs[domain].records[key], settled.state.at((domain, key))
        content = layout.content(group, (one.row for one in kept))
        (folder / layout.name(domain, group)).write_bytes(content)


def _rows(finding: Finding, specs: Mapping[str, Specification]) -> Iterator[tuple[Place, int]]:
    """Yield the rows that a finding is about, by group and number."""
    names = {
        ExportLayout(_PLAIN).name(domain, group): (domain, key)
        for domain, spec in specs.items()
        for key, group in spec.records.items()
    }
    for part in _objects(finding.found):
        for row in _objects(part.get("rows")):
            yield names[str(part["file"])], int(str(row["line"])) - _HEADINGS


def _objects(value: Shown) -> list[dict[str, Json]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _places(specs: Mapping[str, Specification], case: Case) -> Iterator[Place]:
    """Yield the groups that a case looks at."""
    domain, key = case.requirement.domain, case.requirement.key
    spec = specs[domain]
    if case.requirement.kind == "record":
        yield domain, key
        for item in spec.records[key].items:
            if item.ref is not None:
                yield from ((item.ref.domain, name) for name in item.ref.groups)
        return
    if case.requirement.kind != "invariant":
        to, provider = case.param("group"), case.param("from")
        yield domain, to
        for carry in spec.shared_linkages[key].carries:
            yield from ((provider, name) for name in carry.takes if carry.to == to)
        return
    one = spec.invariants[key].checks[int(case.param("number"))]
    if isinstance(one, law.FileLaw):
        yield from ((rows.domain or domain, rows.group) for rows, _ in one.uses)
