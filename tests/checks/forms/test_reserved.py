"""Copies for third parties: what the law reserves is not on them, and a case tells when it is."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import Behaviour
from tests.packages.served import session

SAID = "東京都港区芝一丁目　海老原太郎"


class Tells(Behaviour):
    """A package that prints an item for one addressee, whatever it was asked."""

    def __init__(self, addressee, item):
        self.addressee, self.item = addressee, item

    def handed(self, items, addressee):
        return {**items, self.item: SAID} if addressee == self.addressee else items


class ShowsNobody(Behaviour):
    """A package whose copies for third parties are blank."""

    def handed(self, items, addressee):
        return {} if addressee == "third_party" else items


def _cases(domain):
    spec = load(domain)
    return [
        case
        for requirement in requirements(spec)
        if requirement.kind == "form"
        for case in cases_of(spec, requirement)
        if case.check == "form/reserved"
    ]


def _verdicts(behaviour, domain="resident_register"):
    with session(lambda _: behaviour, domain) as tried:
        return {
            (one.requirement.key, one.param("item")): tried.execute(one).verdict
            for one in _cases(domain)
        }


@pytest.mark.parametrize("domain", ["resident_register", "supplementary_family_register"])
def test_each_reserved_item_is_a_case_and_a_correct_package_passes(domain):
    reserved = {
        (form.key, item)
        for form in load(domain).forms.values()
        if form.reserved
        for item in form.reserved.items
    }
    found = _verdicts(Behaviour(), domain)
    assert found.keys() == reserved
    assert set(found.values()) == {"pass"}


def test_what_is_told_to_a_third_party_is_found_and_nothing_else_is_blamed():
    found = _verdicts(Tells("third_party", "honseki_and_head"))
    assert {item for (_, item), said in found.items() if said == "fail"} == {"honseki_and_head"}
    assert sum(said == "fail" for said in found.values()) == 4


def test_the_persons_own_copy_may_hold_it():
    assert set(_verdicts(Tells("self", "honseki_and_head")).values()) == {"pass"}


def test_a_blank_copy_for_third_parties_is_no_pass():
    assert set(_verdicts(ShowsNobody()).values()) == {"fail"}


def test_the_file_for_a_third_party_is_not_asked_for_what_is_reserved():
    spec = load("supplementary_family_register")
    files = [
        case
        for requirement in requirements(spec)
        if requirement.kind == "form" and spec.forms[requirement.key].reserved
        for case in cases_of(spec, requirement)
        if case.check == "form/file-withholds"
    ]
    assert files
    with session(lambda _: Behaviour(), "supplementary_family_register") as tried:
        assert {case.id: tried.execute(case).verdict for case in files} == {
            case.id: "pass" for case in files
        }
