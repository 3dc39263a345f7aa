"""The form of a rule: facts are read strictly, and told apart from what may be absent."""

from datetime import date

import pytest

from conformance.rules.core import GivenError, OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.registry import load_domain, parameters_from

ORDER = load_domain("resident_register")["event-date-check"]
AMOUNT = load_domain("child_allowance")["monthly-amount"]


def test_a_nullable_input_may_be_left_out():
    full = {
        "event": "birth",
        "event_on": "2025-04-01",
        "filed_on": None,
        "today": "2025-04-02",
    }
    short = {k: v for k, v in full.items() if v is not None}
    assert ORDER.parse(short) == ORDER.parse(full)


def test_an_input_that_must_be_there_is_named_when_it_is_missing():
    with pytest.raises(GivenError, match="month"):
        AMOUNT.parse({"income_band": "1", "children": []})


def test_an_unknown_input_is_named_with_what_exists():
    with pytest.raises(GivenError, match="the inputs are month"):
        AMOUNT.parse({"month": "2025-04", "income_band": "1", "children": [], "child": 1})


def test_dates_and_iso_text_are_the_same_fact():
    facts = {"event": "birth", "filed_on": None, "today": "2025-04-02"}
    assert ORDER.parse({**facts, "event_on": date(2025, 4, 1)}) == ORDER.parse(
        {**facts, "event_on": "2025-04-01"}
    )


def test_parameters_of_overlapping_periods_are_read_together_and_a_later_start_wins():
    law = Parameters(
        (
            ParameterPeriod(date(2020, 1, 1), None, {"a": 1, "b": 1}),
            ParameterPeriod(date(2024, 10, 1), None, {"a": 2}),
        )
    )
    assert law.on(date(2024, 9, 30)).integer("a") == 1
    assert law.on(date(2024, 10, 1)).integer("a") == 2
    assert law.on(date(2024, 10, 1)).integer("b") == 1


def test_a_value_that_has_ended_brings_no_earlier_one_back():
    law = Parameters(
        (
            ParameterPeriod(date(2025, 4, 1), None, {"cap": 660, "other": 1}),
            ParameterPeriod(date(2026, 4, 1), date(2027, 3, 31), {"cap": 670}),
        )
    )
    assert law.on(date(2027, 3, 31)).integer("cap") == 670
    with pytest.raises(OutOfScopeError):
        law.on(date(2027, 4, 1)).integer("cap")
    assert law.on(date(2027, 4, 1)).integer("other") == 1


def test_a_parameter_not_in_force_is_out_of_scope():
    law = parameters_from([{"from": "2024-10", "a": 1}])
    with pytest.raises(OutOfScopeError, match="2024-09-30"):
        law.on(date(2024, 9, 30)).integer("a")


def test_steps_are_kept_in_order():
    why = Why()
    why("一", "one")
    why("二", "two", law="児童手当法第6条")
    assert [s.en for s in why.steps] == ["one", "two"]


def test_a_rate_is_read_as_it_is_written_and_nothing_else_is_a_number():
    law = parameters_from([{"rate": 8.7, "kind": "8.7"}]).on(date(2026, 1, 1))

    assert str(law.decimal("rate")) == "8.7"
    with pytest.raises(TypeError, match="expected a number"):
        law.decimal("kind")
