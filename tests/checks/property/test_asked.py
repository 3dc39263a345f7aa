"""Questions of a law: the story's days are put in as the rule wants them."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.move_laws import Ask, MoveLaw
from conformance.checks.property.asked import LawAnswers, answered, facts_of, view_of_day
from conformance.contract.oracles import derive
from conformance.findings import Finding, FindingError
from conformance.population.moves import Move
from tests.packages.nobody import NOBODY

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
    assert view_of_day("2024-02-29", view) == expected


def test_april_begins_a_fiscal_year_and_a_month_is_seen_from_its_first_day() -> None:
    assert view_of_day("2024-04-01", "fiscal_year") == 2024
    assert view_of_day("2024-12", "next_month") == "2025-01"


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


MOVE = Move(*[date(2026, 3, 31)] * 4, date(2026, 3, 31), date(2026, 4, 1))
LTC = load("long_term_care_insurance")


def of_invariant(key: str) -> MoveLaw:
    return next(one for one in LTC.invariants[key].checks if isinstance(one, MoveLaw))


def asking(answers: dict[str, object], put: list[str]) -> SimpleNamespace:
    """Return what stands for a trial on the oracle, with some answers of its own."""

    def calculate(_domain: str, rule: str, facts: dict[str, object]) -> SimpleNamespace:
        put.append(rule)
        row = {**derive(LTC, rule, facts).as_json(), **answers}
        return SimpleNamespace(
            rows=[{k: v for k, v in row.items() if v != "missing"}], exchange=WAY
        )

    def differs(
        name: str, expected: object, found: object, where: str, **_: object
    ) -> FindingError:
        return FindingError(Finding("F-VALUE", "", "", str(expected), str(found), where, name))

    return SimpleNamespace(
        spec=LTC,
        domain=LTC.domain,
        profile=NOBODY,
        accepted=lambda reply: reply,
        interface=SimpleNamespace(calculate=calculate),
        value_differs=differs,
    )


WAY = SimpleNamespace(path="/calculations")


def test_an_answer_is_given_to_the_next_question_and_no_question_is_put_twice() -> None:
    put: list[str] = []
    found = answered(asking({}, put), of_invariant("months-partition"), MOVE)
    assert isinstance(found, LawAnswers)
    assert put == ["qualification-loss-date", "premium-months", "premium-months"]
    assert found.values == {"loss": "2026-03-31", "at_left": 0, "at_entered": 1, "stayed": 1}


@pytest.mark.parametrize("answer", ["soon", 7, "missing"])
def test_an_answer_that_no_rule_can_take_is_a_finding(answer: object) -> None:
    with pytest.raises(FindingError) as raised:
        answered(asking({"loss_date": answer}, []), of_invariant("months-partition"), MOVE)
    assert raised.value.finding.cause == "loss_date"


def test_a_move_before_the_law_was_in_force_is_not_asked_about() -> None:
    before = Move(*[date(1999, 3, 31)] * 5, date(1999, 4, 1))
    put: list[str] = []
    assert answered(asking({}, put), of_invariant("months-partition"), before) is None
    assert put == []
