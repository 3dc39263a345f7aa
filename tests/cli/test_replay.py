"""Repeat means repeat: the printed lines work wherever they are pasted, and try what was tried."""

import html
import json
import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from conformance.cli.main import main
from tests.plugin.conftest import DAY, ROOT, conformance, repeatable, written_again

CASE = "child_allowance/record/payments/file-item-paid-on"
API_CASE = "child_allowance/rule/payment-start-month/worked-examples"
MUTANT = "child-allowance-sixteenth-day"
PROFILE = """
profile: 1
product: {name: 見本, vendor: 見本社, release: "1"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {child_allowance: {version: "2.0"}}
surfaces: {api: {start: {reference: true}}, files: {directory: "none"}}
"""


@dataclass
class FailingRun:
    """A run with a failing case, started in its own folder with relative paths."""

    folder: Path
    out: Path
    case: str
    printed: str

    @property
    def result(self) -> dict:
        return json.loads((self.out / "result.json").read_text(encoding="utf-8"))


def _made(folder: Path, case: str, command: list[str]) -> FailingRun:
    (folder / "own folder").mkdir(parents=True)
    own = folder / "own folder"
    (own / "own.yaml").write_text(PROFILE, encoding="utf-8")
    exports = ROOT / "fixtures" / "exports" / "conforming"
    (own / "ex").mkdir()
    for file in exports.glob("child_allowance__*.csv"):
        shutil.copy(file, own / "ex")
    payments = own / "ex" / "child_allowance__payments.csv"
    head, first, *rest = payments.read_text(encoding="utf-8").splitlines(keepends=True)
    broken = first.replace(first.split(",")[8], "2026-02-30")
    payments.write_text("".join([head, broken, *rest]), encoding="utf-8")
    done = conformance(*command, "--as-of", DAY, "--lang", "en", cwd=own)
    assert done.returncode == 1, done.stdout + done.stderr
    out = next((own / "reports" / "out").iterdir())
    return FailingRun(own, out, case, done.stdout)


@pytest.fixture(scope="module")
def of_files(tmp_path_factory: pytest.TempPathFactory) -> FailingRun:
    command = ["files", "own.yaml", "ex", "--case", CASE, "--rows", "3"]
    return _made(tmp_path_factory.mktemp("files"), CASE, command)


@pytest.fixture(scope="module")
def of_api(tmp_path_factory: pytest.TempPathFactory) -> FailingRun:
    command = ["run", "own.yaml", "--case", API_CASE, "--mutant", MUTANT, "-n", "0"]
    return _made(tmp_path_factory.mktemp("api"), API_CASE, command)


@pytest.fixture
def copied(of_files: FailingRun, tmp_path: Path) -> FailingRun:
    """The run over files in a folder that a test may change."""
    own = tmp_path / "own"
    shutil.copytree(of_files.folder, own)
    return FailingRun(own, own / of_files.out.relative_to(of_files.folder), of_files.case, "")


