"""Values that follow from a rule are those the rule gives, also where it gives none."""

from __future__ import annotations

import polars as pl

from conformance.catalog.load import load
from conformance.population.city.derived import inputs, with_derived


def rows(group, **values):
    empty = {item.key: [None] for item in group.items}
    schema = {item.key: pl.String for item in group.items}
    return pl.DataFrame({**empty, **{k: [v] for k, v in values.items()}}, schema=schema)


def test_the_item_has_what_the_rule_gives():
    spec = load("child_allowance")
    group = spec.records["payments"]
    given = {"payment_type": "1", "target_month": "2025-06", "pay_month": "2001-01"}
    assert with_derived(spec, group, rows(group, **given))["pay_month"][0] == "2025-08"


def test_where_the_condition_does_not_hold_nothing_changes():
    spec = load("child_allowance")
    group = spec.records["payments"]
    given = {"payment_type": "2", "target_month": "2025-06", "pay_month": "2001-01"}
    assert with_derived(spec, group, rows(group, **given))["pay_month"][0] == "2001-01"


def test_where_the_rule_does_not_decide_nothing_changes():
    spec = load("child_allowance")
    group = spec.records["payments"]
    given = {"payment_type": "1", "target_month": "no month", "pay_month": "2001-01"}
    assert with_derived(spec, group, rows(group, **given))["pay_month"][0] == "2001-01"


def test_inputs_are_the_items_a_value_follows_from():
    follows = load("child_allowance").records["payments"].follows[0]
    assert inputs(follows) == ["target_month"]
