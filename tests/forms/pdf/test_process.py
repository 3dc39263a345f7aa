"""Harmful files are refused in bounded time and memory, and the next file is read as ever."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from attacks import ATTACKS, form_loop, forms_in_forms
from pages import COPY, FORM, SPEC, page
from troubled import ASLEEP, KILLED, STOPPED, starts, troubled

from conformance.errors import HarnessError
from conformance.forms.pdf import limits
from conformance.forms.pdf.judge import judge_pdf
from conformance.forms.pdf.process import PdfReader, RefusedDocumentError, read_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GROWN = f"""
import resource, sys
sys.path[:0] = {sys.path}
from attacks import ATTACKS
from pages import COPY, FORM, SPEC
from conformance.forms.pdf.judge import judge_pdf
for make, _code in ATTACKS.values():
    judge_pdf(SPEC, FORM, make(), COPY)
from conformance.forms.pdf.process import READER
READER.close()
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""
"""Reads every attack in processes of its own, and tells the greatest memory of them in bytes."""


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_with_one_clear_fault(name: str) -> None:
    make, code = ATTACKS[name]
    content = make()
    read_pdf(page())  # the process is there
    found = judge_pdf(SPEC, FORM, content, COPY)
    assert [one.code for one in found] == [code]
    assert judge_pdf(SPEC, FORM, page(), COPY) == ()


def test_a_form_that_draws_itself_ends() -> None:
    found = judge_pdf(SPEC, FORM, form_loop(), COPY)
    assert [one.code for one in found] in (["F-PDF-BLANK"], ["F-PDF-BROKEN"], ["F-PDF-LIMIT"])


def test_no_reading_process_grows_beyond_its_bound() -> None:
    """Whatever else these tests start is no child of the process that measures."""
    done = subprocess.run([sys.executable, "-c", GROWN], capture_output=True, text=True, check=True)
    assert 0 < int(done.stdout) < limits.MEMORY


@pytest.fixture
def reader() -> Iterator[PdfReader]:
    made = PdfReader()
    yield made
    made.close()


@pytest.mark.parametrize("moment", ["at its start", "over a PDF"])
@pytest.mark.parametrize("trouble", [KILLED, STOPPED, ASLEEP], ids=["killed", "stopped", "asleep"])
def test_a_process_that_is_lost_twice_is_our_fault_and_not_the_files(
    trouble: str, moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", troubled(tmp_path, trouble, moment))
    reader = PdfReader(patience=2.0)
    with pytest.raises(HarnessError) as lost:
        reader.read(page(), barcodes=False)
    assert lost.value.messages[0].code == "H-PDF-READER"
    assert reader._process is None


@pytest.mark.parametrize("moment", ["at its start", "over a PDF"])
def test_a_process_that_is_killed_once_is_followed_by_another_over_the_same_file(
    moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: PdfReader
) -> None:
    monkeypatch.setenv("PYTHONPATH", troubled(tmp_path, KILLED, moment, times=1))
    assert len(reader.read(page(), barcodes=False).pages) == 1
    assert starts(tmp_path) == 2


def test_time_in_which_nothing_is_read_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: PdfReader
) -> None:
    monkeypatch.setenv("PYTHONPATH", troubled(tmp_path, "time.sleep(4)", "over a PDF", seconds=2))
    assert len(reader.read(page(), barcodes=False).pages) == 1
    assert starts(tmp_path) == 1


def test_a_file_that_takes_two_processes_all_their_time_is_too_involved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: PdfReader
) -> None:
    monkeypatch.setenv("PYTHONPATH", troubled(tmp_path, "pass", "over a PDF", seconds=1))
    with pytest.raises(RefusedDocumentError) as refused:
        reader.read(forms_in_forms(), barcodes=False)
    assert refused.value.fault.code == "F-PDF-LIMIT"
    assert "seconds" in refused.value.fault.expected.en
    assert starts(tmp_path) == 2
    assert len(reader.read(page(), barcodes=False).pages) == 1


def test_a_process_reads_many_files_each_with_its_own_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: PdfReader
) -> None:
    burn = "exec('end = time.process_time() + 0.7\\nwhile time.process_time() < end: pass')"
    monkeypatch.setenv("PYTHONPATH", troubled(tmp_path, burn, "over a PDF", seconds=2))
    for _ in range(6):
        assert len(reader.read(page(), barcodes=False).pages) == 1
    assert starts(tmp_path) == 1


def test_a_process_that_died_is_followed_by_another() -> None:
    reader = PdfReader()
    try:
        reader.read(page(), barcodes=False)
        assert reader._process is not None
        reader._process.kill()
        reader._process.wait()
        assert len(reader.read(page(), barcodes=False).pages) == 1
    finally:
        reader.close()


def test_the_process_does_not_know_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "t0ken")
    reader = PdfReader()
    try:
        reader.read(page(), barcodes=False)
        assert reader._process is not None
        with open(f"/proc/{reader._process.pid}/environ", "rb") as file:  # noqa: PTH123 - no path
            assert b"t0ken" not in file.read()
    finally:
        reader.close()