def projections(made: FailingRun, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Return every output that prints commands, as a person sees it."""
    result = str(made.out / "result.json")
    xml, text = made.out / "r.xml", made.out / "r.md"
    assert main(["report", result, "--junit", str(xml), "--md", str(text), "--lang", "en"]) == 0
    capsys.readouterr()
    assert main(["report", result, "--lang", "ja"]) == 0
    told = capsys.readouterr().out
    assert main(["explain", made.case, "--result", result, "--lang", "en"]) == 0
    written = (made.out / "report.html").read_text(encoding="utf-8")
    page = re.sub(r"<script.*?</script>", "", written, flags=re.DOTALL)  # nobody reads these
    return {
        "terminal": made.printed,
        "report": told,
        "explain": capsys.readouterr().out,
        "html": html.unescape(re.sub(r"<[^>]+>", "\n", page)),
        "junit": "\n".join(etree.parse(xml).xpath("//failure/text()")),
        "markdown": text.read_text(encoding="utf-8"),
    }


def lines(text: str) -> set[str]:
    """Return the commands printed in a text, but for those that name what the reader fills in."""
    found = re.findall(r"conformance (?:replay|run|files) .*", text)
    return {line.strip() for line in found if not re.search(r"\b(RESULT|PROFILE)\b", line)}


@pytest.mark.parametrize("kind", ["of_files", pytest.param("of_api", marks=pytest.mark.whole)])
def test_every_printed_line_repeats_the_failure_here_and_elsewhere(
    kind: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made: FailingRun = request.getfixturevalue(kind)
    printed = {name: lines(text) for name, text in projections(made, capsys).items()}
    assert all(printed.values()), printed
    assert len(printed["html"]) >= 3  # one case, all failures, the whole run
    for line in set().union(*printed.values()):
        words = shlex.split(line)[1:]
        for folder in (made.folder, tmp_path):
            monkeypatch.chdir(folder)
            if words[0] == "replay":
                assert main([*words, "--lang", "en"]) == 1, line
                assert f"✗ {made.case}  still failing" in capsys.readouterr().out
                continue
            out = tmp_path / f"again-{folder.name}"
            done = conformance(*words, "--out", str(out), cwd=folder)
            assert done.returncode == 1, line + done.stdout + done.stderr
            assert same_but_for_the_way_to_the_profile(out, made.out)


def same_but_for_the_way_to_the_profile(one: Path, other: Path) -> bool:
    results = [json.loads(repeatable(out)) for out in (one, other)]
    for result in results:
        del result["invocation"]["profile"]
        result["invocation"].get("files", {}).pop("directory", None)
    return results[0] == results[1]


def replay(made: FailingRun, *more: str) -> int:
    return main(["replay", str(made.out / "result.json"), *more, "--lang", "en"])


def test_a_repaired_file_is_judged_when_that_is_said_and_never_unsaid(
    copied: FailingRun, capsys: pytest.CaptureFixture[str]
) -> None:
    exports = ROOT / "fixtures" / "exports" / "conforming"
    shutil.copy(exports / "child_allowance__payments.csv", copied.folder / "ex")
    assert replay(copied) == 2
    told = capsys.readouterr()
    assert told.err.startswith("RES013 ")
    assert "--despite files" in told.err
    assert "repaired" not in told.out
    assert replay(copied, "--despite", "files") == 0
    told = capsys.readouterr()
    assert told.out.startswith("tried although not as it was: files that were judged")
    assert f"✓ {copied.case}  repaired" in told.out
    assert "still failing 0" in told.out


def test_without_a_case_every_failure_is_tried_again(
    copied: FailingRun, capsys: pytest.CaptureFixture[str]
) -> None:
    payments = copied.folder / "ex" / "child_allowance__payments.csv"
    head, first, *rest = payments.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = first.split(",")
    cells[1] = "2025-13"  # target_month
    payments.write_text("".join([head, ",".join(cells), *rest]), encoding="utf-8")
    other = copied.case.replace("paid-on", "target-month")
    own, out = (str(copied.folder / name) for name in ("own.yaml", "both"))
    cases = ("--case", f"{copied.case},{other}")
    assert main(["files", own, str(payments.parent), "--out", out, *cases, "--as-of", DAY]) == 1
    capsys.readouterr()
    both = FailingRun(copied.folder, Path(out), other, "")
    assert replay(both) == 1
    told = capsys.readouterr().out
    assert f"✗ {copied.case}  still failing" in told
    assert f"△ {other}  still deviating" in told
    cells[1] = "2025-09"
    payments.write_text("".join([head, ",".join(cells), *rest]), encoding="utf-8")
    assert replay(both, "--despite", "files") == 1  # one of two is repaired
    told = capsys.readouterr().out
    assert f"✗ {copied.case}  still failing" in told
    assert f"✓ {other}  repaired" in told


def test_a_repeated_line_holds_the_options_of_its_replay(
    copied: FailingRun,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(copied.folder / "ex", copied.folder / "other ex")
    with (copied.folder / "other ex" / "child_allowance__payments.csv").open("ab") as file:
        file.write(b"\n")
    _profile(copied, {})
    shutil.move(copied.folder / "own.yaml", copied.folder / "moved.yaml")
    monkeypatch.chdir(copied.folder)
    more = ("--profile", "moved.yaml", "--files", "other ex", "--despite", "files")
    assert replay(copied, *more, "--despite", "profile") == 1
    told = capsys.readouterr().out
    assert "not as it was: profile, files" in told
    [line] = lines(told)
    monkeypatch.chdir(tmp_path)
    assert main([*shlex.split(line)[1:], "--lang", "en"]) == 1, line
    assert lines(capsys.readouterr().out) == {line}


def test_another_seeded_fault_is_told_and_stands_in_the_line(
    copied: FailingRun, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sample package has no part in this result: what is said of the fault is tried alone."""
    assert replay(copied, "--mutant", MUTANT) == 1
    told = capsys.readouterr().out
    assert f"not as it was: seeded fault of the sample package ({MUTANT}, before none)" in told
    [line] = lines(told)
    assert line.endswith(f" --mutant {MUTANT}")


def test_the_files_of_the_result_are_judged_not_those_of_the_profile(
    copied: FailingRun, capsys: pytest.CaptureFixture[str]
) -> None:
    conforming = ROOT / "fixtures" / "exports" / "conforming"
    profile = copied.folder / "own.yaml"
    assert replay(copied, "--files", str(conforming)) == 2
    assert "RES013" in capsys.readouterr().err
    text = profile.read_text(encoding="utf-8").replace('"none"', f'"{conforming.as_posix()}"')
    profile.write_text(text, encoding="utf-8")
    assert replay(copied, "--despite", "profile") == 1
    assert f"✗ {copied.case}  still failing" in capsys.readouterr().out


def _profile(copied: FailingRun, _: dict) -> None:
    path = copied.folder / "own.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("見本社", "別の会社"), "utf-8")


def _catalogue(_: FailingRun, result: dict) -> None:
    result["catalogue"][0]["digest"] = "0" * 64


def _hypothesis(_: FailingRun, result: dict) -> None:
    result["invocation"]["versions"]["hypothesis"] = "6.150.0"


def _harness(_: FailingRun, result: dict) -> None:
    result["invocation"]["versions"]["harness"] = "0.0.9"


@pytest.mark.parametrize(
    ("change", "code", "option"),
    [
        (_profile, "RES011", "profile"),
        (_catalogue, "RES012", "catalogue"),
        (_hypothesis, "RES014", "versions"),
        (_harness, "RES014", "versions"),
    ],
)
def test_what_would_not_be_a_repetition_is_refused_unless_it_is_said(
    change: Callable[[FailingRun, dict], None],
    code: str,
    option: str,
    copied: FailingRun,
    capsys: pytest.CaptureFixture[str],
) -> None:
    result = copied.result
    change(copied, result)
    written_again(result, copied.out / "result.json")
    for lang in ("ja", "en"):
        assert main(["replay", str(copied.out / "result.json"), "--lang", lang]) == 2
        told = capsys.readouterr()
        assert told.err.startswith(f"{code} ")
        assert f"--despite {option}" in told.err
        assert told.out == ""
    assert replay(copied, "--despite", option) == 1


def test_a_result_that_moved_alone_asks_for_its_profile_and_files(
    copied: FailingRun, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = tmp_path / "alone" / "result.json"
    alone.parent.mkdir()
    shutil.copy(copied.out / "result.json", alone)
    assert main(["replay", str(alone), "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("RES010 ")
    given = ("--profile", str(copied.folder / "own.yaml"), "--files", str(copied.folder / "ex"))
    assert main(["replay", str(alone), *given, "--lang", "en"]) == 1


def test_an_unknown_case_is_told_with_the_nearest(
    copied: FailingRun, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay(copied, copied.case + "x") == 2
    told = capsys.readouterr().err
    assert "RES015" in told
    assert copied.case in told


def test_a_result_without_failures_has_nothing_to_repeat(
    copied: FailingRun, capsys: pytest.CaptureFixture[str]
) -> None:
    exports = ROOT / "fixtures" / "exports" / "conforming"
    own, out = str(copied.folder / "own.yaml"), str(copied.folder / "good")
    case = ("--case", copied.case, "--as-of", DAY)
    assert main(["files", own, str(exports), *case, "--out", out, "--lang", "en"]) == 0
    capsys.readouterr()
    assert main(["replay", f"{out}/result.json", "--lang", "en"]) == 5
    assert capsys.readouterr().out == "nothing failed\n"
