"""Harmful files are refused in bounded time and memory, and the next file is read as ever."""

from __future__ import annotations

import resource
import time

import pytest
from attacks import ATTACKS, form_loop
from pages import COPY, FORM, SPEC, page

from conformance.forms.pdf import limits
from conformance.forms.pdf.judge import judge_pdf
from conformance.forms.pdf.process import Reader, RefusedDocumentError, read_pdf


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_with_one_clear_fault(name: str) -> None:
    make, code = ATTACKS[name]
    content = make()
    read_pdf(page())  # the process is there
    before = time.monotonic()
    found = judge_pdf(SPEC, FORM, content, COPY)
    assert [one.code for one in found] == [code]
    assert time.monotonic() - before < limits.SECONDS + 5
    assert judge_pdf(SPEC, FORM, page(), COPY) == ()


def test_a_form_that_draws_itself_ends() -> None:
    found = judge_pdf(SPEC, FORM, form_loop(), COPY)
    assert [one.code for one in found] in (["F-PDF-BLANK"], ["F-PDF-BROKEN"], ["F-PDF-LIMIT"])


def test_no_reading_process_of_the_tests_grew_beyond_its_bound() -> None:
    read_pdf(page())
    grown = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert grown < limits.MEMORY


def test_a_process_that_is_late_is_ended_and_followed_by_another() -> None:
    reader = Reader(seconds=0.0)
    try:
        with pytest.raises(RefusedDocumentError) as refused:
            reader.read(page(), barcodes=False)
        assert refused.value.fault.code == "F-PDF-LIMIT"
        reader.seconds = limits.SECONDS
        assert len(reader.read(page(), barcodes=False).pages) == 1
    finally:
        reader.close()


def test_a_process_that_died_is_followed_by_another() -> None:
    reader = Reader()
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
    reader = Reader()
    try:
        reader.read(page(), barcodes=False)
        assert reader._process is not None
        with open(f"/proc/{reader._process.pid}/environ", "rb") as file:  # noqa: PTH123 - no path
            assert b"t0ken" not in file.read()
    finally:
        reader.close()
