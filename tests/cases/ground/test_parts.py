"""Of several deviations told at once each has its ground, and the best supported counts."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from conformance.cases.ground.found import failed, standings
from conformance.catalog.grounds import form_item_ground
from conformance.catalog.load import load
from conformance.findings import Answered, Finding, FindingPart, Reason
from conformance.planning.generate import cases_of, requirements

sys.path.insert(0, str(Path(__file__).parent))

CLAIMS = "child_allowance/record/claims"
OFFICIAL = ("received_on", "claim_type")


@pytest.fixture(scope="module")
def spec():
    """Return the child allowance with two items of the claims in the official list."""
    whole = load("child_allowance")
    source = next(
        item.official
        for group in load("common_functions").records.values()
        for item in group.items
        if item.official is not None
    )
    group = whole.records["claims"]
    items = [
        item.model_copy(update={"official": source if item.key in OFFICIAL else None})
        for item in group.items
    ]
    claims = group.model_copy(update={"items": tuple(items)})
    return replace(whole, records={**whole.records, "claims": claims})


def case_of(spec, case_id):
    requirement = next(r for r in requirements(spec) if case_id.startswith(f"{r.id}/"))
    return next(case for case in cases_of(spec, requirement) if case.id == case_id)


def finding(code, *parts, **more):
    given = {"expected": 1, "found": 2, "where": "/", "cause": "", **more}
    return Finding(code, "ja", "en", parts=parts, **given)


def missing(*items):
    parts = (FindingPart("F-FILE-COLUMN-MISSING", (item,)) for item in items)
    return finding("F-FILE-COLUMN-MISSING", *parts)


def lacks(*items, **values):
    found = {**dict.fromkeys(items), **values}
    return finding("F-VALUE", expected=dict.fromkeys(found, 1), found=found, cause="")


def ground(spec, case_id, found):
    return failed(spec, case_of(spec, case_id), found).ground


COLUMNS = f"{CLAIMS}/file-columns"


def test_the_missing_column_of_an_official_item_condemns_beside_one_of_nobodys(spec):
    case = case_of(spec, COLUMNS)
    both = missing("payee_atena", "received_on")
    assert failed(spec, case, both).on == f"{CLAIMS}:received_on"
    assert [one.on.ground for one in standings(spec, case, both)] == ["reconstructed", "official"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (("payee_atena",), "reconstructed"),
        (("payee_atena", "event_date"), "reconstructed"),
        (("received_on",), "official"),
        (OFFICIAL, "official"),
    ],
)
def test_the_ground_of_missing_columns_is_that_of_what_is_missing(spec, items, expected):
    assert ground(spec, COLUMNS, missing(*items)) == expected


def test_that_there_is_no_other_column_stands_on_the_whole_list(spec):
    unknown = FindingPart("F-FILE-COLUMN-UNKNOWN")
    assert ground(spec, COLUMNS, finding(unknown.code, unknown)) == "reconstructed"
    ragged = FindingPart("F-FILE-FIELDS")
    told = finding(unknown.code, unknown, ragged)
    assert failed(spec, case_of(spec, COLUMNS), told).on == "profile"


def test_a_later_fault_of_a_value_that_no_item_may_hold_condemns(spec):
    case = f"{CLAIMS}/file-item-payee-atena"
    length, digit = FindingPart("V-LEN"), FindingPart("V-ID-CHECK")
    assert ground(spec, case, finding("V-LEN", length)) == "reconstructed"
    assert failed(spec, case_of(spec, case), finding("V-LEN", length, digit)).on == "values"


def test_only_a_code_that_stands_not_in_the_list_is_held_against_the_list(spec):
    case = f"{CLAIMS}/file-item-claim-type"
    assert ground(spec, case, finding("F-FILE-CODE", FindingPart("F-FILE-CODE"))) == "reconstructed"
    blank = FindingPart("F-FILE-REQUIRED")
    assert ground(spec, case, finding(blank.code, blank)) == "official"


def test_of_several_values_that_stand_nowhere_each_is_held_against_its_item(spec):
    stores = "child_allowance/function/register-claim/stores-what-was-sent"
    nobodys = "child_allowance/record/claims:payee_atena"
    assert failed(spec, case_of(spec, stores), lacks("payee_atena", "event_date")).on == nobodys
    assert ground(spec, stores, lacks("payee_atena", "received_on")) != "reconstructed"
    assert ground(spec, stores, lacks("payee_atena", received_on="x")) != "reconstructed"


def test_of_several_items_refused_for_their_form_each_is_a_refusal(spec):
    stores = "child_allowance/function/register-claim/stores-what-was-sent"

    def refused(*items):
        reasons = tuple(Reason("E0003", item) for item in items)
        return finding("F-NOT-ACCEPTED", expected=Answered(200), found=Answered(400, reasons))

    assert ground(spec, stores, refused("payee_atena", "event_date")) == "reconstructed"
    assert ground(spec, stores, refused("payee_atena", "received_on")) != "reconstructed"


def test_on_a_copy_with_several_wrong_items_not_the_first_but_the_best_supported_decides(spec):
    asked = 0
    for requirement in requirements(spec):
        if requirement.kind != "form" or requirement.provenance == "reconstructed":
            continue
        form = spec.forms[requirement.key]
        own = {one.key: form_item_ground(form, one) for one in form.items}
        weak = [key for key, said in own.items() if said == "reconstructed"]
        strong = [key for key, said in own.items() if said != "reconstructed"]
        if not weak or not strong:
            continue
        asked += 1
        case = next(c for c in cases_of(spec, requirement) if c.check == "form/prints")
        first = f"{requirement.id}:{weak[0]}"
        told = replace(lacks(weak[0], strong[0]), cause=first)
        assert failed(spec, case, told).ground != "reconstructed"
        assert failed(spec, case, replace(lacks(*weak[:2]), cause=first)).ground == "reconstructed"
        parts = [FindingPart("F-PRINT-VALUE", (key,)) for key in (weak[0], strong[0])]
        paper = finding("F-PRINT-VALUE", *parts, cause=first)
        assert failed(spec, case, paper).ground != "reconstructed"
    assert asked


def test_a_gap_in_a_history_is_held_against_the_number_alone():
    whole = load("seal_registration")
    key, group = next(
        (key, group)
        for key, group in whole.records.items()
        if group.history is not None and group.history.latest
    )
    official = next(
        item.official
        for one in load("common_functions").records.values()
        for item in one.items
        if item.official is not None
    )
    items = [
        item.model_copy(update={"official": official if item.key == group.history.number else None})
        for item in group.items
    ]
    mine = group.model_copy(update={"items": tuple(items)})
    spec = replace(whole, records={**whole.records, key: mine})
    case = f"seal_registration/record/{key}/file-history"
    gap, latest = FindingPart("F-FILE-HISTORY-GAP"), FindingPart("F-FILE-LATEST")
    assert ground(spec, case, finding(gap.code, gap)) == "official"
    assert ground(spec, case, finding(latest.code, latest)) == "reconstructed"
    assert ground(spec, case, finding(latest.code, latest, gap)) == "official"
