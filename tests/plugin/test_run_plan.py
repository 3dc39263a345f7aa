"""A run narrowed to a few domains plans those, and counts the others as the whole plan has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance.planning import listed
from conformance.planning.plan import Selection
from conformance.plugin import run_plan
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.run_plan import RunPlan

PROFILE = Path(__file__).parents[2] / "vendor_profiles" / "reference.yaml"
NARROWED = (
    Selection(cases=("child_allowance/function/register-claim/stores-what-was-sent",)),
    Selection(cases=("child_allowance/*/reg*", "seal_registration/rule/*")),
    Selection(cases=("child*",), levels=("required",)),
    Selection(cases=("*-pension/*", "n*/rule/*")),
    Selection(domains=("child_allowance",), surfaces=("files",)),
    Selection(domains=("child_allowance", "seal_registration"), cases=("*/rule/*",)),
    Selection(levels=("optional",)),
    Selection(domains=("child_allowance",), shard=(2, 3)),
    Selection(),
)


@pytest.fixture(scope="module")
def plain():
    prepared = prepare(options_of({"profile": str(PROFILE)}))
    return prepared.of_run


def of(plain: RunPlan, selection: Selection) -> RunPlan:
    return RunPlan(plain.specs, plain.profile, plain.day, selection)


@pytest.mark.parametrize("selection", NARROWED, ids=repr)
def test_the_same_cases_are_selected_as_from_the_whole_plan(plain, selection) -> None:
    narrowed, whole = of(plain, selection), plain.whole
    wanted = [one for number, one in enumerate(whole) if selection.wants(one, number)]
    assert [one.case.id for one in narrowed.selected] == [one.case.id for one in wanted]
    assert narrowed.planned_in_all() == len(whole)


def test_other_domains_are_not_planned(plain) -> None:
    narrowed = of(plain, NARROWED[0])
    assert {one.case.requirement.domain for one in narrowed.near} == {"child_allowance"}


def test_without_lists_all_is_planned_to_be_counted(plain, monkeypatch) -> None:
    monkeypatch.setattr(run_plan, "number_listed", lambda _: None)
    assert of(plain, NARROWED[0]).planned_in_all() == len(plain.whole)
    assert listed.number_listed(plain.specs["child_allowance"])
