"""Hand-made wrong cells of four groups of domains: each found by its law, or named as unseen."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.reference.export_files import write_exports
from conformance.surfaces.profile import FilesSurface, Municipality, Product, Profile, Surfaces
from tests.packages.wrong_cells.cells import NOT_VISIBLE, Cell, Files, cells, objections, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DAY = date(2026, 4, 1)
GROUPS = ("tax", "insurance", "benefits", "residents")
PROFILE = Profile(
    profile=1,
    product=Product(name="見本", vendor="見本社", release="1"),
    municipality=Municipality(type="general_city", code="131016", name="試験市"),
    specifications={},
    surfaces=Surfaces(files=FilesSurface(business_date=DAY)),
)


def listed() -> Iterator[object]:
    """Yield every cell; the first of each kind is tried in every run of the tests."""
    for name in GROUPS:
        known: set[str] = set()
        for cell in cells(name):
            marks = [pytest.mark.whole] if cell.kind in known else []
            known.add(cell.kind)
            at = f"{cell.domain}-{cell.group}-{cell.item}-{cell.change}"
            yield pytest.param(name, cell, id=at, marks=marks)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Files]:
    """Return what writes the exports of a group of domains once, before any cell is wrong."""

    @cache
    def written(name: str) -> Files:
        domains = [cell.domain for cell in cells(name)]
        specs = {one: load(one) for one in dict.fromkeys([*domains, "resident_register"])}
        directory = tmp_path_factory.mktemp(name)
        write_exports(directory, specs.values(), 1, DAY)
        return Files(directory, specs, PROFILE, DAY)

    return written


@pytest.mark.parametrize(("name", "cell"), [*listed()])
def test_a_wrong_cell_is_found_by_its_law_or_named_as_unseen(
    right: Callable[[str], Files], name: str, cell: Cell, tmp_path: Path
) -> None:
    files = right(name)
    place(cell, files.directory, tmp_path)
    assert list(objections(cell, files)) == []
    found = objections(cell, files._replace(directory=tmp_path))
    told = {f"{case} {code}" for case, code in found}
    if cell.found.startswith(NOT_VISIBLE):
        assert told == set()
    else:
        assert cell.found in told


@pytest.mark.parametrize("name", GROUPS)
def test_there_are_forty_of_each_group_and_most_are_found(name: str) -> None:
    known = cells(name)
    seen = [cell for cell in known if not cell.found.startswith(NOT_VISIBLE)]
    assert len(known) >= 40
    assert len(seen) >= len(known) * 0.8
    assert all(len(cell.found) > len("- ") for cell in known)
