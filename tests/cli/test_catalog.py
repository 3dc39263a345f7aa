import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from conformance.catalog.load import domains
from conformance.catalog.locate import catalog_directory
from conformance.cli.catalog import _COMMANDS
from conformance.cli.main import main

SHARED = Path(os.environ.get("CONFORMANCE_SHARED") or Path(__file__).parents[3] / "shared")
BOOK = SHARED / "domain" / "official" / "031_item_definition.xlsx"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_listed_command_shows_its_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert "Usage:" in printed(capsys, "catalog", name, "--help")


def test_the_groups_help_lists_every_command_and_imports_none() -> None:
    code = (
        "import sys; from conformance.cli.main import main; main(['catalog', '--help']);"
        "print([m for m in sys.modules if 'cli.catalog_' in m or m == 'pydantic'])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert all(f"  {name} " in shown for name in _COMMANDS)
    assert shown.splitlines()[-1] == "[]"


def test_an_unknown_command_is_a_usage_error() -> None:
    assert main(["catalog", "no-such-command"]) == 2


def test_the_counts_as_json_follow_their_schema_and_add_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    schema = json.loads(printed(capsys, "catalog", "stats", "--schema"))
    found = json.loads(printed(capsys, "catalog", "stats", "--json"))

    jsonschema.validate(found, schema)
    assert [one["domain"] for one in found["domains"]] == list(domains())
    assert found["total"]["rules"] == sum(one["rules"] for one in found["domains"])


def test_the_counts_are_read_in_either_language(capsys: pytest.CaptureFixture[str]) -> None:
    ja = printed(capsys, "catalog", "stats", "child_allowance", "--lang", "ja")
    en = printed(capsys, "catalog", "stats", "child_allowance", "--lang", "en")

    assert "120 計算例" in ja
    assert "120 worked examples" in en


def test_an_unknown_domain_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "stats", "child_alowance", "--lang", "en"]) == 2
    assert "did you mean 'child_allowance'?" in capsys.readouterr().err


def test_schemas_are_written_into_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(capsys, "catalog", "schema", "--out", str(tmp_path / "schemas"))

    written = {path.name for path in (tmp_path / "schemas").iterdir()}

    assert {"domain.schema.json", "functions.schema.json", "rules.schema.json"} <= written
    assert json.loads(printed(capsys, "catalog", "schema", "rules")) == json.loads(
        (tmp_path / "schemas" / "rules.schema.json").read_text(encoding="utf-8")
    )


def test_a_schema_needs_a_kind_or_a_folder() -> None:
    assert main(["catalog", "schema"]) == 2


def test_the_openapi_document_is_printed_or_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "openapi.json"

    shown = printed(capsys, "catalog", "openapi", "child_allowance")
    printed(capsys, "catalog", "openapi", "child_allowance", "--out", str(file))

    assert json.loads(shown)["openapi"] == "3.1.0"
    assert file.read_text(encoding="utf-8") == shown


@pytest.fixture
def retitled(tmp_path: Path) -> str:
    """A copy of the child allowance in which one function has another title."""
    folder = tmp_path / "child_allowance" / "2.0"
    shutil.copytree(catalog_directory() / "child_allowance" / "2.0", folder)
    path = folder / "functions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("配偶者情報の管理", "配偶者の管理", 1), encoding="utf-8")
    return str(folder)


def test_a_difference_is_shown_in_every_form(
    tmp_path: Path, retitled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    md, page = tmp_path / "d.md", tmp_path / "d.html"
    arguments = ["catalog", "diff", "child_allowance@2.0", retitled]

    shown = printed(capsys, *arguments, "--lang", "ja", "--md", str(md), "--html", str(page))
    found = json.loads(printed(capsys, *arguments, "--json"))

    (change,) = found["changes"]
    jsonschema.validate(found, json.loads(printed(capsys, "catalog", "diff", "--schema")))
    assert (change["kind"], change["key"], change["at"]) == ("text", "manage-spouse", "title_ja")
    assert (change["old"], change["new"]) == ("配偶者情報の管理", "配偶者の管理")
    for text in (shown, md.read_text("utf-8"), page.read_text("utf-8")):
        assert "配偶者情報の管理 → 配偶者の管理" in text
        assert "変更 1（改修の要否を確認 0、再試験 0、文言のみ 1）" in text


def test_an_exit_code_says_how_grave_a_difference_is(
    retitled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["catalog", "diff", "child_allowance", retitled, "--fail-on"]
    codes = {grave: main([*arguments, grave]) for grave in ("breaking", "rerun", "text")}
    capsys.readouterr()
    assert codes == {"breaking": 0, "rerun": 0, "text": 1}


def test_words_alone_reach_no_case(retitled: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["catalog", "impact", "child_allowance", retitled, "--profile", "reference"]

    found = json.loads(printed(capsys, *arguments, "--json"))

    jsonschema.validate(found, json.loads(printed(capsys, "catalog", "impact", "--schema")))
    assert (found["impact"]["cases"], found["impact"]["requirements"]) == ([], [])
    assert found["impact"]["profiles"][0]["rerun"] == {"cases": 0, "patterns": [], "command": ""}
    assert [change["kind"] for change in found["changes"]] == ["text"]


def test_two_equal_specifications_have_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    same = "seal_registration"
    shown = printed(capsys, "catalog", "diff", same, same, "--lang", "ja", "--fail-on", "text")
    assert shown.splitlines()[-1] == "変更 0（改修の要否を確認 0、再試験 0、文言のみ 0）"


@pytest.mark.parametrize("command", ["diff", "impact"])
@pytest.mark.parametrize("arguments", [[], ["child_allowance@2.0"], ["child_allowance@9", "x"]])
def test_a_difference_needs_two_specifications_that_exist(
    command: str, arguments: list[str]
) -> None:
    assert main(["catalog", command, *arguments]) == 2


@pytest.mark.skipif(not BOOK.is_file(), reason="the official workbook is not at hand")
def test_a_dry_import_reports_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "common_functions" / "2.1"
    target.mkdir(parents=True)
    shutil.copy(catalog_directory() / "common_functions" / "2.1" / "domain.yaml", target)
    arguments = ["catalog", "import", str(BOOK), "--into", "common_functions"]
    options = ["--spec-version", "2.1", "--kind", "item_list", "--catalog", str(tmp_path)]
    options += ["--document-version", "2023-09-29"]

    dry = printed(capsys, *arguments, *options, "--dry-run", "--lang", "en")
    assert sorted(p.name for p in target.iterdir()) == ["domain.yaml"]

    wet = printed(capsys, *arguments, *options, "--lang", "en")
    written = sorted(p.name for p in target.glob("*.yaml"))
    assert written == ["codes.yaml", "domain.yaml", "records.yaml"]
    assert len([*target.glob("import-item_list-*.json")]) == 1
    assert "files written: 0" in dry
    assert "files written: 2" in wet


def test_an_import_into_a_missing_specification_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(b"")
    options = ["--into", "nowhere", "--spec-version", "1.0", "--kind", "item_list"]

    assert main(["catalog", "import", str(file), *options]) == 2
    assert "nowhere" in capsys.readouterr().err
