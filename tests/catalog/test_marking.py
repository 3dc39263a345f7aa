"""An editor's mark makes what is tried official; it lapses with the sentence it was about."""

from __future__ import annotations

import datetime as dt
import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conformance.catalog.compared import awaiting
from conformance.catalog.load import _load, load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.marking import mark
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.cli.main import main
from conformance.errors import UsageError
from conformance.planning.generate import requirements

if TYPE_CHECKING:
    from conformance.cases.case import RequirementRef
    from conformance.catalog.models.domain import Specification

_MAKE: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "data" / "full_set.py"))
_SURE = ImportOptions("2025-04-01掲載", confirmed=frozenset(("all",)))
DOMAIN = "seal_registration"
DAY = dt.date(2026, 4, 1)


class Root:
    """A catalogue whose domain was imported from a list of functions and forms."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "catalog"
        self.root.mkdir()
        for place in catalog_directory().iterdir():
            if place.name == DOMAIN:
                shutil.copytree(place, self.root / DOMAIN)
            else:
                (self.root / place.name).symlink_to(place)
        spec = self.spec()
        self.book = folder / "list.xlsx"
        _MAKE["_requirements"](spec, str(spec.head.business_id), "agency").save(self.book)

    def take(self) -> None:
        import_workbook(
            self.book, domain=DOMAIN, version=self.version, target=self.root, options=_SURE
        )

    def spec(self) -> Specification:
        _load.cache_clear()
        spec = load(DOMAIN, root=self.root)
        self.version = spec.version
        return spec

    def tried(self, name: str) -> RequirementRef:
        return next(ref for ref in requirements(self.spec()) if ref.id == name)


@pytest.fixture
def imported(tmp_path: Path) -> Root:
    root = Root(tmp_path)
    root.take()
    return root


def test_a_mark_is_kept_by_the_same_workbook_and_lapses_with_another_sentence(
    imported: Root,
) -> None:
    name = next(one for one, _ in awaiting(imported.spec()) if "/function/" in one)
    assert imported.tried(name).tried != "official"

    assert mark(imported.root, [name], "照合 花子", DAY) == (name,)
    assert imported.tried(name).tried == "official"
    assert name not in {one for one, _ in awaiting(imported.spec())}
    assert mark(imported.root, [name], "別の 人", DAY) == ()

    imported.take()
    assert imported.tried(name).tried == "official"
    reword(imported.book, imported.spec().functions[name.split("/")[2]].title_ja)
    imported.take()
    assert imported.tried(name).tried == "reconstructed"


def reword(book: Path, title: str) -> None:
    """Write the sentence beside a title otherwise."""
    workbook = load_workbook(book)
    for sheet in workbook:
        for row in sheet.iter_rows():
            if any(cell.value == title for cell in row):
                cell = max((c for c in row if isinstance(c.value, str)), key=lambda c: len(c.value))
                cell.value = f"{cell.value}ただし、別に定める場合はこの限りでない。"
                workbook.save(book)
                return
    raise AssertionError(title)


def test_the_command_lists_what_waits_and_marks_it(
    imported: Root, capsys: pytest.CaptureFixture[str]
) -> None:
    def call(*words: str) -> tuple[int, str]:
        code = main(["--lang", "en", "catalog", "compared", *words])
        return code, "".join(capsys.readouterr())

    where = ("--catalog", str(imported.root))
    names = [name for name, _ in awaiting(imported.spec())]
    code, listed = call(*where)
    assert code == 0
    assert f"waiting to be compared: {len(names)}" in listed
    assert all(name in listed for name in names)
    assert call(*names[:2], "--by", "照合 花子", "--on", "2026-04-01", *where)[0] == 0
    imported.spec()
    assert f"waiting to be compared: {len(names) - 2}" in call(*where)[1]
    code, said = call(names[2], *where)
    assert code == 2
    assert "USE171" in said


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (f"{DOMAIN}/function/no-such", "CAT090"),
        (f"{DOMAIN}/rule/x", "CAT090"),
        ("child_allowance/function/register-claim", "CAT091"),
    ],
)
def test_what_is_no_imported_requirement_is_refused(imported: Root, name: str, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        mark(imported.root, [name], "照合 花子", DAY)
