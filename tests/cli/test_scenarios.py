"""`conformance scenarios`: a pack made, played, judged; masked, and refused where it must be."""

from __future__ import annotations

import json
import re
import shutil

import jsonschema
import pytest

from conformance.cli.main import main
from conformance.cli.schemas import schema_of
from conformance.scenarios.opened import open_pack
from tests.in_process import played


def run(*arguments: object) -> int:
    return main(["scenarios", *map(str, arguments), "--lang", "en"])


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli") / "pack"
    assert run("make", "--seed", 3, "--out", folder, "-d", "child_allowance") == 0
    return folder


@pytest.fixture(scope="module")
def export(pack):
    folder = pack.with_name("export")
    played(open_pack(pack), folder)
    return folder


def apart(pack):
    return pack.with_name("pack.expected.zip")


def judged(pack, export, *options):
    return run("judge", pack, export, "--expected", apart(pack), *options)


def test_the_outcome_lies_beside_the_pack_and_its_hash_is_told(tmp_path, capsys):
    run("make", "--seed", 3, "--out", tmp_path / "p", "-d", "corporate_resident_tax")
    assert {p.name for p in tmp_path.iterdir()} == {"p", "p.expected.zip"}
    head = json.loads((tmp_path / "p/pack.json").read_text("utf-8"))
    assert head["expected"] in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "form"), [("pack.json", "scenario-pack"), ("calendar.json", "scenario-calendar")]
)
def test_what_a_pack_holds_has_the_published_form(pack, name, form):
    found = json.loads((pack / name).read_text("utf-8"))
    jsonschema.Draft202012Validator(schema_of(form)).validate(found)


def test_a_correct_export_is_conformant_and_its_json_has_the_published_form(
    pack, export, tmp_path, capsys
):
    assert judged(pack, export, "--json", tmp_path / "j.json") == 0
    found = json.loads((tmp_path / "j.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema_of("scenarios")).validate(found)
    assert (found["verdict"], found["not_passed"]) == ("conformant", [])
    assert "Verdict: conformant" in capsys.readouterr().out


@pytest.fixture
def wrong(export, tmp_path):
    folder = shutil.copytree(export, tmp_path / "wrong")
    path = folder / "child_allowance__payees.csv"
    lines = path.read_bytes().decode().split("\r\n")
    cells = lines[1].split(",")
    cells[5] = "渡邉　別人"
    path.write_bytes("\r\n".join([lines[0], ",".join(cells), *lines[2:]]).encode())
    return folder, cells[0]


def test_another_value_is_told_by_file_line_and_item_without_the_value(
    pack, wrong, tmp_path, capsys
):
    folder, number = wrong
    assert judged(pack, folder, "--json", tmp_path / "j.json") == 1
    said = capsys.readouterr().out + (tmp_path / "j.json").read_text("utf-8")
    assert "F-ROW-VALUE" in said
    assert "name: expected 「" in said
    assert "line 2" in said
    assert not {number, "渡邉", "別人"} & set(re.findall(r"\w+", said))


def test_with_unmask_the_values_are_shown(pack, wrong, capsys):
    folder, number = wrong
    assert judged(pack, folder, "--unmask") == 1
    said = capsys.readouterr().out
    assert number in said
    assert "渡邉　別人" in said


def test_a_missing_file_is_incomplete(pack, export, tmp_path, capsys):
    folder = shutil.copytree(export, tmp_path / "less")
    (folder / "child_allowance__payees.csv").unlink()
    assert judged(pack, folder) == 3
    assert "U-NO-FILE" in capsys.readouterr().out


def test_a_changed_outcome_is_an_error_and_no_verdict(pack, export, tmp_path, capsys):
    (tmp_path / "e.zip").write_bytes(apart(pack).read_bytes() + b" ")
    assert run("judge", pack, export, "--expected", tmp_path / "e.zip") == 2
    assert "USE111" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("make", "--out", "{pack}"), "USE105"),
        (("make", "--out", "{new}", "--from", "tomorrow"), "USE104"),
        (("judge", "{pack}", "{new}", "--expected", "{new}"), "USE106"),
        (("judge", "{new}", "{pack}", "--expected", "{new}"), "USE101"),
        (("play", "{new}", "reference", "--out", "{new}"), "USE101"),
        (("play", "{pack}", "reference", "--out", "{pack}"), "USE105"),
        (("play", "{pack}", "export_only", "--out", "{new}"), "USE107"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_code(pack, tmp_path, capsys, arguments, code):
    places = {"pack": pack, "new": tmp_path / "new"}
    assert run(*(one.format(**places) for one in arguments)) == 2
    assert code in capsys.readouterr().err


def test_a_pack_is_played_into_the_running_sample_package(pack, tmp_path, capsys):
    assert run("play", pack, "reference", "--out", tmp_path / "out") == 0
    assert "unlike the calendar: 0" in capsys.readouterr().out
    assert judged(pack, tmp_path / "out") == 0


@pytest.mark.whole
def test_a_fault_of_the_sample_package_is_found_from_its_files_alone(pack, tmp_path, capsys):
    mutant = "child-allowance-past-overwritten"
    assert run("play", pack, "reference", "--out", tmp_path / "out", "--mutant", mutant) == 0
    assert judged(pack, tmp_path / "out") == 1
    assert "F-ROW" in capsys.readouterr().out
