"""Rows of a group: keys stand once, histories are whole, dates follow one another."""

from __future__ import annotations

import polars as pl
import pytest

from conformance.population.city.rows import chunks, rows_of

RESIDENTS = ("resident_register", "residents")
GROUPS = [
    RESIDENTS,
    ("child_allowance", "payments"),
    ("individual_resident_tax", "levies"),
    ("long_term_care_insurance", "collections"),
    ("school_enrollment", "schools"),
]


def framed(columns, place):
    units = columns.context.units
    some = rows_of(units, place, units.numbers[place], columns.most_rows(place))
    return some, columns.frame(place, some)


@pytest.mark.parametrize("place", GROUPS, ids="/".join)
def test_primary_keys_stand_once(columns, place):
    _, frame = framed(columns, place)
    key = columns.context.plan(place).group.primary_key
    assert frame.select(key).is_duplicated().sum() == 0
    assert frame.select(key).null_count().row(0) == (0,) * len(key)


def test_histories_are_numbered_from_one_and_the_last_row_is_marked(columns):
    _, frame = framed(columns, RESIDENTS)
    people = frame.with_columns(pl.col("history_no").cast(pl.Int64)).group_by("atena_number")
    counted = people.agg(
        pl.len(),
        pl.col("history_no").max().alias("last"),
        (pl.col("latest_flag") == "1").sum().alias("marks"),
        pl.col("latest_flag").sort_by("history_no").last().alias("mark"),
    )
    assert (counted["len"] == counted["last"]).all()
    assert set(counted["marks"]) == {1}
    assert set(counted["mark"]) == {"1"}


def test_a_row_begins_before_the_next_and_after_birth(columns):
    some, frame = framed(columns, RESIDENTS)
    assert (frame["event_date"] > frame["birth_date"]).all()
    later = frame["event_date"].shift(-1) > frame["event_date"]
    same = some.unit.shift(-1) == some.unit
    assert later.filter(same.fill_null(value=False)).all()


def test_a_snapshot_of_a_resident_has_the_resident_s_rows(columns):
    _, residents = framed(columns, RESIDENTS)
    _, japanese = framed(columns, ("resident_register", "japanese_residents"))
    shared = ["atena_number", "history_no", "event_date", "processed_on", "name", "address"]
    joined = japanese.select(shared).join(residents.select(shared), on=shared, how="semi")
    assert joined.height == japanese.height


def test_pieces_are_the_same_as_the_whole(columns, monkeypatch):
    whole = framed(columns, RESIDENTS)[1]
    monkeypatch.setattr("conformance.population.city.rows._CHUNK", 70)
    units = columns.context.units
    parts = [columns.frame(RESIDENTS, some) for some in chunks(units, RESIDENTS, None)]
    assert len(parts) > 3
    assert pl.concat(parts).equals(whole)


def test_values_that_other_values_ask_for_are_there(columns):
    for place, plan in columns.context.units.plans.items():
        asked = [i for i in plan.group.items if i.required_when is not None and i.ref is None]
        if not asked or len(asked[0].required_when.root) != 1:
            continue
        _, frame = framed(columns, place)
        (key, wanted), *_ = asked[0].required_when.root.items()
        if isinstance(wanted, str):
            rows = frame.filter(pl.col(key) == wanted)
            assert rows[asked[0].key].null_count() == 0
