from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.dv_payee_change import Given, Output, dv_payee_change
from conformance.rules.core import Parameters, Why
from conformance.values.year_month import YearMonth

DAYS = st.dates(date(2024, 10, 1), date(2030, 12, 31))
FLED = Given(
    lives_with_child=True,
    dv_evidence="1",
    dependent_of_other=False,
    divorce_negotiation_docs=False,
    claim_date=date(2025, 5, 20),
)
UNCHANGED = Output(changed=False, new_start_month=None, old_last_month=None)


def change(given: Given) -> Output:
    return dv_payee_change(given, Parameters(), Why())


@pytest.mark.parametrize("evidence", ["0", "4", "", "01"])
def test_other_evidence_does_not_change_the_payee(evidence: str) -> None:
    assert change(replace(FLED, dv_evidence=evidence)) == UNCHANGED


def test_divorce_papers_serve_where_violence_does_not() -> None:
    dependant = replace(FLED, dependent_of_other=True)

    assert not change(dependant).changed
    assert change(replace(dependant, divorce_negotiation_docs=True)).changed


def test_only_weekends_extend_the_fifteen_days() -> None:
    # The fifteenth day from 18 April 2025 is Saturday 3 May; Monday 5 May is a holiday, but open.
    moved = replace(FLED, planned_move_out=date(2025, 4, 18))

    assert change(replace(moved, claim_date=date(2025, 5, 5))).new_start_month == YearMonth(2025, 5)
    assert change(replace(moved, claim_date=date(2025, 5, 7))).new_start_month == YearMonth(2025, 6)


@given(claimed=DAYS, moved=st.none() | DAYS, facts=st.sets(st.sampled_from(["lives", "docs"])))
def test_the_two_payees_meet_without_gap_or_overlap(
    claimed: date, moved: date | None, facts: set[str]
) -> None:
    made = change(
        Given(
            lives_with_child="lives" in facts,
            dv_evidence="0",
            dependent_of_other=False,
            divorce_negotiation_docs="docs" in facts,
            claim_date=claimed,
            planned_move_out=moved,
        )
    )

    assert made.changed == (facts == {"lives", "docs"})
    if made.new_start_month is not None and made.old_last_month is not None:
        assert made.old_last_month.months_until(made.new_start_month) == 1
    else:
        assert made == UNCHANGED
