"""How grave a code is stands once, as data, and is what reports and `explain` say."""

from __future__ import annotations

from typing import get_args

import pytest

from conformance.messages.codes import codes
from conformance.messages.severity import Severity, named_codes, severity_of, severity_said
from conformance.report.explain.text import code_text


@pytest.mark.parametrize("name", sorted(codes()))
def test_every_code_has_one_and_explain_says_it(name: str) -> None:
    found = severity_of(name)
    assert found in get_args(Severity)
    for lang in ("ja", "en"):
        assert severity_said(found).spoken(lang) in code_text(codes()[name], lang)


def test_an_exception_is_of_a_code_that_there_is() -> None:
    assert set(named_codes()) <= set(codes())
    assert "F-LEAK" in named_codes()


def test_what_is_no_code_has_none() -> None:
    assert severity_of("XYZ-1") is None
    assert severity_of("") is None
