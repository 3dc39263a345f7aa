"""Values that differ, and hardly."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.catalog.models.records import Item
from conformance.values.identifiers import registered
from conformance.worlds.differing import differing_value, nearly


def item(**more):
    return Item(key="number", name_ja="番号", **{"type": "digits", **more})


@given(st.text("0123456789", min_size=2, max_size=15))
def test_a_number_nearly_the_same_differs_in_its_end_alone(value):
    near = nearly(item(len=len(value)), value)
    assert near is not None
    assert near != value
    assert (near[:-2], len(near)) == (value[:-2], len(value))


@pytest.mark.parametrize("kind", ["kojin_bango", "houjin_bango", "atena_no"])
def test_a_number_with_a_check_digit_keeps_it(kind):
    known = registered()[kind]
    value = known.generate(7)
    near = nearly(item(identifier=kind), value)
    assert near is None or (near != value and known.check(near) is None)


@pytest.mark.parametrize("value", ["", "東", "A"])
def test_what_does_not_end_in_digits_has_none(value):
    assert nearly(item(type="alnum"), value) is None
    assert nearly(item(type="text"), "東12") is None


@pytest.mark.parametrize(("new", "stands"), [("1", "2"), ("2", "1")])
def test_a_code_that_is_to_be_changed_said_something_before(new, stands):
    spec = load("resident_register")
    sex = spec.records["japanese_residents"].item("sex")
    assert differing_value(SimpleNamespace(spec=spec), sex, new, new) == stands
