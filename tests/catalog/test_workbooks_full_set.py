"""A full set of workbooks turns a domain official: nothing is lost, and the second time is idle."""

from __future__ import annotations

import runpy
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conformance.catalog.compared import awaiting
from conformance.catalog.grounds import item_ground
from conformance.catalog.load import _load, load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.stats import count
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.planning.generate import requirements

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.workbooks.report import ImportReport

_MAKE: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "data" / "full_set.py"))
_SURE = ImportOptions("2025-04-01掲載", confirmed=frozenset(("IMP117", "IMP107", "IMP114")))
_SETS = {"child_allowance": "ministry", "seal_registration": "agency"}


@pytest.fixture(scope="module", params=_SETS)
def done(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a domain before and after its workbooks, and the reports of both imports."""
    domain = request.param
    root = tmp_path_factory.mktemp(domain) / "catalog"
    root.mkdir()
    for place in catalog_directory().iterdir():
        if place.name == domain:
            shutil.copytree(place, root / domain)
        else:
            (root / place.name).symlink_to(place)
    before = load(domain, root=root)
    books = _MAKE["full_set"](root.parent / "books", before, _SETS[domain])
    paths = (books.requirements, books.items, books.form_items, books.linkages)
    first = [_import(path, before, root) for path in paths]
    again = [_import(path, before, root) for path in paths]
    _load.cache_clear()
    return before, load(domain, root=root), first, again


def _import(path: Path, spec: Specification, root: Path) -> ImportReport:
    report = import_workbook(
        path, domain=spec.domain, version=spec.version, target=root, options=_SURE
    )
    assert [q.message().text("en") for q in report.open_questions] == []
    return report


def test_each_kind_is_told_by_its_headings(done: Any) -> None:
    kinds = [report.kind for report in done[2]]
    assert kinds == ["requirement_list", "item_list", "form_items", "linkage_spec"]


def test_what_was_reconstructed_is_official_and_nothing_is_lost(done: Any) -> None:
    before, after = done[:2]
    was, now = count(before), count(after)
    assert now.official["functions"] >= was.functions - 1
    assert now.official["forms"] >= was.forms - 1
    assert now.official["items"] > was.items // 2
    for kind in ("functions", "forms", "records", "codes", "linkages", "rules", "events"):
        assert getattr(before, kind).keys() <= getattr(after, kind).keys()


def test_operations_and_rules_stay_as_they_are(done: Any) -> None:
    before, after = done[:2]
    for key, function in before.functions.items():
        assert after.functions[key].operation == function.operation
    assert after.rules == before.rules


def test_the_grounds_follow(done: Any) -> None:
    _, after = done[:2]
    grounds = {item_ground(item) for group in after.records.values() for item in group.items}
    assert "official" in grounds
    assert {f.provenance for f in after.functions.values() if f.official} == {"official"}


def test_what_is_tried_stands_on_no_text_until_an_editor_has_compared_it(done: Any) -> None:
    before, after = done[:2]
    imported = [ref for ref in requirements(after) if ref.provenance == "official"]
    listed = [ref for ref in imported if ref.kind in {"function", "form", "linkage"}]
    assert listed
    for ref in listed:
        was = getattr(before, f"{ref.kind}s").get(ref.key)
        assert ref.tried == ("reconstructed" if was is None else was.provenance)
    assert {name for name, _ in awaiting(after)} == {ref.id for ref in listed}


def test_the_same_workbooks_again_write_nothing(done: Any) -> None:
    assert [report.written for report in done[3]] == [(), (), (), ()]


def test_every_cell_is_accounted_for(done: Any) -> None:
    for report in done[2]:
        assert {use.use for use in report.uses} <= {"stored", "read", "ignored", "unread"}
        assert len(report.unread()) < len(report.uses) // 20


def test_what_the_workbook_lacks_is_no_longer_required(done: Any) -> None:
    before, after = done[:2]
    last = list(before.functions)[-1]
    told = {change.key for report in done[2] for change in report.of("not_in_workbook")}
    assert last in told
    assert after.functions[last].class_ in ("optional", "prohibited")


def test_what_the_catalogue_lacked_is_a_requirement_without_an_operation(done: Any) -> None:
    before, after = done[:2]
    new = [f for key, f in after.functions.items() if key not in before.functions]
    assert {f.title_ja for f in new} == {"災害時の特例", "他団体照会の記録"}
    assert all(f.operation.evidence.startswith("未割当") for f in new)
    assert "新しい章" in {group.title_ja for group in after.head.function_groups}


def test_a_list_that_lacks_much_of_the_catalogue_is_asked_about(done: Any, tmp_path: Path) -> None:
    before = done[0]
    few = replace(before, functions=dict(list(before.functions.items())[:10]), forms={})
    path = tmp_path / "few.xlsx"
    _MAKE["_requirements"](few, str(before.head.business_id), "agency").save(path)
    trial = ImportOptions("2025-04-01掲載", write=False)
    report = import_workbook(path, domain=before.domain, version=before.version, options=trial)
    assert "IMP119" in {question.code for question in report.open_questions}
