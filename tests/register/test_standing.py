"""A requirement conforms only where some of it was executed and passed, and nothing is worse."""

from __future__ import annotations

import pytest

from conformance.register.standing import SIGNS, WORDS, standing
from conformance.results import model as m
from conformance.values.words import Bilingual

NO_PART = m.CauseModel(
    code="A-PART", text=Bilingual("納入しない", "not delivered"), remedy=Bilingual("", "")
)


def case(verdict: str) -> m.CaseModel:
    """Return a case; `not_delivered` is what the product has not, of what does not apply."""
    said = Bilingual(ja="題", en="title")
    cause = NO_PART if verdict == "not_delivered" else None
    verdict = "not_applicable" if cause else verdict
    return m.CaseModel(
        id="d/function/f/c",
        requirement="d/function/f",
        requirement_title=said,
        title=said,
        level="required",
        class_expression="required",
        polarity="value",
        surface="api",
        source="",
        provenance="derived",
        ground="derived",
        rests_on="x",
        place="x:1",
        verdict=verdict,
        cause=cause,
    )


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        (["pass", "pass"], "conformant"),
        (["pass", "not_applicable"], "conformant"),
        (["pass", "attested"], "conformant"),
        (["pass", "untested"], "incomplete"),
        (["pass", "unconfirmed"], "incomplete"),
        (["pass", "fail"], "not_conformant"),
        (["untested", "fail"], "not_conformant"),
        (["attested"], "attested"),
        (["attested", "not_declared"], "attested"),
        (["attested", "untested"], "incomplete"),
        (["spec_unclear"], "incomplete"),
        (["not_declared", "not_applicable"], "not_declared"),
        (["not_applicable"], "not_applicable"),
        (["harness_error", "pass"], "harness_error"),
        (["not_delivered"], "not_delivered"),
        (["not_delivered", "not_applicable"], "not_delivered"),
        (["not_delivered", "not_declared"], "not_declared"),
        (["not_delivered", "pass"], "conformant"),
        ([], "not_applicable"),
    ],
)
def test_it_is_worked_out_from_the_cases(verdicts, expected) -> None:
    assert standing(map(case, verdicts)) == expected


@pytest.mark.parametrize(
    "verdict", ["pass", "attested", "not_declared", "not_applicable", "not_delivered"]
)
def test_of_a_part_nothing_good_is_said(verdict) -> None:
    assert standing([case(verdict)], whole=False) == "incomplete"
    assert standing([case("fail")], whole=False) == "not_conformant"


def test_a_source_that_is_not_whole_bounds_what_can_be_said() -> None:
    assert standing([case("pass")], at_best="known_only") == "known_only"
    assert standing([case("pass")], at_best="known_only", whole=False) == "incomplete"
    assert standing([case("fail")], at_best="known_only") == "not_conformant"


def test_each_has_a_word_and_a_sign() -> None:
    assert WORDS.keys() == SIGNS.keys()
