"""What a requirement tells of a lawful request holds in each that is made."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.catalog.models.derive import Derive
from conformance.catalog.models.guards import OrderGuard, ValueGuard
from conformance.catalog.models.lawful import Lawful
from conformance.catalog.models.operations import Create
from conformance.worlds.lawful import agreeing, drawn, is_told_of

DAY = date(2026, 4, 1)
NUMBERS = st.integers(0, 99)


def create(lawful: Lawful = Lawful(), *guards: OrderGuard | ValueGuard) -> Create:  # noqa: B008 - frozen
    return Create(kind="create", record="payees", inputs=(), lawful=lawful, guards=guards)


@given(NUMBERS, NUMBERS, NUMBERS, st.sets(st.sampled_from("abc")))
def test_items_come_in_order_and_one_that_is_fixed_stays(a, b, c, fixed):
    told = create(Lawful(order=(("a", "b"),)))

    made = agreeing(load("child_allowance"), told, {"a": a, "b": b, "c": c}, fixed, DAY)

    assert made is not None
    assert made["a"] <= made["b"]
    assert made["c"] == c
    assert made["a"] == a if "a" in fixed else made["b"] == b


@pytest.mark.parametrize(
    ("month", "day", "made"),
    [
        ("2026-04", "2026-04-15", {"end_month": "2026-04", "certified_on": "2026-04-15"}),
        ("2026-04", "2026-05-15", {"end_month": "2026-04", "certified_on": "2026-04-01"}),
    ],
)
def test_a_day_and_a_month_are_in_order_where_the_day_lies_in_the_month(month, day, made):
    told = create(Lawful(order=(("certified_on", "end_month"),)))
    inputs = {"end_month": month, "certified_on": day}

    assert agreeing(load("child_allowance"), told, inputs, (), DAY) == made


@given(NUMBERS, NUMBERS)
def test_a_sum_is_that_of_its_parts_and_what_is_the_same_is_the_same(a, b):
    told = create(Lawful(sums={"total": ("a", "b", "none")}, same={"copy": "a"}))
    inputs = {"a": a, "b": b, "none": None, "total": 7, "copy": 3}

    made = agreeing(load("child_allowance"), told, inputs, (), DAY)

    assert made == {**inputs, "total": a + b, "copy": a}


def test_an_item_has_what_a_rule_gives_and_where_it_gives_nothing_there_is_no_request():
    spec = load("child_allowance")
    example = spec.rules["payment-start-month"].examples[0]
    output = next(iter(example.expect))
    bound = {name: name for name in example.given}
    rule = Derive(rule="payment-start-month", output=output, given=bound)
    told = create(Lawful(as_rule={"start": rule}))

    made = agreeing(spec, told, dict(example.given), (), DAY)

    assert made is not None
    assert made["start"] == example.expect[output]
    assert agreeing(spec, told, {}, (), DAY) is None


@pytest.mark.parametrize(
    "told",
    [
        create(Lawful(of={"a": ("1", "2")})),
        create(Lawful(), ValueGuard(kind="value", input="a", of=("1", "2"))),
    ],
)
def test_a_value_is_one_that_the_text_tells_of_whether_others_are_refused_or_left_open(told):
    found = {drawn(told, seed, "row", {})["a"] for seed in range(30)}

    assert found == {"1", "2"}
    assert drawn(told, 1, "row", {"a": "1"}) == {}
    assert is_told_of(told, {"a": "1", "b": "9"})
    assert not is_told_of(told, {"a": "3"})
