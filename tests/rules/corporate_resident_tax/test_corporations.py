from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.corporate_resident_tax import electronic_filing_obligation as electronic
from conformance.rules.corporate_resident_tax import liability
from conformance.rules.corporate_resident_tax import representative_address_output as address
from conformance.rules.registry import parameters_from

LAW = parameters_from(
    load("corporate_resident_tax").rules["electronic-filing-obligation"].parameters
)
KINDS: list[liability.Kind] = [
    "ordinary",
    "exempt_296",
    "public_other",
    "unincorporated",
    "foreign",
]
FLAGS = st.none() | st.booleans()


def owed(facts: liability.Given) -> tuple[bool, bool]:
    made = liability.liability(facts, Parameters(), Why())
    return made.per_capita, made.income_levy


@given(kind=st.sampled_from(KINDS), office=FLAGS, pe=FLAGS, profit=FLAGS)
def test_who_owes_the_levy_on_the_tax_owes_the_per_capita_levy_too(
    kind: liability.Kind, office: bool | None, pe: bool | None, profit: bool | None
) -> None:
    per_capita, income = owed(liability.Given(kind, office, has_pe=pe, profit_business=profit))

    assert per_capita or not income


@given(office=FLAGS, profit=FLAGS)
def test_a_foreign_corporation_without_permanent_establishment_owes_nothing(
    office: bool | None, profit: bool | None
) -> None:
    assert owed(liability.Given("foreign", office, None, None, profit)) == (False, False)


@pytest.mark.parametrize(
    ("kind", "profit", "bears"),
    [
        ("ordinary", False, True),
        ("foreign", False, True),
        ("public_other", False, True),
        ("unincorporated", True, True),
        ("unincorporated", False, False),
        ("exempt_296", True, False),
    ],
)
def test_a_dormitory_alone_bears_the_per_capita_levy_but_not_of_those_taxed_elsewhere(
    kind: liability.Kind, *, profit: bool, bears: bool
) -> None:
    facts = liability.Given(kind, has_office=False, dormitory_only=True, profit_business=profit)

    assert owed(facts) == (bears, False)


def test_public_corporations_differ_in_the_per_capita_levy_without_profit() -> None:
    assert owed(liability.Given("public_other", has_office=True)) == (True, False)
    assert owed(liability.Given("exempt_296", has_office=True)) == (False, False)
    assert owed(liability.Given("exempt_296", has_office=True, profit_business=True)) == (
        True,
        True,
    )


@pytest.mark.parametrize("kind", ["ordinary", "foreign"])
def test_a_dormitory_alone_beside_an_office_is_out_of_scope(kind: liability.Kind) -> None:
    facts = liability.Given(kind, has_office=True, dormitory_only=True, has_pe=True)
    with pytest.raises(OutOfScopeError, match="dormitory_only"):
        liability.liability(facts, Parameters(), Why())


def filed(
    kind: str = "ordinary",
    capital: int = 100_000_001,
    *,
    start: date = date(2020, 4, 1),
    domestic: bool = True,
    approved: bool | None = None,
) -> tuple[bool, bool]:
    facts = electronic.Given(kind, domestic, start, capital, "paper", approved)  # type: ignore[arg-type]  # one of the kinds
    made = electronic.electronic_filing_obligation(facts, LAW, Why())
    return made.obligated, made.accepted


def test_a_large_corporation_on_paper_has_not_filed_unless_that_was_approved() -> None:
    assert filed() == (True, False)
    assert filed(approved=True) == (True, True)
    assert filed(capital=100_000_000) == (False, True)


@pytest.mark.parametrize("kind", ["mutual", "investment", "specific_purpose"])
def test_three_kinds_are_obliged_without_capital_but_neither_abroad_nor_before_2020(
    kind: str,
) -> None:
    assert filed(kind, 0) == (True, False)
    assert filed(kind, 0, domestic=False) == (False, True)
    assert filed(kind, 0, start=date(2020, 3, 31)) == (False, True)


@pytest.mark.parametrize("home", [True, False, None])
def test_the_home_of_a_supported_representative_is_never_printed(home: bool | None) -> None:
    def shown(item: str, *, supported: bool) -> tuple[bool, bool]:
        facts = address.Given(supported, item, home)  # type: ignore[arg-type]  # one of the items
        made = address.representative_address_output(facts, Parameters(), Why())
        return made.printed, made.release_required

    assert shown("representative_address", supported=True) == (False, False)
    assert shown("name", supported=True) == (True, bool(home))
    assert shown("representative_address", supported=False) == (True, False)
