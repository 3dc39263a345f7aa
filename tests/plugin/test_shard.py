"""Shards of a run: each case in one of them, and all of them settle the same beforehand."""

import pytest

from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.shard import of_all_shards

CASES = "seal_registration/record/*/file-*"


def shard(selected):
    given = {"profile": "vendor_profiles/export_only.yaml", "seed": "1", "as-of": "2026-04-01"}
    return prepare(options_of({**given, "case": CASES, "shard": selected}))


@pytest.fixture(scope="module")
def whole():
    return shard(None)


@pytest.fixture(scope="module")
def parts():
    return [shard(f"{n}/2") for n in (1, 2)]


def test_the_places_of_all_shards_are_those_of_the_cases_of_the_whole(whole, parts):
    assert whole.run.places is None
    at = {
        place: p.case.id for one in parts for place, p in zip(one.run.places, one.plan, strict=True)
    }
    assert [at[place] for place in sorted(at)] == [p.case.id for p in whole.plan]


def test_every_shard_knows_what_all_of_them_try(whole, parts):
    wanted = [p.case.id for p in whole.executable]
    assert wanted
    for one in (whole, *parts):
        assert [p.case.id for p in of_all_shards(one)] == wanted
