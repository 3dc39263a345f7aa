"""Results: what a page says is what the result says."""

import datetime as dt
import io
import json
import os
import zipfile

import openpyxl
import pytest

from conformance.report import cases_csv
from conformance.report.facts import SAMPLE
from conformance.results.run import TriedSurfaceModel
from conformance.results.store import read_result, write_result
from conformance.workbench import runs
from conformance.workbench.pages import results
from tests.plugin.test_resume import reworked
from tests.report import samples


def test_a_result_that_is_given_is_opened_and_judged_in_four_clicks(alone, tmp_path):
    file = tmp_path / "given.json"
    write_result(samples.result(), file)
    with file.open("rb") as content:
        answer = alone.fill("/results", at="/", files={"result": ("../../x.json", content)})
    assert answer.status_code == 303
    page = alone.get(answer.headers["location"]).text
    result = samples.result()
    assert result.verdict.line.ja in page
    assert "試験していないもの" in page
    gate = alone.get(answer.headers["location"] + "/gate").text
    assert "まだよくない" in gate
    assert "止める理由" in gate


@pytest.mark.parametrize("content", [b"", b"{}", b"<html>", b'{"format": "conformance-result/1"}'])
def test_a_file_that_is_no_result_is_refused_with_the_reason_and_not_kept(alone, bench, content):
    answer = alone.fill("/results", files={"result": ("result.json", content)})
    assert answer.status_code == 422
    assert "RES001" in answer.text
    assert list(bench.settings.results.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format": "conformance-result/1"'])
@pytest.mark.parametrize(
    ("given", "shown"), [("見本社_1.0.json", "見本社_1.0.json"), ("C:\\x\\a.json", "a.json")]
)
def test_what_is_wrong_names_the_file_that_was_given(alone, bench, content, given, shown):
    said = alone.fill("/results", files={"result": (given, content)}).text
    assert f"結果ファイル {shown} は" in said
    assert "結果ファイル result.json" not in said
    assert list(bench.settings.results.iterdir()) == []


def test_an_edited_result_is_told_by_the_name_it_was_given(alone, bench, tmp_path):
    file = tmp_path / "x.json"
    write_result(samples.result(), file)
    edited = file.read_bytes().replace("見本".encode(), "別物".encode())
    said = alone.fill("/results", files={"result": ("改ざん.json", edited)}).text
    assert "改ざん.json" in said
    assert "result.json は" not in said
    assert list(bench.settings.results.iterdir()) == []


@pytest.mark.parametrize(
    ("member", "page"), [("statement.dsse.json", "「署名」"), ("[Content_Types].xml", "「記入」")]
)
def test_a_file_of_another_page_is_led_there(alone, bench, member, page):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(member, b"{}")
    answer = alone.fill("/results", files={"result": ("他の.json", made.getvalue())})
    assert (answer.status_code, "WBN022" in answer.text) == (422, True)
    assert page in answer.text
    assert "他の.json" in answer.text
    assert list(bench.settings.results.iterdir()) == []


def test_a_result_that_somebody_changed_is_told_in_the_list(alone, bench, shelved):
    path = bench.library.path(shelved)
    data = json.loads(path.read_text("utf-8"))
    data["product"]["name"] = "別の製品"
    path.write_text(json.dumps(data), "utf-8")
    assert "RES004" in alone.get("/results").text
    assert alone.get(f"/results/{shelved}").status_code == 422


def test_the_page_tells_every_kind_of_verdict_and_each_defect(alone, shelved, bench):
    result = read_result(bench.library.path(shelved))
    page = alone.get(f"/results/{shelved}?lang=en").text
    for defect in result.defects:
        assert defect.root in page
    for case in result.cases:
        if case.verdict == "untested":
            assert case.id in page
        if case.waiver is not None:
            assert case.waiver.approver in page
    assert samples.PLANTED not in page


def test_hostile_text_of_a_result_is_shown_and_not_run(alone, bench):
    evil = "<script>alert(1)</script>"
    given = samples.result()
    product = given.product.model_copy(update={"name": evil})
    folder = bench.settings.results / "evil"
    folder.mkdir()
    write_result(given.model_copy(update={"product": product}), folder / "result.json")
    key = bench.library.all()[0].key
    for page in ("/", "/results", f"/results/{key}", f"/results/{key}/gate", "/compare"):
        text = alone.get(page).text
        assert evil not in text
    assert "&lt;script&gt;" in alone.get(f"/results/{key}").text


def test_a_download_is_what_the_command_line_writes(alone, shelved, bench):
    answer = alone.get(f"/results/{shelved}/report/csv")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content == cases_csv.render(read_result(bench.library.path(shelved)))
    assert alone.get(f"/results/{shelved}/report/exe").status_code == 404


def test_two_results_are_compared_the_worse_first(alone, bench, shelved):
    folder = bench.settings.results / "clean"
    folder.mkdir()
    write_result(samples.conforming(), folder / "result.json")
    other = next(one.key for one in bench.library.all() if one.key != shelved)
    page = alone.get(f"/compare?a={other}&b={shelved}").text
    assert "新たな不合格" in page
    assert page.index("新たな不合格") < page.index("新たに判定できないもの")


def test_a_link_out_of_the_folder_is_no_result(bench, tmp_path):
    outside = tmp_path / "outside.json"
    write_result(samples.result(), outside)
    (bench.settings.results / "link.json").symlink_to(outside)
    (bench.settings.results / "folder").symlink_to(tmp_path)
    assert bench.library.all() == ()


def test_what_is_conformant_in_a_part_alone_is_never_shown_as_conformant_alone(alone, bench):
    given = samples.conforming()
    scope = given.scope.model_copy(update={"domains": ("child_allowance",), "narrowed": True})
    folder = bench.settings.results / "part"
    folder.mkdir()
    about = given.model_copy(update={"scope": scope})
    write_result(reworked(about), folder / "result.json")
    key = bench.library.all()[0].key
    for page in ("/", "/results", f"/results/{key}", f"/results/{key}/files"):
        assert "（次の範囲のみ）" in alone.get(page).text, page


@pytest.mark.parametrize("mutant", [None, "a-planted-fault"])
def test_a_list_says_that_it_was_the_sample_and_that_a_fault_was_planted(alone, bench, mutant):
    given = samples.result()
    tried = (TriedSurfaceModel(surface="api", kind="sample_package"),)
    asked = given.invocation.model_copy(update={"mutant": mutant})
    run = given.run.model_copy(update={"surfaces": tried})
    about = reworked(given.model_copy(update={"run": run, "invocation": asked}))
    write_result(about, bench.settings.results / "one.json")
    (key,) = (one.key for one in bench.library.all())
    for path in ("/", "/results", f"/results/{key}", f"/results/{key}/gate"):
        page = alone.get(path).text
        assert SAMPLE.ja in page, path
        assert ("a-planted-fault" in page) == (mutant is not None), path


def test_a_folder_is_called_by_the_day_in_japan(alone, bench, monkeypatch, tmp_path):
    monkeypatch.setattr(results, "today_in_japan", lambda: dt.date(2031, 1, 1))
    monkeypatch.setattr(runs, "today_in_japan", lambda: dt.date(2031, 1, 2))
    write_result(samples.result(), tmp_path / "given.json")
    alone.fill("/results", files={"result": ("x.json", (tmp_path / "given.json").read_bytes())})
    (folder,) = bench.settings.results.iterdir()
    assert folder.name.startswith("2031-01-01-received-")
    run = bench.runs.start("reference", ["--help"], "x", "ja")
    assert run.out.startswith("2031-01-02-")


def test_a_system_that_several_share_has_one_table_of_the_newest_of_each(alone, bench, shelved):
    assert "共同利用" not in alone.get(f"/results/{shelved}").text
    given = samples.result()
    for number, change in enumerate(
        ({"city_code": "131016"}, {"city_code": "131016"}, {"city_code": "131024", "release": "9"})
    ):
        folder = bench.settings.results / f"other-{number}"
        folder.mkdir()
        product = given.product.model_copy(update=change)
        write_result(given.model_copy(update={"product": product}), folder / "result.json")
        os.utime(folder / "result.json", (number, number))
    (other,) = bench.library.sharing(shelved)
    assert (other.city, other.name) == ("131016", "other-1")
    assert "共同利用の 2 団体" in alone.get(f"/results/{shelved}").text
    content = alone.get(f"/results/{shelved}/report/xlsx?cities=1").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    cities = {row[0].value for row in book["適合状況"].iter_rows(min_row=4) if row[0].value}
    assert {one.rpartition("(")[2] for one in cities} == {"139998)", "131016)"}
