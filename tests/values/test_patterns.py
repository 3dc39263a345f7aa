"""Patterns that take for ever are known by their form; those of real documents are not refused."""

from __future__ import annotations

import pytest

from conformance.values.patterns import is_costly


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a*)*b",
        "((a|b)+c?)*",
        "(x{1000}){1000}",
        "(a{2,})+",
        "([a-z]+,?)+",
        "(a+|b+c)*",
        "((a+))+",
        "(?:a*)*",
        "a{99999}",
        "x" * 1001,
    ],
)
def test_repetition_of_repetition_is_costly(pattern: str) -> None:
    assert is_costly(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^[0-9]{6}$",
        r"^\d{4}-\d{2}-\d{2}$",
        r"^[^\s@]+@[^\s@]+\.[a-z]{2,}$",
        r"^(foo|bar)+$",
        r"^[\]+*(]{1,100}$",
        r"^(?:[a-z]{1,63}\.){1,10}[a-z]+$",
        r"\(a+\)+",
        r"^([a-z0-9-]+\.)+[a-z]{2,}$",
        r"^(\d+\.)*\d+$",
        r"^\w+( \w+)*$",
        r"^(([a-z]+\.))+$",
        r"{",
        "",
    ],
)
def test_what_real_documents_write_is_not(pattern: str) -> None:
    assert not is_costly(pattern)
