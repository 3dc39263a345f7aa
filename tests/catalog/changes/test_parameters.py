from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.catalog.changes.parameters import revalued
from conformance.rules.registry import parameters_from

REFORM = date(2024, 10, 1)


def test_a_value_that_changes_from_a_day_on():
    old = [{"from": "2012-06-01", "amount": 15000}]
    new = [
        {"from": "2012-06-01", "to": "2024-09-30", "amount": 15000},
        {"from": "2024-10", "amount": 30000},
    ]
    (one,) = revalued(old, new)
    assert (one.kind, one.name, one.old, one.new, one.since, one.until) == (
        "parameter-value-from-date",
        "amount",
        15000,
        30000,
        REFORM,
        None,
    )


def test_a_value_of_a_past_stretch_is_told_with_both_its_days():
    old = [{"from": "2020-01-01", "to": "2020-03", "rate": 1}, {"from": "2020-04", "rate": 2}]
    new = [{"from": "2020-01-01", "to": "2020-03", "rate": 3}, {"from": "2020-04", "rate": 2}]
    (one,) = revalued(old, new)
    assert (one.since, one.until) == (date(2020, 1, 1), date(2020, 3, 31))


def test_a_value_without_days_is_just_another_one():
    (one,) = revalued([{"rate": 1}], [{"rate": 2}])
    assert (one.kind, one.since, one.until) == ("parameter-value-changed", None, None)


def test_a_name_that_is_new_and_one_that_is_gone():
    kinds = {one.name: one.kind for one in revalued([{"a": 1}], [{"from": "2024-10", "b": 1}])}
    assert kinds == {"a": "parameter-removed", "b": "parameter-added"}


def test_periods_cut_otherwise_change_nothing():
    whole = [{"from": "2012-06-01", "amount": 1}]
    cut = [{"from": "2012-06-01", "to": "2019-12", "amount": 1}, {"from": "2020-01", "amount": 1}]
    assert list(revalued(whole, cut)) == []


MONTHS = st.integers(1, 6).map(lambda month: f"2024-{month:02}")
ENTRIES = st.lists(
    st.fixed_dictionaries({"a": st.integers(0, 2)}, optional={"from": MONTHS}), max_size=3
)


@settings(max_examples=40, deadline=None)
@given(old=ENTRIES, new=ENTRIES)
def test_it_says_of_every_day_what_the_rules_would_read(old, new):
    """The rules' own reading of parameters decides: it is other code."""
    told = list(revalued(old, new))
    for month in range(1, 8):
        day = date(2024, month, 1)
        was, now = (parameters_from(one).on(day).values.get("a") for one in (old, new))
        here = [
            (one.old, one.new)
            for one in told
            if (one.since or date.min) <= day <= (one.until or date.max)
        ]
        assert here == ([] if was == now else [(was, now)])
