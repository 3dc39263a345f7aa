from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conformance.catalog.models.levels import (
    CITY_TYPES,
    ClassExpression,
    Clause,
    Situation,
    decide,
    describe,
    principal,
)

LEVELS = st.sampled_from(["required", "optional", "prohibited"])
CITIES = [*CITY_TYPES, "other_than_designated"]
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
OPTIONS = ["first-option", "second-option"]

clauses = st.builds(
    Clause,
    level=LEVELS,
    city=st.none() | st.lists(st.sampled_from(CITIES), min_size=1, unique=True).map(tuple),
    option=st.none() | st.sampled_from(OPTIONS),
    from_day=st.none() | DAYS,
    until_day=st.none() | DAYS,
    until_version=st.none() | st.sampled_from(["1.0", "2.0", "10.0"]),
)
expressions = LEVELS | st.lists(clauses, min_size=1, max_size=4).map(tuple)
situations = st.builds(
    Situation,
    city_type=st.sampled_from(CITY_TYPES),
    day=DAYS,
    version=st.sampled_from(["1.0", "2.0", "9.1", "10.0"]),
    options=st.frozensets(st.sampled_from(OPTIONS)),
)


@given(expressions, situations)
def test_the_first_clause_that_holds_decides(
    expression: ClassExpression, situation: Situation
) -> None:
    if isinstance(expression, str):
        assert decide(expression, situation) == expression
        return
    holding = [clause.level for clause in expression if clause.holds(situation)]

    assert decide(expression, situation) == (holding[0] if holding else "not_applicable")


@given(clauses, situations)
def test_what_follows_an_unconditional_clause_never_counts(
    after: Clause, situation: Situation
) -> None:
    always = Clause(level="optional")

    assert decide((always, after), situation) == "optional"


@given(clauses, situations)
def test_a_clause_with_fewer_conditions_holds_at_least_as_often(
    clause: Clause, situation: Situation
) -> None:
    for name in ("city", "option", "from_day", "until_day", "until_version"):
        freer = clause.model_copy(update={name: None})
        assert freer.holds(situation) or not clause.holds(situation)


@given(expressions)
def test_an_entry_is_counted_under_its_first_clause(expression: ClassExpression) -> None:
    first = expression if isinstance(expression, str) else expression[0].level

    assert principal(expression) == first
    assert describe(expression).startswith(first)


@given(expressions)
def test_the_description_covers_every_clause_and_every_condition(
    expression: ClassExpression,
) -> None:
    text = describe(expression)
    if isinstance(expression, str):
        assert text == expression
        return
    parts = text.split(" / ")
    assert len(parts) == len(expression)
    for part, clause in zip(parts, expression, strict=True):
        stated = [clause.option, clause.from_day, clause.until_day, clause.until_version]
        wanted = [str(value) for value in (*stated, *(clause.city or ())) if value is not None]
        assert part.startswith(clause.level)
        assert all(value in part for value in wanted)
        assert (part == clause.level) == (not wanted)


@given(expressions, expressions)
def test_different_expressions_are_described_differently(
    one: ClassExpression, other: ClassExpression
) -> None:
    normal = {(e if not isinstance(e, str) else (Clause(level=e),)) for e in (one, other)}

    assert (describe(one) == describe(other)) == (len(normal) == 1)


@given(DAYS)
def test_both_bounds_of_a_period_belong_to_it(day: date) -> None:
    clause = Clause(level="required", from_day=day, until_day=day)

    def on(when: date) -> bool:
        return clause.holds(Situation("general_city", when, "1.0"))

    assert on(day)
    assert not on(day - timedelta(days=1))
    assert not on(day + timedelta(days=1))


def test_versions_are_compared_as_numbers() -> None:
    clause = Clause(level="required", until_version="9.1")

    assert clause.holds(Situation("general_city", date(2025, 1, 1), "9.1"))
    assert not clause.holds(Situation("general_city", date(2025, 1, 1), "10.0"))


def test_a_clause_reads_the_catalogues_names_and_refuses_others() -> None:
    clause = Clause.model_validate_json('{"is": "optional", "from": "2026-04-01"}')

    assert (clause.level, clause.from_day) == ("optional", date(2026, 4, 1))
    with pytest.raises(ValidationError):
        Clause.model_validate_json('{"is": "optional", "since": "2026-04-01"}')
