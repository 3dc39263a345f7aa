"""A result whose verdict, counts or defects do not follow from its cases is refused by all."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conformance.cli.main import main
from conformance.results.consistent import disagreements
from conformance.results.store import read_result, write_result

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import samples  # the hand-made results of the report room

Edit = Callable[[dict], object]


def passed(result: dict) -> None:
    for case in result["cases"]:
        case["verdict"] = "pass"


def at(*way: str | int, value: object) -> Edit:
    def edit(result: dict) -> None:
        *parents, last = way
        for name in parents:
            result = result[name]
        assert result[last] != value
        result[last] = value

    return edit


def case_of(result: dict, verdict: str) -> dict:
    return next(case for case in result["cases"] if case["verdict"] == verdict)


EDITS: dict[str, Edit] = {
    "run.finished_at": at("run", "finished_at", value="2026-11-01T09:29:00+09:00"),
    "counts": at("counts", "verdict", "fail", value=1),
    "defects": lambda result: result["defects"].clear(),
    "verdict.state": at("verdict", "state", value="conformant"),
    "verdict.exit_code": at("verdict", "exit_code", value=0),
    "verdict.line": at("verdict", "line", "ja", value="判定: 適合"),
    "scope.narrowed": at("scope", "domains", value=["child_allowance"]),
    "].finding": passed,
    "].verdict": lambda result: result["cases"][0].pop("finding"),
    "].verdict ": lambda result: result["cases"][0].update(verdict="unconfirmed"),
    "].verdict  ": lambda result: case_of(result, "unconfirmed").update(verdict="answered"),
    "].cause": lambda result: [c.update(verdict="pass") for c in result["cases"] if "cause" in c],
    "].attestation": lambda result: [c.pop("attestation", None) for c in result["cases"]],
    "].waiver.expired": at("cases", 5, "waiver", "expired", value=True),
    "].waiver.of": at("cases", 5, "waiver", "of", value="child_allowance/rule/*"),
    "].answer.of": lambda result: [
        c["answer"].update(of="another/case") for c in result["cases"] if "answer" in c
    ],
    "].requirement": at("cases", 2, "requirement", value="child_allowance/rule/another"),
    "].requirement ": at("cases", 2, "requirement", value="child_allowance"),
    "].requirement  ": at("cases", 0, "requirement", value="child_allowance"),  # it fails
    "].id": lambda result: result["cases"].append(result["cases"][2]),
}


@pytest.fixture
def result(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    write_result(samples.result(), path)
    return path


@pytest.mark.parametrize("field", EDITS)
def test_an_edited_result_is_refused_with_the_field_and_no_report_is_written(
    field: str, result: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = json.loads(result.read_text(encoding="utf-8"))
    EDITS[field](edited)
    result.write_text(json.dumps(edited), encoding="utf-8")
    page = result.with_name("page.html")
    assert main(["report", str(result), "--html", str(page), "--lang", "ja"]) == 2
    told = capsys.readouterr().err
    assert "RES003" in told
    assert "食い違" in told
    assert field.strip() in told
    assert not page.exists()


ONE_FIELD = {
    "the release": lambda data: data["product"].update(release="9.9.9"),
    "the vendor": lambda data: data["product"].update(vendor="x"),
    "the municipality": lambda data: data["product"].update(city_name="別の市"),
    "the digest of the profile": lambda data: data["invocation"].update(profile_digest="0" * 64),
    "the checksum left out": lambda data: data.pop("checksum"),
    "another checksum": lambda data: data.update(checksum="0" * 64),
}


@pytest.mark.parametrize("what", ONE_FIELD)
def test_a_field_that_nothing_follows_from_cannot_be_edited_by_hand_either(
    what: str, result: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = json.loads(result.read_text(encoding="utf-8"))
    ONE_FIELD[what](edited)
    result.write_text(json.dumps(edited), encoding="utf-8")
    for command in (("report", str(result)), ("gate", str(result)), ("diff", str(result), "x")):
        assert main([*command, "--lang", "en"]) == 2
        told = capsys.readouterr().err
        assert "RES004" in told
        assert "checksum" in told


def test_another_layout_of_the_same_content_is_the_same_result(result: Path) -> None:
    same = json.loads(result.read_text(encoding="utf-8"))
    result.write_text(json.dumps(same, indent=2, ensure_ascii=False), encoding="utf-8")
    assert read_result(result) == samples.result()


def test_all_that_read_a_result_refuse_an_edited_one(
    result: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = json.loads(result.read_text(encoding="utf-8"))
    edited["verdict"].update(state="conformant", exit_code=0)
    result.write_text(json.dumps(edited), encoding="utf-8")
    case = edited["cases"][0]["id"]
    for command in (
        ("replay", str(result), case),
        ("explain", case, "--result", str(result)),
        ("run", "reference", "--resume", str(result), "--out", str(result.parent / "out")),
    ):
        assert main([*command, "--lang", "en"]) == 2
        told = capsys.readouterr().err
        assert "RES003" in told
        assert "verdict.state, verdict.exit_code" in told


def test_an_unedited_result_agrees_with_itself() -> None:
    assert disagreements(samples.result()) == ()
    assert disagreements(samples.conforming()) == ()


@pytest.mark.parametrize(
    ("name", "value"), [("seconds", "NaN"), ("seconds", "-1"), ("workers", "1" * 5000), ("x", "1")]
)
def test_numbers_that_are_none_and_members_that_are_unknown_are_no_result(
    name: str, value: str, result: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = json.loads(result.read_text(encoding="utf-8"))
    edited["run"][name] = "@"
    result.write_text(json.dumps(edited).replace('"@"', value), encoding="utf-8")
    assert main(["report", str(result), "--lang", "en"]) == 2
    assert "RES001" in capsys.readouterr().err


def test_a_run_did_not_take_longer_than_from_its_start_to_its_end() -> None:
    edited = samples.result()
    longer = edited.run.model_copy(update={"seconds": 500.0})
    assert disagreements(edited.model_copy(update={"run": longer})) == ("run.finished_at",)
