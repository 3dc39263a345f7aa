from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.priority_payee import Given, priority_payee
from conformance.rules.core import Parameters, Why

INCOME = st.integers(0, 10**7)
TOGETHER = Given(
    father_income=5_000_000,
    mother_income=4_999_999,
    separated_no_shared_livelihood=False,
    child_lives_with="both",
    father_domestic=True,
    mother_domestic=True,
    designated_person=False,
)


def payee(given: Given) -> str:
    return priority_payee(given, Parameters(), Why()).payee


def test_a_single_yen_decides() -> None:
    assert payee(TOGETHER) == "father"
    assert payee(replace(TOGETHER, mother_income=5_000_001)) == "mother"


@pytest.mark.parametrize("lives_with", ["both", "other"])
def test_separated_parents_with_the_child_at_neither_are_compared_by_income(
    lives_with: str,
) -> None:
    facts = replace(TOGETHER, separated_no_shared_livelihood=True, child_lives_with=lives_with)

    assert payee(facts) == "father"


def test_abroad_comes_before_who_lives_with_the_child() -> None:
    abroad = replace(
        TOGETHER,
        father_domestic=False,
        mother_domestic=False,
        separated_no_shared_livelihood=True,
        child_lives_with="mother",
    )

    assert payee(abroad) == "none"
    assert payee(replace(abroad, designated_person=True)) == "designated"


@pytest.mark.parametrize(("home", "abroad"), [("father", "mother"), ("mother", "father")])
def test_who_lives_abroad_is_no_payee_whatever_the_income(home: str, abroad: str) -> None:
    facts = replace(TOGETHER, **{f"{abroad}_domestic": False, f"{abroad}_income": 10**7})

    assert payee(facts) == home
    apart = replace(facts, separated_no_shared_livelihood=True, child_lives_with=abroad)
    assert payee(apart) == "none"


@given(father=INCOME, mother=INCOME)
def test_exchanging_the_incomes_exchanges_the_payee(father: int, mother: int) -> None:
    exchanged = {"father": "mother", "mother": "father", "consult": "consult"}
    facts = replace(TOGETHER, father_income=father, mother_income=mother)
    mirrored = replace(TOGETHER, father_income=mother, mother_income=father)

    assert payee(mirrored) == exchanged[payee(facts)]
