"""What a changed entry reaches: what is built on it, in its domain and in others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from conformance.catalog.diff import compare
from conformance.catalog.load import load
from conformance.suite.concerned import concerned
from conformance.suite.impact import Impact, impact_of
from conformance.surfaces.profile import Specified
from tests.suite.served import profile

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification

BOOKS = "supplementary_family_register"
SPEC, RESIDENTS = load(BOOKS), load("resident_register")
DAY = date(2025, 10, 1)


def impact(before: Specification, after: Specification, *others: Specification) -> Impact:
    return impact_of(compare(before, after), before, after, others)


def changed(spec: Specification, kind: str, key: str, **fields: object) -> Specification:
    entries = dict(getattr(spec, kind))
    entries[key] = entries[key].model_copy(update=fields)
    return replace(spec, **{kind: entries})


def required(spec: Specification, group: str, item: str) -> Specification:
    found = spec.records[group]
    items = [i.model_copy(update={"required": True}) if i.key == item else i for i in found.items]
    return changed(spec, "records", group, items=tuple(items))


def names(found: Impact) -> set[str]:
    return {one.requirement for one in found.requirements}


def test_nothing_changed_reaches_nothing() -> None:
    assert impact(SPEC, SPEC, RESIDENTS) == Impact((), (), (), (), (), ())


def test_another_title_reaches_the_entry_alone_and_its_cases_are_tried_again() -> None:
    found = impact(SPEC, changed(SPEC, "rules", "printed-items", title_ja="別の題"))

    assert names(found) == {f"{BOOKS}/rule/printed-items"}
    assert found.rules == (f"{BOOKS}/rule/printed-items",)
    assert f"{BOOKS}/rule/printed-items/worked-examples" in found.cases_again


def test_a_changed_rule_reaches_the_functions_and_invariants_that_go_by_it() -> None:
    found = impact(SPEC, changed(SPEC, "rules", "printed-items", statement="別の定め"))

    assert {f"{BOOKS}/function/omit-by-default", f"{BOOKS}/invariant/default-omits-honseki"} <= (
        names(found)
    )
    assert f"{BOOKS}/function/manage-book" not in names(found)
    ways = {one.requirement: one.through for one in found.requirements}
    assert ways[f"{BOOKS}/function/omit-by-default"] == (f"{BOOKS}/rules/printed-items",)


def test_an_item_that_becomes_required_makes_new_cases() -> None:
    found = impact(SPEC, required(SPEC, "entries", "address_since"))

    assert f"{BOOKS}/function/manage-address-history/rejects-missing-address-since" in (
        found.cases_added
    )
    assert not set(found.cases_added) & set(found.cases_again)
    assert found.cases_removed == ()


def test_a_function_that_is_gone_takes_its_cases_along() -> None:
    functions = {k: f for k, f in SPEC.functions.items() if k != "memo"}

    found = impact(SPEC, replace(SPEC, functions=functions))

    assert f"{BOOKS}/function/memo" in names(found)
    assert all(case.startswith(f"{BOOKS}/function/memo/") for case in found.cases_removed)
    assert found.cases_removed


def test_a_code_list_reaches_functions_through_the_record_that_holds_it() -> None:
    codes = dict(SPEC.codes)
    codes["sex"] = codes["sex"].model_copy(update={"values": {"1": "男", "2": "女"}})

    found = impact(SPEC, replace(SPEC, codes=codes))

    ways = {one.requirement: one.through for one in found.requirements}
    assert ways[f"{BOOKS}/function/manage-person-items"] == (
        f"{BOOKS}/codes/sex",
        f"{BOOKS}/records/persons",
    )


def test_a_linkage_reaches_the_domain_on_its_other_side() -> None:
    found = impact(
        RESIDENTS, changed(RESIDENTS, "linkages", "resident-to-fuhyo", mode=("api",)), SPEC
    )

    assert found.other_linkages == (f"{BOOKS}/linkage/resident-to-fuhyo",)
    assert f"{BOOKS}/function/apply-local-notice" in names(found)


def test_a_vendor_is_told_of_the_functions_it_must_have_or_declares() -> None:
    found = impact(SPEC, changed(SPEC, "rules", "overseas-card-eligibility", statement="別の定め"))
    optional = f"{BOOKS}/function/overseas-card"
    other = profile()
    silent = other.model_copy(update={"specifications": {BOOKS: Specified(version="2.0")}})
    offering = silent.model_copy(update={"declares": {BOOKS: ("overseas-card",)}})

    def told(which: str) -> tuple[str, ...]:
        asked = {"other": other, "silent": silent, "offering": offering}[which]
        return concerned(found, (SPEC,), which, asked, DAY).functions

    assert optional in names(found)
    assert told("other") == ()
    assert told("silent") == ()
    assert told("offering") == (optional,)
