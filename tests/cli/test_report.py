import sys
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from conformance.cli.main import main
from conformance.results.store import write_result

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import samples  # the hand-made results of the report room


@pytest.fixture
def result(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    write_result(samples.result(), path)
    return path


def test_without_options_the_summary_is_printed_and_the_exit_code_is_0(
    result: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(result), "--lang", "ja"]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[-1].startswith("判定: 不適合")
    assert f"conformance replay {result} " in printed
    assert "\x1b" not in printed


def test_consequences_are_listed_when_asked(
    result: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["report", str(result), "--show-consequences", "--lang", "en"])
    assert "child_allowance/form/payment-notice/prints-amount\n" in capsys.readouterr().out


def test_each_file_asked_for_is_written_and_nothing_is_printed(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, xml, text = (tmp_path / "out" / name for name in ("r.html", "r.xml", "r.md"))
    code = main(
        ["report", str(result), "--html", str(page), "--junit", str(xml), "--md", str(text)]
    )
    assert code == 0
    assert capsys.readouterr().out == ""
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert etree.fromstring(xml.read_bytes()).tag == "testsuites"
    assert text.read_text(encoding="utf-8").startswith("# ")


def test_all_reports_are_written_into_a_folder(result: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    assert main(["report", str(result), "--all", str(folder)]) == 0
    assert {one.name for one in folder.iterdir()} == {
        *("report.html", "junit.xml", "summary.md", "cases.csv", "report.sarif", "earl.jsonld"),
        *("conformance.xlsx", "allure-results.zip"),
    }
    assert all(one.stat().st_size for one in folder.iterdir())


def test_a_missing_result_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(tmp_path / "none.json")]) == 2
    assert "RES001" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_a_usage_error(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(result), "--html", str(tmp_path)]) == 2
    assert main(["report", str(result), "--md", str(result / "below" / "a.md")]) == 2
    assert "RES002" in capsys.readouterr().err


def test_a_report_is_written_to_the_standard_output_where_that_is_asked_for(
    result: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(result.parent)
    assert main(["report", str(result), "--md", "-", "--lang", "en"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"# ")
    assert not (result.parent / "-").exists()


def test_the_results_of_a_shared_system_stand_in_one_table(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    city = samples.result().product.model_copy(update={"city_code": "131016"})
    write_result(samples.result().model_copy(update={"product": city}), tmp_path / "other.json")
    asked = ["--lang", "en", "report", str(result), "--with-city", str(tmp_path / "other.json")]
    sheet = tmp_path / "sheet.xlsx"
    assert main([*asked, "--xlsx", str(sheet)]) == 0
    heads = [cell.value for cell in openpyxl.load_workbook(sheet)["fit and gap"][3]]
    assert heads[:2] == ["municipality", "as of"]
    assert main(asked) == 2
    assert "USE195" in capsys.readouterr().err
    assert main([*asked[:-1], str(result), "--xlsx", str(tmp_path / "same.xlsx")]) == 2
    assert "RES040" in capsys.readouterr().err
    assert not (tmp_path / "same.xlsx").exists()
