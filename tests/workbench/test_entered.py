"""The conformance sheet in the browser: what the command says, and nothing of it is kept."""

import tempfile

import pytest

from tests.workbench.conftest import ROOT

SHEET = ROOT / "reports" / "sample" / "conformance.xlsx"


@pytest.mark.usefixtures("files_profile")
def test_a_sheet_of_another_product_is_refused_as_the_command_refuses_it(alone, bench):
    before = (bench.settings.profiles / "own.yaml").read_bytes()
    answer = alone.fill(
        "/evidence", {"profile": "own"}, files={"workbook": ("sheet.xlsx", SHEET.read_bytes())}
    )
    assert (answer.status_code, "IMP031" in answer.text) == (200, True)
    assert tempfile.gettempdir() not in answer.text
    assert (bench.settings.profiles / "own.yaml").read_bytes() == before
    assert list(bench.settings.uploads.iterdir()) == []


@pytest.mark.parametrize("sent", [{"profile": "nobody"}, {"profile": "sample-reference"}])
def test_without_a_sheet_or_a_profile_nothing_is_read(alone, sent):
    answer = alone.fill("/evidence", sent)
    assert (answer.status_code, "WBN009" in answer.text) == (422, True)


@pytest.mark.usefixtures("people")
def test_who_may_only_look_gives_no_sheet(visitor):
    assert visitor("viewer").get("/evidence").status_code == 403
