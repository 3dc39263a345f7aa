"""An import settles what was unconfirmed: the same package, the same fault, and now a failure."""

from __future__ import annotations

import csv
import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conformance.catalog import locate
from conformance.catalog.load import forget, load
from conformance.catalog.stats import count
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.cli.main import main
from conformance.results.store import read_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.model import CaseModel, Result

_HERE = Path(__file__).parent
_MAKE: dict[str, Any] = runpy.run_path(str(_HERE / "data" / "full_set.py"))
_ROOT = _HERE.parents[1]
_SURE = ImportOptions("2025-04-01掲載", confirmed=frozenset(("all",)))
_TOO_LONG = "seal_registration/record/impressions/file-item-registration-number"
_COLUMNS = "seal_registration/record/impressions/file-columns"
_AT = "seal_registration/record/impressions"
_NUMBER, _STAMP = "registration_number", "operated_at"
_EXPORTED = "dog_registration/function/put-out-data/exports-dogs"


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the bundled catalogue that is taken for it meanwhile."""
    root = tmp_path / "catalog"
    root.mkdir()
    for place in locate.catalog_directory().iterdir():
        if place.name == "seal_registration":
            shutil.copytree(place, root / place.name)
        else:
            (root / place.name).symlink_to(place)
    known = locate.data_directory
    monkeypatch.setattr(
        locate, "data_directory", lambda name: root if name == "spec_catalog" else known(name)
    )
    forget()
    yield root
    forget()


def _judged(tmp_path: Path, *, sound: bool = False) -> tuple[int, Result]:
    """Judge the export files of a package of which one number is longer than its item."""
    export = tmp_path / "exports"
    shutil.rmtree(export, ignore_errors=True)
    shutil.copytree(_ROOT / "fixtures" / "exports" / "conforming", export)
    file = next(export.rglob("*impressions*"))
    with file.open(encoding="utf-8", newline="") as stream:
        heading, first, *rest = csv.reader(stream)
    first[heading.index("registration_number")] += "" if sound else "123"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([heading, first, *rest])
    given = (_ROOT / "vendor_profiles" / "export_only.yaml").read_text(encoding="utf-8")
    profile, out = tmp_path / "own.yaml", tmp_path / "out"
    profile.write_text(given.replace("../fixtures/exports/conforming", str(export)), "utf-8")
    words = ("run", str(profile), "--case", _TOO_LONG, "-n", "0", "--seed", "1")
    code = main([*words, "--out", str(out)])
    return code, read_result(out / "result.json")


def test_a_value_that_was_unconfirmed_fails_once_the_item_list_is_imported(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, result = _judged(tmp_path)
    assert (code, result.case(_TOO_LONG).verdict) == (3, "unconfirmed")
    spec = load("seal_registration")
    books = _MAKE["full_set"](tmp_path / "books", spec, "agency")
    at = {"domain": spec.domain, "version": spec.version, "target": catalogue}
    assert not import_workbook(books.items, options=_SURE, **at).open_questions
    forget()
    was, now = count(spec), count(load("seal_registration"))
    assert (was.official["items"], now.items) == (0, was.items)
    assert now.official["items"] > was.items // 2
    code, result = _judged(tmp_path)
    assert (code, result.case(_TOO_LONG).verdict) == (1, "fail")
    assert result.case(_TOO_LONG).ground == "official"
    assert _judged(tmp_path, sound=True)[1].case(_TOO_LONG).verdict == "pass"
    capsys.readouterr()


def _without(tmp_path: Path, *columns: str) -> tuple[int, CaseModel]:
    """Judge the columns of an export that lacks some of them."""
    export, out = tmp_path / "exports", tmp_path / "out"
    shutil.rmtree(export, ignore_errors=True)
    shutil.copytree(_ROOT / "fixtures" / "exports" / "conforming", export)
    file = next(export.rglob("*impressions*"))
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    kept = [n for n, heading in enumerate(rows[0]) if heading not in columns]
    assert len(rows[0]) - len(kept) == len(columns)
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([row[n] for n in kept] for row in rows)
    given = (_ROOT / "vendor_profiles" / "export_only.yaml").read_text(encoding="utf-8")
    profile = tmp_path / "own.yaml"
    profile.write_text(given.replace("../fixtures/exports/conforming", str(export)), "utf-8")
    words = ("run", str(profile), "--case", _COLUMNS, "-n", "0", "--seed", "1", "--lang", "en")
    return main([*words, "--out", str(out)]), read_result(out / "result.json").case(_COLUMNS)


def test_after_the_import_of_a_part_only_a_missing_column_that_it_demands_is_a_failure(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, case = _without(tmp_path, _NUMBER, _STAMP)
    assert (code, case.verdict) == (3, "unconfirmed")
    path = catalogue / "seal_registration" / "2.0" / "records.yaml"
    _in_part(path, _NUMBER)
    code, case = _without(tmp_path, _STAMP)
    assert (code, case.verdict, case.rests_on) == (3, "unconfirmed", f"{_AT}:{_STAMP}")
    code, case = _without(tmp_path, _NUMBER)
    assert (code, case.verdict, case.ground) == (1, "fail", "official")
    capsys.readouterr()
    code, case = _without(tmp_path, _NUMBER, _STAMP)
    assert (code, case.verdict, case.rests_on) == (1, "fail", f"{_AT}:{_NUMBER}")
    assert case.finding is not None
    told = {one.rests_on: one.ground for one in case.finding.parts}
    assert told == {f"{_AT}:{_NUMBER}": "official", f"{_AT}:{_STAMP}": "reconstructed"}
    said = capsys.readouterr().out
    assert f"no text supports (unconfirmed): {_AT}:{_STAMP}" in said


def _in_part(path: Path, item: str) -> None:
    """Say of one item of the impressions that it stands in the official list."""
    source = "official: {document: 基本データリスト, version: 2025-04-01掲載, sheet: 一, cell: B7}"
    head, key, rest = path.read_text(encoding="utf-8").partition("- key: impressions\n")
    before, line, after = rest.partition(f"{{key: {item}, ")
    assert key
    assert line
    path.write_text(f"{head}{key}{before}{line}{source}, {after}", encoding="utf-8")
    forget()


def test_a_function_that_was_unconfirmed_fails_once_an_editor_has_compared_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "vendor"
    shutil.copytree(_HERE.parent / "own_domain", own, ignore=shutil.ignore_patterns("test_*"))
    profile, catalogue = own / "profile.yaml", own / "catalogue"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("product.py]", "product.py, loses-a-row]"), encoding="utf-8")
    assert _exported(profile) == (3, "unconfirmed")
    spec = load("dog_registration", root=catalogue)
    book = tmp_path / "list.xlsx"
    _MAKE["_requirements"](spec, "099", "agency").save(book)
    into = ["--into", "dog_registration", "--spec-version", "1.0", "--catalog", str(catalogue)]
    sure = ["--document-version", "2025-04-01掲載", "--confirm", "all"]
    assert main(["catalog", "import", str(book), *into, *sure]) == 0
    assert _exported(profile) == (3, "unconfirmed")
    name = _EXPORTED.rpartition("/")[0]
    by = ["--by", "照合 花子", "--catalog", str(catalogue)]
    assert main(["catalog", "compared", name, *by]) == 0
    assert _exported(profile) == (1, "fail")
    capsys.readouterr()


def _exported(profile: Path) -> tuple[int, str]:
    forget()
    out = profile.parent / "out"
    words = ("--surface", "api", "--case", _EXPORTED, "-n", "0", "--seed", "7")
    code = main(["run", str(profile), *words, "--as-of", "2026-11-21", "--out", str(out)])
    return code, read_result(out / "result.json").case(_EXPORTED).verdict
