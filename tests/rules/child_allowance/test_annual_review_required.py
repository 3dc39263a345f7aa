from dataclasses import fields, replace

import pytest

from conformance.rules.child_allowance.annual_review_required import (
    Given,
    annual_review_required,
)
from conformance.rules.core import Parameters, Why

CIRCUMSTANCES = [each.name for each in fields(Given) if each.name != "review_year"]
PLAIN = Given(2025, **dict.fromkeys(CIRCUMSTANCES, False))


def required(given: Given) -> bool:
    return annual_review_required(given, Parameters(), Why()).required


@pytest.mark.parametrize("name", CIRCUMSTANCES)
def test_each_circumstance_alone_requires_the_form(name: str) -> None:
    assert not required(PLAIN)
    assert required(replace(PLAIN, **{name: True}))


@pytest.mark.parametrize(("year", "expected"), [(2022, False), (2024, False), (2025, True)])
def test_a_sibling_who_is_no_student_matters_from_2025(year: int, expected: bool) -> None:
    assert required(replace(PLAIN, review_year=year, non_student_sibling=True)) is expected


@pytest.mark.parametrize(("year", "expected"), [(2020, True), (2021, True), (2022, False)])
def test_everyone_handed_it_in_until_2021(year: int, expected: bool) -> None:
    assert required(replace(PLAIN, review_year=year)) is expected


def test_the_derivation_names_the_circumstance() -> None:
    why = Why()
    annual_review_required(replace(PLAIN, facility_payee=True), Parameters(), why)

    assert "施設等受給者" in why.steps[0].ja
