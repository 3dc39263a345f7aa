"""A run narrowed to a few domains plans those, and counts the others as the whole plan has them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from conformance.errors import UsageError
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


def test_who_names_all_domains_of_a_profile_leaves_out_none() -> None:
    both = Selection(domains=("seal_registration", "child_allowance"))
    assert not both.over(("child_allowance", "seal_registration")).narrowed
    assert both.over(("child_allowance", "seal_registration", "national_pension")) == both
    rules = Selection(domains=("child_allowance",), cases=("*/rule/*",))
    assert rules.over(("child_allowance",)).cases == ("*/rule/*",)
    assert Selection().over(("child_allowance",)) == Selection()


def test_a_run_of_the_only_domain_of_a_profile_is_a_run_of_all(tmp_path) -> None:
    one = yaml.safe_load(PROFILE.read_text(encoding="utf-8"))
    name = "seal_registration"
    for key in ("specifications", "declares"):
        one[key] = {name: one[key][name]}
    for key in ("attestations", "known_only", "answers", "waivers"):
        one.pop(key, None)
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump(one, allow_unicode=True), encoding="utf-8")
    prepared = prepare(options_of({"profile": str(path), "domain": name}))
    assert not prepared.options.selection.narrowed
    with pytest.raises(UsageError, match="USE002"):
        prepare(options_of({"profile": str(path), "domain": f"{name},seal"}))
