"""The courier takes over what `carries` says, and nothing else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.catalog.models.flows import Carry
from conformance.catalog.models.records import RecordGroup
from conformance.worlds.courier import Parcel, carried, of_person

TARGET = RecordGroup.model_validate(
    {
        "key": "known",
        "name_ja": "受領",
        "primary_key": ["no"],
        "items": [
            {"key": k, "name_ja": k, "type": "text", "max_len": 4}
            for k in ("no", "name", "state", "ended", "kind")
        ],
    },
    strict=False,
)
SPEC = SimpleNamespace(records={"known": TARGET})
ALIVE = {"no": "1", "name": "山田花子です", "status": "1", "secret": "所"}
GONE = {"no": "1", "status": "3", "on": "2026-11-20", "why": "23"}


def carry(**takes):
    return Carry.model_validate({"to": "known", "takes": takes}, strict=False)


def rows(one, *parcels):
    return carried(SPEC, one, [Parcel(g, r) for g, r in parcels])


def test_items_are_taken_by_name_and_the_rest_stays_behind():
    assert rows(carry(alive={"no": "no"}), ("alive", ALIVE)) == [{"no": "1"}]


def test_a_later_group_stands_instead_where_it_has_a_value():
    one = carry(alive={"no": "no", "state": "status"}, gone={"state": "status", "name": "nothing"})
    assert rows(one, ("alive", ALIVE)) == [{"no": "1", "state": "1"}]
    assert rows(one, ("gone", GONE), ("alive", ALIVE)) == [{"no": "1", "state": "3"}]


def test_nothing_is_made_of_a_later_group_alone():
    assert rows(carry(alive={"no": "no"}, gone={"state": "status"}), ("gone", GONE)) == []


@pytest.mark.parametrize(
    ("taken", "value"),
    [
        ({"items": ["nothing", "status"]}, "1"),
        ({"items": ["status"], "codes": {"1": "住民", "3": None}}, "住民"),
        ({"items": ["name"], "cut": True}, "山田花子"),
        ({"const": "5"}, "5"),
        ({"items": ["name"], "where": {"status": ["1", "2"]}, "cut": True}, "山田花子"),
    ],
)
def test_a_value_is_taken_as_it_is_written_down(taken, value):
    assert rows(carry(alive={"kind": taken}), ("alive", ALIVE)) == [{"kind": value}]


@pytest.mark.parametrize(
    "taken",
    [
        {"items": ["status"], "codes": {"1": None}},
        {"items": ["name"], "where": {"status": ["3"]}},
        {"items": ["nothing"]},
    ],
)
def test_a_value_that_does_not_cross_is_left_out(taken):
    assert rows(carry(alive={"kind": taken}), ("alive", ALIVE)) == [{}]


def test_only_the_person_s_parcels_are_carried():
    parcels = [Parcel("alive", ALIVE), Parcel("alive", {**ALIVE, "no": "2"})]
    assert of_person(parcels, "no", "1") == parcels[:1]
