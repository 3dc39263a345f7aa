"""Questions of a law: the story's days are put in as the rule wants them."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.move_laws import Ask
from conformance.suite.property.asked import facts_of, seen

DAYS = {"since": "2020-04-01", "left": "2024-02-29", "entered": "2024-03-01"}


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("before", "2024-02-28"),
        ("after", "2024-03-01"),
        ("month", "2024-02"),
        ("next_month", "2024-03"),
        ("month_start", "2024-02-01"),
        ("month_end", "2024-02-29"),
        ("year", 2024),
        ("fiscal_year", 2023),
        ("april", "2024-04"),
        ("fiscal_first", "2023-04"),
        ("fiscal_last", "2024-03"),
        ("fiscal_start", "2023-04-01"),
        ("fiscal_end", "2024-03-31"),
    ],
)
def test_a_day_is_seen_as_the_rule_wants_it(view: str, expected: object) -> None:
    assert seen("2024-02-29", view) == expected


def test_april_begins_a_fiscal_year_and_a_month_is_seen_from_its_first_day() -> None:
    assert seen("2024-04-01", "fiscal_year") == 2024
    assert seen("2024-12", "next_month") == "2025-01"


def test_days_are_put_into_lists_and_the_rest_is_lent_by_a_worked_example() -> None:
    spec = load("individual_resident_tax")
    ask = Ask(
        rule="taxing-municipality",
        given={
            "fiscal_year": "$left.year",
            "residences": [{"municipality": "A", "from": "$since"}],
        },
        output="taxing_municipality",
    )
    facts = facts_of(spec, ask, DAYS, turn=3)
    assert facts["fiscal_year"] == 2024
    assert facts["residences"] == [{"municipality": "A", "from": "2020-04-01"}]
    assert facts["death_date"] == spec.rules["taxing-municipality"].examples[3].given["death_date"]
