"""Forms as files: the sample's are right, each kind of spoilt file is found."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.checks.forms.formats import spared_format
from conformance.checks.forms.written import files_with_faults
from conformance.forms import csv_data, xml_data
from conformance.forms.print_data import copy_of
from conformance.planning.generate import cases_of, requirements
from conformance.population.item_values import ValueMaker
from conformance.reference.behaviour import correct
from conformance.reference.mutants import form_mutants
from conformance.surfaces.forms_section import FormsSurface
from tests.packages.served import session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.cases.case import Case
    from conformance.worlds.session import Session

DOMAIN = "child_allowance"
SPEC = load(DOMAIN)
FORM = "certification-notice"
SPOILT = {
    mutant.key: mutant
    for mutant in form_mutants().values()
    if mutant.requirement.startswith(DOMAIN)
}


def cases(form: str) -> list[Case]:
    wanted = f"{DOMAIN}/form/{form}"
    found = (c for r in requirements(SPEC) if r.id == wanted for c in cases_of(SPEC, r))
    return [case for case in found if case.surface == "forms"]


@pytest.fixture(scope="module")
def healthy() -> Iterator[Session]:
    with session(correct, DOMAIN) as opened:
        yield opened


def test_each_format_is_tried_and_what_it_withholds() -> None:
    slugs = {case.id.rsplit("/", 1)[1] for case in cases(FORM)}
    assert slugs == {
        f"{f}-{what}" for f in ("xml", "csv", "pdf") for what in ("as-issued", "withholds")
    }


@pytest.mark.parametrize("form", [FORM, "payment-list"])
def test_the_files_of_the_sample_package_are_right(healthy: Session, form: str) -> None:
    found = {case.id: healthy.execute(case) for case in cases(form)}
    verdicts = {name: (one.verdict, one.finding, one.cause) for name, one in found.items()}
    assert verdicts == dict.fromkeys(found, ("pass", None, None))


@pytest.mark.parametrize("key", SPOILT)
def test_a_spoilt_file_is_found(key: str) -> None:
    mutant = SPOILT[key]
    with session(mutant.conduct(), DOMAIN) as opened:
        found = [opened.execute(case) for case in cases(mutant.requirement.rsplit("/", 1)[1])]
    assert "fail" in {one.verdict for one in found}
    assert "harness_error" not in {one.verdict for one in found}


class Place:
    def __init__(self, folder: Path) -> None:
        self.folder, self.spec, self.domain, self.key = folder, SPEC, DOMAIN, FORM
        self.profile = self
        self.surfaces = self
        self.forms = FormsSurface(directory="out")


def faults(folder: Path, name: str) -> dict[str, list[str]]:
    return {
        place: [one.code for one in found]
        for place, found in files_with_faults(Place(folder), name)  # type: ignore[arg-type]  # what a trial has of it
    }


def test_files_in_a_directory_are_judged_without_a_package(tmp_path: Path) -> None:
    form, folder = SPEC.forms[FORM], tmp_path / "out"
    folder.mkdir()
    maker = ValueMaker(1, "written", date(2026, 4, 1), SPEC.codes)
    copy = copy_of(form, {item.key: maker.value(item, n) for n, item in enumerate(form.items)})
    (folder / f"{DOMAIN}__{FORM}.xml").write_bytes(xml_data.write_xml(SPEC, form, [copy]))
    (folder / f"{DOMAIN}__{FORM}__2.xml").write_bytes(xml_data.write_xml(SPEC, form, []))
    (folder / f"{DOMAIN}__{FORM}.csv").write_bytes(csv_data.write_csv(form, [copy]))
    assert faults(tmp_path, "xml") == {
        f"{DOMAIN}__{FORM}.xml": [],
        f"{DOMAIN}__{FORM}__2.xml": ["F-PRINT-NO-COPY"],
    }
    assert faults(tmp_path, "csv") == {f"{DOMAIN}__{FORM}.csv": []}


def test_a_link_that_leads_out_of_the_directory_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "secret.xml").write_text("<a/>", encoding="utf-8")
    (folder / f"{DOMAIN}__{FORM}.xml").symlink_to(tmp_path / "secret.xml")
    with pytest.raises(Exception, match="U-FORM-FILE-UNUSABLE"):
        faults(tmp_path, "xml")


@pytest.mark.parametrize("name", ["xml", "csv", "pdf"])
def test_without_a_file_nothing_is_judged(tmp_path: Path, name: str) -> None:
    with pytest.raises(Exception, match="U-NO-FORM-FILE"):
        faults(tmp_path, name)


@pytest.mark.parametrize(
    ("formats", "verdicts"),
    [
        (("xml", "csv", "pdf"), {}),
        (("pdf",), {"xml": "not_applicable", "csv": "not_applicable"}),
        (("xml",), {"csv": "not_applicable", "pdf": "untested"}),
    ],
)
def test_pages_are_wanted_of_everybody_and_print_data_as_declared(
    tmp_path: Path, formats: tuple[str, ...], verdicts: dict[str, str]
) -> None:
    place = Place(tmp_path)
    place.forms = FormsSurface(formats=formats)  # type: ignore[arg-type]  # parametrised
    found = {}
    for case in cases(FORM):
        spared = spared_format(case, place)  # type: ignore[arg-type]  # what a profile has of it
        if spared is not None:
            found[str(case.params["format"])] = spared[0]
    assert found == verdicts
