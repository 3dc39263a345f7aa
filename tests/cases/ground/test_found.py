"""A failure stands on what was compared where it failed; nothing else may spare or condemn."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from conformance.cases.ground.found import failed
from conformance.findings import Answered, Finding, Reason

sys.path.insert(0, str(Path(__file__).parent))

from known import every, of

STORES = "child_allowance/function/register-claim/stores-what-was-sent"
MISSING = "child_allowance/function/register-claim/rejects-missing-payee-atena"


def finding(code="F-VALUE", expected=1, found=2, cause="", about=""):
    return Finding(code, "ja", "en", expected, found, "/", cause, about=about)


def reconstructed(kind):
    """Return a case of a check whose requirement nobody's text states."""
    return next(
        (spec, case)
        for domain in ("seal_registration", "child_allowance")
        for spec, case in every(domain)
        if case.check == kind and case.requirement.provenance == "reconstructed"
    )


def test_a_wrong_value_of_a_function_in_law_condemns_though_its_item_is_nobodys():
    assert failed(*of(STORES), finding(about="payee_atena")).ground == "derived"


def test_an_item_that_stands_nowhere_is_held_against_the_item():
    found = failed(*of(STORES), finding(found=None, about="payee_atena"))
    assert (found.ground, found.on) == (
        "reconstructed",
        "child_allowance/record/claims:payee_atena",
    )


def test_of_several_items_all_must_be_lacking():
    lacking = finding(expected={"payee_atena": "1"}, found={"payee_atena": None})
    assert failed(*of(STORES), lacking).ground == "reconstructed"
    one = finding(
        expected={"payee_atena": "1", "received_on": "x"},
        found={"payee_atena": None, "received_on": "y"},
    )
    assert failed(*of(STORES), one).ground == "derived"


@pytest.mark.parametrize(
    ("reasons", "ground"),
    [
        ((Reason("E0003", "payee_atena"),), "reconstructed"),
        ((Reason("E0004", "payee_atena"),), "derived"),
        ((Reason("E0003", "payee_atena"), Reason("E0004")), "derived"),
        ((), "derived"),
    ],
)
def test_a_lawful_request_refused_for_the_form_of_an_item_is_held_against_it(reasons, ground):
    refused = finding("F-NOT-ACCEPTED", Answered(200), Answered(400, reasons))
    assert failed(*of(STORES), refused).ground == ground


def test_a_refusal_that_is_missing_is_held_against_the_item_that_was_left_out():
    assert failed(*of(MISSING), finding("F-NOT-REFUSED")).ground == "reconstructed"


def test_a_package_that_breaks_down_is_condemned_whatever_it_was_asked_for():
    broken = finding("F-NOT-ACCEPTED", Answered(200), Answered(500))
    for case_id in (STORES, MISSING):
        assert failed(*of(case_id), broken).on == "interface"
    for cause in ("interface:/x", "redirect:302", "mapping:/x"):
        found = failed(*reconstructed("create/stores"), finding("F-BODY", cause=cause))
        assert (found.ground, found.on) == ("derived", "interface")


def test_a_rule_in_law_condemns_in_a_function_that_was_reconstructed():
    spec, case = reconstructed("create/stores")
    rule = next(key for key, one in spec.rules.items() if one.provenance == "derived")
    found = failed(spec, case, finding(cause=f"{spec.domain}/rule/{rule}"))
    assert found.ground != "reconstructed"
    assert failed(spec, case, finding()).ground == "reconstructed"


@pytest.mark.parametrize("code", ["V-ID-CHECK", "V-DATE-CALENDAR", "V-CHAR-PUA-15"])
def test_a_value_that_no_item_may_hold_condemns_in_an_item_of_nobodys(code):
    case = of("child_allowance/record/claims/file-item-payee-atena")
    assert failed(*case, finding(code)).on == "values"
    assert failed(*case, finding("V-LEN")).ground == "reconstructed"


def test_a_file_that_is_not_written_as_declared_condemns_and_an_invented_column_does_not():
    case = of("child_allowance/record/claims/file-columns")
    assert failed(*case, finding("F-FILE-NO-HEADER")).on == "profile"
    assert failed(*case, finding("F-FILE-COLUMN-MISSING")).ground == "reconstructed"


def test_an_address_that_gets_out_condemns_whatever_the_case_was_about():
    spec, case = reconstructed("create/stores")
    for one in (finding("F-LEAK"), finding("F-PDF-NUMBER"), finding(cause="x/function/y:leak")):
        assert failed(spec, case, one).on == "protection"


def test_a_check_that_protects_condemns_for_what_it_reveals_not_for_the_way_there():
    spec, case = reconstructed("form/suppresses")
    assert failed(spec, case, finding("F-LEAK")).ground == "derived"
    assert failed(spec, case, finding("F-ANYTHING-NEW")).ground == "derived"
    assert failed(spec, case, finding("F-NOT-ACCEPTED")).ground == "reconstructed"


def test_on_a_copy_the_item_that_is_wrong_decides_not_the_weakest_of_all():
    for spec, case in every("child_allowance"):
        if case.check != "form/prints" or case.requirement.kind != "form":
            continue
        form = spec.forms[case.requirement.key]
        for item in form.items:
            own = item.from_.ground if item.from_ else None
            told = failed(spec, case, finding(cause=f"{case.requirement.id}:{item.key}"))
            weak = "reconstructed" in {own or form.provenance, form.provenance}
            assert (told.ground == "reconstructed") == weak


def test_a_copy_that_is_not_issued_is_held_against_its_form_whatever_stands_on_it():
    told = {
        (case.requirement.provenance, failed(spec, case, finding("F-NOT-ACCEPTED")).ground)
        for spec, case in every("child_allowance")
        if case.check == "form/prints" and case.requirement.kind == "form"
    }
    assert ("derived", "derived") in told
    assert all(own == ground for own, ground in told)


def test_the_same_finding_of_the_same_case_always_stands_on_the_same():
    one = finding(about="payee_atena")
    assert failed(*of(STORES), one) == failed(*of(STORES), replace(one))
