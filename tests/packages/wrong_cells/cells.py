"""One wrong cell in an export that is right otherwise, and the file cases that object to it."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from conformance.cases.registry import checks
from conformance.cases.trial import Trial
from conformance.findings import FindingError, UntestedError
from conformance.planning.generate import cases_of, requirements
from conformance.rules.calendar import add_months, add_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.cases.case import Case
    from conformance.catalog.models import file_laws as law
    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.interface import Interface
    from conformance.surfaces.profile import Profile

HERE = Path(__file__).parent
NOT_VISIBLE = "-"
_KINDS = frozenset(
    f"files/{kind}"
    for kind in ("law", "rule", "item", "periods", "references", "agrees", "keys", "history")
)
_STEP = re.compile(r"([ym])([+-][0-9]+)")


class Cell(NamedTuple):
    """A wrong cell: where it stands, how it comes about, and which case finds it.

    `where`: what other items of the row must be, and its number (`row`). `change`: the new value;
    `=item` that of another item, `first` that of the first such row, `+n` and `-n` of a number,
    `y+n` and `m+n` of a day or month, `none` no value. The last row that fits is changed. `found`:
    the end of the case's id and the code, or `-`: files do not show it.
    """

    kind: str
    domain: str
    group: str
    item: str
    where: str
    change: str
    found: str


def cells(name: str) -> list[Cell]:
    """Return the cells of a group of domains."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [Cell(*row) for row in csv.reader(file)][1:]


def place(cell: Cell, exports: Path, out: Path) -> None:
    """Copy the exports with the one cell changed."""
    for path in exports.iterdir():
        (out / path.name).write_bytes(path.read_bytes())
    path = out / f"{cell.domain}__{cell.group}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    chosen = [row for number, row in enumerate(rows, 1) if _fits(cell, row, number)]
    chosen[-1][cell.item] = _changed(cell, chosen[0] if cell.change == "first" else chosen[-1])
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def _fits(cell: Cell, row: Mapping[str, str], number: int) -> bool:
    wanted = dict(one.split("=") for one in cell.where.split("&") if one)
    if wanted.pop("row", str(number)) != str(number):
        return False
    if any(
        row[item] == "" if value == "*" else row[item] != value for item, value in wanted.items()
    ):
        return False
    return bool(row[cell.item]) or not _STEP.match(cell.change)


def _changed(cell: Cell, row: Mapping[str, str]) -> str:
    change, value = cell.change, row[cell.item]
    if change == "none":
        return ""
    if change == "first":
        return value
    if change.startswith("="):
        return row[change[1:]]
    if change[0] in "+-" and change[1:].isdigit():
        return str(int(value or 0) + int(change))
    step = _STEP.fullmatch(change)
    if step is None:
        return change
    day, number = date.fromisoformat(f"{value}-01"[:10]), int(step[2])
    moved = add_years(day, number) if step[1] == "y" else add_months(day, number)
    return moved.isoformat()[: len(value)]


class Files(NamedTuple):
    """Export files, and what they are judged by."""

    directory: Path
    specs: Mapping[str, Specification]
    profile: Profile
    day: date

    def of(self, case: Case) -> Trial:
        """Return the trial of a case on the files."""
        spec = self.specs[case.requirement.domain]
        interface = cast("Interface", None)
        return Trial(
            case, spec, self.specs.get, interface, self.profile, self.day, 1, self.directory
        )


def objections(cell: Cell, files: Files) -> Iterator[tuple[str, str]]:
    """Yield the end of the id of each case that objects to the files, and its code."""
    for case in about(cell, files.specs[cell.domain]):
        try:
            checks()[case.check].function(files.of(case))
        except FindingError as error:
            yield case.id.removeprefix(f"{cell.domain}/"), error.finding.code
        except UntestedError:
            continue


def about(cell: Cell, spec: Specification) -> Iterator[Case]:
    """Yield the file cases of a domain that look at the cell's group, or at its item alone."""
    for requirement in requirements(spec):
        for case in cases_of(spec, requirement):
            if case.surface == "files" and case.check in _KINDS and _looks(cell, spec, case):
                yield case


def _looks(cell: Cell, spec: Specification, case: Case) -> bool:
    key = case.requirement.key
    if case.check == "files/law":
        one = cast("law.FileLaw", spec.invariants[key].checks[int(case.param("number"))])
        groups = {(rows.domain or spec.domain, rows.group) for rows, _ in one.uses}
        return (cell.domain, cell.group) in groups
    if case.check == "files/agrees":
        return case.param("group") == cell.group
    same = key == cell.group
    return same and (case.check != "files/item" or case.param("item") == cell.item)
