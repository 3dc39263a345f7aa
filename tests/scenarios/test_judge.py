"""An export judged against a pack."""

from __future__ import annotations

import shutil

import pytest

from conformance.errors import UsageError
from conformance.scenarios.bundle import bundle
from conformance.scenarios.judge import judge_export
from conformance.scenarios.opened import open_pack
from tests.in_process import played
from tests.scenarios.conftest import maker

PAYEES = "child_allowance__payees.csv"


@pytest.fixture
def export(made, tmp_path):
    return shutil.copytree(made.export, tmp_path / "export")


def edited(path, change):
    lines = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join(change(lines)))


def deviations(judged):
    return {(g.group, d.code) for g in judged.groups if g.compared for d in g.compared.deviations}


def test_the_export_of_a_correct_package_is_conformant(made):
    judged = judge_export(made.pack, made.expected, made.export)
    assert judged.exit_code == 0
    assert all(one.outcome.verdict == "pass" for one in judged.checks)
    assert sum(g.compared.rows for g in judged.groups) > 500
    assert sum(g.compared.values for g in judged.groups) > 5_000


def test_a_row_that_was_lost_is_found(made, export):
    edited(export / PAYEES, lambda lines: lines[:-2] + lines[-1:])
    judged = judge_export(made.pack, made.expected, export)
    assert ("payees", "F-ROW-MISSING") in deviations(judged)
    assert judged.exit_code == 1


def test_a_row_that_was_made_up_is_found(made, export):
    def doubled(lines):
        made_up = lines[1].split(b",")
        made_up[0] = b"999999999999999"
        return [*lines[:-1], b",".join(made_up), lines[-1]]

    edited(export / PAYEES, doubled)
    assert ("payees", "F-ROW-TOO-MANY") in deviations(
        judge_export(made.pack, made.expected, export)
    )


def test_a_missing_file_leaves_the_judgement_incomplete(made, export):
    (export / PAYEES).unlink()
    judged = judge_export(made.pack, made.expected, export)
    (lost,) = [g for g in judged.groups if g.compared is None]
    assert (lost.group, lost.cause.code) == ("payees", "U-NO-FILE")
    assert judged.exit_code == 3


def test_an_empty_file_is_not_conformant(made, export):
    edited(export / PAYEES, lambda lines: [lines[0], b""])
    assert judge_export(made.pack, made.expected, export).exit_code == 1


def test_a_file_without_a_column_is_not_conformant(made, export):
    edited(export / PAYEES, lambda lines: [b",".join(line.split(b",")[:-1]) for line in lines])
    judged = judge_export(made.pack, made.expected, export)
    failed = {one.case.id for one in judged.checks if one.outcome.verdict == "fail"}
    assert "child_allowance/record/payees/file-columns" in failed
    assert judged.exit_code == 1


def test_the_export_of_another_pack_is_not_judged(made, tmp_path):
    other = bundle(maker("child_allowance", seed=77))
    other.write(tmp_path / "pack", tmp_path / "e.zip")
    played(open_pack(tmp_path / "pack"), tmp_path / "export")
    with pytest.raises(UsageError) as caught:
        judge_export(made.pack, made.expected, tmp_path / "export")
    assert caught.value.messages[0].code == "USE113"


def test_an_empty_directory_is_incomplete_and_never_conformant(made, tmp_path):
    assert judge_export(made.pack, made.expected, tmp_path).exit_code == 3
