"""What only a product with an option can do is asked of who claims it, and of nobody else."""

from __future__ import annotations

import datetime as dt

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import data_directory
from conformance.planning.plan import make_plan
from conformance.surfaces.profile import load_profile

REFERENCE = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
DAY = dt.date(2026, 11, 1)
BY_OPTION = [
    ("disability_welfare/event/device-grant/adds-grant-by-daily-goods", "daily-goods"),
    ("public_assistance/event/debt-decision/tells-accounting", "public-assistance-to-accounting"),
]


def planned(case, claimed):
    domain = case.partition("/")[0]
    profile = REFERENCE.model_copy(update={"declares": {domain: claimed}})
    return {p.case.id: p for p in make_plan([load(domain)], profile, DAY)}[case]


@pytest.mark.parametrize(("case", "option"), BY_OPTION)
def test_a_case_by_an_option_is_planned_for_who_claims_it(case, option):
    one = planned(case, (option,))
    assert (one.level, one.verdict) == ("required", None)


@pytest.mark.parametrize(("case", "option"), BY_OPTION)
@pytest.mark.parametrize("claimed", [(), ("another",)])
def test_and_is_no_concern_of_who_does_not(case, option, claimed):
    one = planned(case, claimed)
    assert (one.level, one.verdict, one.cause.code) == ("required", "not_applicable", "N-BY-OPTION")
    assert one.cause.details["option"].endswith(f"/{option}")


def test_the_ordinary_way_of_an_event_is_asked_of_everybody():
    assert planned("disability_welfare/event/device-grant/adds-grant", ()).verdict is None
