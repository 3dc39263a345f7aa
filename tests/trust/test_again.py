"""What is tried again: passes, and what was executed without passing and counts as no failure."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.trust.again import chosen, outcome


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("spec_unclear", "spec_unclear", "repeated"),
        ("spec_unclear", "pass", "repeated"),
        ("spec_unclear", "fail", "not_repeated"),
        ("answered", "answered", "repeated"),
        ("answered", "unconfirmed", "not_repeated"),
        ("unconfirmed", "unconfirmed", "repeated"),
        ("unconfirmed", "fail", "not_repeated"),
        ("attested", "attested", "repeated"),
        ("attested", "fail", "not_repeated"),
        ("unconfirmed", "untested", "not_judged"),
        ("pass", "spec_unclear", "not_repeated"),
    ],
)
def test_what_is_excused_may_not_be_worse_than_stated(was, now, said) -> None:
    assert outcome(was, now) == said


def case(number: int, verdict: str, surface: str = "api") -> SimpleNamespace:
    return SimpleNamespace(id=f"{verdict}-{surface}-{number}", verdict=verdict, surface=surface)


CASES = [
    *(case(number, "pass") for number in range(10)),
    *(case(number, "spec_unclear") for number in range(10)),
    *(case(0, name) for name in ("unconfirmed", "answered", "attested")),
    *(case(0, name) for name in ("fail", "untested", "not_applicable", "needs_review")),
    case(0, "attested", "evidence"),
]


def test_all_that_may_hide_a_failure_is_tried_where_the_sample_reaches() -> None:
    names = {"pass", "spec_unclear", "unconfirmed", "answered", "attested"}
    found = chosen(CASES, 7, 100)
    assert {one.split("-")[0] for one in found} == names
    assert len(found) == 23
    assert "attested-evidence-0" not in found  # nobody but the vendor can see it


def test_as_many_are_drawn_of_either() -> None:
    found = chosen(CASES, 7, 4)
    assert sum(one.startswith("pass") for one in found) == 4
    assert len(found) == 8
    assert found == chosen(CASES, 7, 4) != chosen(CASES, 8, 4)
