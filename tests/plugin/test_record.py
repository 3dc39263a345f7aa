"""A result says when, by which version, against what, on which files: the rest is repeatable."""

import datetime as dt
import hashlib
import os
from pathlib import Path

import hypothesis
import pytest

from conformance import __version__
from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, prepare
from conformance.plugin.record import address_of, begin
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.hosts import safe_url
from conformance.surfaces.oauth import NOBODY
from conformance.values.secrets import MARK, USED
from tests.plugin.conftest import DAY, conformance, repeatable, result_of

CASE = "child_allowance/record/payments/*"


@pytest.fixture
def exports(tmp_path: Path, profile) -> Path:
    """A profile beside a folder of export files that hold rubbish."""
    (tmp_path / "exports").mkdir()
    file = tmp_path / "exports" / "child_allowance__payments.csv"
    file.write_text("paid_on\n2026-02-30\n", encoding="utf-8")
    return profile("{files: {directory: exports}}")


def files(path: Path, out: Path, *more: str) -> dict:
    base = ("files", str(path), str(path.parent / "exports"), "--as-of", DAY, "--case", CASE)
    done = conformance(*base, "--out", str(out), *more)
    assert done.returncode == 1, done.stdout + done.stderr
    return result_of(out)


def test_the_same_files_give_the_same_result_but_for_when_and_where(exports, tmp_path):
    first = files(exports, tmp_path / "1")
    files(exports, tmp_path / "deeper" / "2")
    assert repeatable(tmp_path / "1") == repeatable(tmp_path / "deeper" / "2")

    invocation, run = first["invocation"], first["run"]
    assert invocation["command"] == "files"
    assert invocation["profile"] == exports.as_posix()
    assert invocation["files"]["directory"] == (tmp_path / "exports").as_posix()
    assert invocation["versions"]["harness"] == __version__
    assert invocation["versions"]["hypothesis"] == hypothesis.__version__
    assert (run["profile"], run["directory"]) == ("../own.yaml", "../exports")
    assert run["surfaces"] == [{"surface": "files", "kind": "directory", "address": "../exports"}]
    assert first["product"]["city_name"] == "架空市"
    assert first["product"]["city_code"] == "131016"
    began, ended = (dt.datetime.fromisoformat(run[n]) for n in ("started_at", "finished_at"))
    assert began <= ended
    assert began.utcoffset() == dt.timedelta(hours=9)


def test_files_with_other_content_or_names_are_other_evidence(exports, tmp_path):
    def evidence() -> str:
        return (
            begin(prepared, PackagePlace(None, tmp_path / "exports")).invocation.evidence[0].digest
        )

    prepared = prepare(options_of({"profile": str(exports), "surface": "files"}))
    first = evidence()
    file = tmp_path / "exports" / "child_allowance__payments.csv"
    content = hashlib.sha256(file.read_bytes()).hexdigest()
    assert first == hashlib.sha256(f"{file.name}\0{content}\n".encode()).hexdigest()
    file.write_text("atena_number\nno-numbes\n", encoding="utf-8")
    assert evidence() != first
    file.write_text("paid_on\n2026-02-30\n", encoding="utf-8")
    assert evidence() == first
    file.rename(file.with_name("child_allowance__claims.csv"))
    assert evidence() != first


def test_the_sample_package_is_named_as_such_and_so_is_its_fault(tmp_path):
    fault = "child-allowance-sixteenth-day"
    options = {"profile": "vendor_profiles/reference.yaml", "mutant": fault, "out": str(tmp_path)}
    root = Path(__file__).parents[2]
    options["profile"] = os.path.relpath(root / options["profile"])
    prepared = prepare(options_of(options))
    record = begin(prepared, PackagePlace(Endpoint("http://127.0.0.1:4711/x", NOBODY), None))
    assert record.invocation.profile == "reference"
    assert record.invocation.mutant == fault
    assert record.ended().profile is None
    assert record.ended().of_sample_package
    assert record.surfaces[0].address == "http://127.0.0.1:4711/x"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (
            "https://user:secret@mihon.example:8443/api?key=secret#x",
            "https://mihon.example:8443/api",
        ),
        ("http://127.0.0.1", "http://127.0.0.1"),
    ],
)
def test_an_address_holds_neither_user_nor_secret(url, shown):
    assert address_of(url) == shown


def test_a_secret_in_the_path_is_not_shown():
    USED.use("gw-5e0b71c4e9d2")
    shown = address_of("https://mihon.example/key/gw-5e0b71c4e9d2/api")
    assert shown == f"https://mihon.example/key/{MARK}/api"
    assert safe_url("https://mihon.example/gw-5e0b71c4e9d2").endswith(f"/{MARK}")
