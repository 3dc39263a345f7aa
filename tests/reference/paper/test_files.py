"""The sample package issues a form as items, XML, CSV and pages, and all say the same."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from conformance.forms import csv_data
from conformance.forms.judge import judge_copies, judge_xml
from conformance.reference.call import Actor
from conformance.reference.forms import CopyRequest
from conformance.reference.refusals import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.domain import Specification
    from conformance.population.rows import Row
    from conformance.reference.package import SamplePackage
    from conformance.reference.store import Sandbox

    Issue = Callable[..., Row]

CLERK = Actor("conf-clerk", "clerk")
SHIELD = {"domain": "sample", "group": "shields", "row": {"number": "001", "begins": "2025-01-01"}}


@pytest.fixture
def issue(package: SamplePackage, sandbox: Sandbox, person: Callable[..., Row]) -> Issue:
    package.load(sandbox, [person(sex="1")], CLERK)

    def call(way: str, addressee: str = "self", **inputs: str) -> Row:
        inputs = inputs or {"issued_on": "2025-06-01"}
        request = CopyRequest("people", {"number": "001"}, addressee, inputs, way)  # type: ignore[arg-type]
        return package.issue(sandbox, ("sample", "notice"), request, CLERK)[0]

    return call


def content(row: Row) -> bytes:
    return base64.b64decode(str(row["content"]))


def words(pdf: bytes) -> str:
    return "".join(p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(pdf))


def test_every_format_holds_the_same_values(issue: Issue, spec: Specification) -> None:
    items = issue("items")["items"]
    form = spec.forms["notice"]
    from_xml, faults = judge_xml(spec, form, content(issue("xml")))
    from_csv = csv_data.read_csv(content(issue("csv")))
    assert faults == ()
    assert judge_copies(spec, form, from_csv) == ()
    assert dict(from_xml.copies[0].values) == dict(from_csv.copies[0].values) == items
    page = words(content(issue("pdf")))
    assert [text for text in ("山田", "桜町1", "令和７年６月１日") if text not in page] == []


def test_media_types_say_what_the_files_are(issue: Issue) -> None:
    named = {way: issue(way)["media_type"] for way in ("xml", "csv", "pdf")}
    assert named == {"xml": "application/xml", "csv": "text/csv", "pdf": "application/pdf"}


@pytest.mark.parametrize("way", ["xml", "csv", "pdf"])
def test_what_is_withheld_leaves_no_trace_in_any_format(
    issue: Issue, package: SamplePackage, sandbox: Sandbox, way: str
) -> None:
    assert "桜町" in (words(content(issue(way))) if way == "pdf" else content(issue(way)).decode())
    package.load(sandbox, [SHIELD], CLERK)
    file = content(issue(way, "third_party"))
    if way == "pdf":
        shown = words(file)
        assert "住所" not in shown
        assert "桜町" not in shown + str(pypdfium2.PdfDocument(file).get_metadata_dict())
    else:
        assert "桜町" not in file.decode()


@pytest.mark.parametrize("way", ["items", "xml", "csv", "pdf"])
def test_what_is_refused_is_refused_in_every_format(issue: Issue, way: str) -> None:
    with pytest.raises(RefusalError) as refused:
        issue(way, issued_on="2025-13-01")
    assert [(r.code, r.item) for r in refused.value.reasons] == [("E0002", "issued_on")]


def test_the_same_copy_gives_the_same_bytes(issue: Issue) -> None:
    for way in ("xml", "csv", "pdf"):
        assert issue(way) == issue(way)


def test_capabilities_name_the_formats(package: SamplePackage) -> None:
    assert package.capabilities()[0]["forms_as"] == ["items", "xml", "csv", "pdf"]
