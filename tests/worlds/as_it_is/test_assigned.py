"""A package that numbers its records itself: the case keeps the numbers it made up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.operations import Create
from conformance.errors import ProfileError
from conformance.findings import UntestedError
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.population.rows import PlacedRow
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.mapping.check.names import _assigned
from conformance.worlds.as_it_is.assigned import Assigned
from conformance.worlds.as_it_is.numbers import Numbers, place_of
from tests.worlds.as_it_is.fakes import RowKeeper
from tests.worlds.as_it_is.others import planned, profile_with, session, tried

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
CHILD = "child_allowance"
PLACE = f"{CHILD}/claims/claim_no"
OFFERED = Capabilities(assigns=(PLACE,))
REGISTER = load("resident_register")


@dataclass
class Numbering:
    """Around the sample package: it takes no claim number of anybody's and gives its own."""

    package: object
    tells: bool = True
    count: int = 0

    def __getattr__(self, name):
        return getattr(self.package, name)

    def run(self, domain, function, inputs, role="clerk"):
        operation = load(domain).functions[function].operation
        if not (isinstance(operation, Create) and operation.record == "claims"):
            return self.package.run(domain, function, inputs, role)
        self.count += 1
        reply = self.package.run(
            domain, function, {**inputs, "claim_no": f"R08{self.count:06}"}, role
        )
        if self.tells:
            return reply
        return replace(reply, rows=tuple({**r, "claim_no": None} for r in reply.rows))


def outcomes(offered=OFFERED, conduct=correct, wanted="", tells=True):
    profile = profile_with(PROFILE, offered, CHILD)
    plan = [p for p in planned(profile, DAY) if p.case.requirement.id.startswith(wanted)]
    with session(profile, DAY, conduct=conduct, others=(), nonce="one") as opened:
        guarded = opened._guarded
        opened._guarded = lambda package: Numbering(guarded(package), tells)
        return tried(opened, plan)


@pytest.mark.whole
def test_child_allowance_passes_although_claims_are_numbered_by_the_package():
    found = outcomes()
    wrong = {i: o for i, o in found.items() if o.verdict in {"fail", "harness_error"}}
    assert not wrong
    untested = {o.cause.code for o in found.values() if o.verdict == "untested"}
    assert "U-ASSIGNED" in untested
    assert untested <= {"U-ASSIGNED", "U-NO-LOAD", "U-NO-BUSINESS-DATE", "U-IN-PART"}
    ours = f"{CHILD}/function/register-claim/"
    claims = {i.removeprefix(ours): o.verdict for i, o in found.items() if i.startswith(ours)}
    assert claims["stores-what-was-sent"] == "pass"
    assert claims["rejects-missing-event-date"] == "pass"
    assert {i for i, v in claims.items() if v == "untested"} == {
        "rejects-missing-claim-no",
        "rejects-too-long-claim-no",
        "rejects-duplicate",
        "rejects-duplicate-at-once",
    }


def test_without_the_declaration_the_same_package_would_be_misjudged():
    found = outcomes(Capabilities(), wanted=f"{CHILD}/function/register-claim")
    assert [i for i, o in found.items() if o.verdict == "fail"]


def test_a_seeded_fault_is_found_all_the_same():
    mutant = all_mutants()["child-allowance-claim-without-claimant"]
    found = outcomes(conduct=mutant.conduct(), wanted=mutant.requirement)
    assert [i for i, o in found.items() if o.verdict == "fail"]


def test_a_number_that_is_not_told_leaves_the_case_untested():
    found = outcomes(wanted=f"{CHILD}/function/register-claim", tells=False)
    codes = {o.cause.code for o in found.values() if o.cause is not None}
    assert "U-NUMBER-UNTOLD" in codes
    assert not [o for o in found.values() if o.verdict in {"fail", "harness_error"}]


def numbers():
    specs = {CHILD: load(CHILD), "resident_register": load("resident_register")}
    person = place_of("resident_register/residents/atena_number")
    found = Numbers(frozenset({person}), specs.get)
    found.learn(person, "000000000000001", "J-2026-000777")
    return found


def test_whatever_refers_to_a_number_is_turned_both_ways():
    row = {"cert_no": "1", "atena_number": "000000000000001", "remarks": "000000000000001"}
    told = numbers().out(CHILD, "payees", row)
    assert told == {**row, "atena_number": "J-2026-000777"}
    assert numbers().back(CHILD, "payees", told) == row


def test_lines_logs_and_prints_hold_our_numbers_again():
    found = numbers()
    text = "cert_no,atena_number\r\n1,J-2026-000777\r\n"
    assert "000000000000001" in found.lines_back(CHILD, "payees", text)
    assert found.text_back("atena_number=J-2026-000777") == "atena_number=000000000000001"
    assert found.anywhere_back({"a": ["J-2026-000777", 1]}) == {"a": ["000000000000001", 1]}


def test_an_empty_municipality_forgets_them():
    found = numbers()
    found.forget()
    row = {"atena_number": "000000000000001"}
    assert found.out(CHILD, "payees", row) == row


def test_one_connection_cannot_be_two():
    package = Assigned(object(), numbers(), reset=True)
    with pytest.raises(UntestedError) as caught:
        package.twin()
    assert caught.value.cause.code == "U-ONE-BY-ONE"


def test_a_key_that_the_catalogue_does_not_have_is_a_profile_error(tmp_path):
    text = PROFILE.read_text("utf-8").replace(
        "    start: {reference: true}\n",
        "    start: {reference: true}\n"
        "    capabilities: {assigns: [child_allowance/claims/claim_number]}\n",
        1,
    )
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        prepare(options_of({"profile": str(path)}))
    (message,) = caught.value.messages
    assert message.code == "PRO024"
    assert "claim_no" in message.remedy_en


@pytest.mark.parametrize(
    ("place", "problems"),
    [("my_numbers/my_number", 0), ("households/household_number", 0), ("my_numbers/event_kind", 1)],
)
def test_a_number_that_others_name_may_be_assigned_though_it_is_no_key(place, problems):
    found = _assigned([f"resident_register/{place}"], {REGISTER.domain: REGISTER})
    assert len(list(found)) == problems


def test_a_reference_to_a_view_is_turned_whichever_group_holds_the_person():
    spec = load("resident_register")
    places = [
        place_of(f"resident_register/{g}/atena_number") for g in spec.records["residents"].view.of
    ]
    numbers = Numbers(frozenset(places), {spec.domain: spec}.get)
    for number, place in enumerate(places, 1):
        numbers.learn(place, f"90000000000000{number}", f"P-{number}")
    for number in (1, 2):
        row = {"atena_number": f"90000000000000{number}"}
        assert numbers.out(spec.domain, "notes", row) == {"atena_number": f"P-{number}"}


def test_a_number_is_known_through_two_references():
    place = place_of("resident_register/residents/atena_number")
    numbers = Numbers(frozenset({place}), load)
    numbers.learn(place, "ours", "theirs")
    for group in ("payees", "claims", "bank_accounts"):
        item = next(k for k, found in numbers.items_of(CHILD, group).items() if found == place)
        assert numbers.out(CHILD, group, {item: "ours"}) == {item: "theirs"}
        assert numbers.back(CHILD, group, {item: "theirs"}) == {item: "ours"}


GIVEN = ("resident_register", "my_numbers", "my_number")


def giving(implied=("resident_register/my_numbers",)):
    places = frozenset({GIVEN})
    return Numbers(places, {REGISTER.domain: REGISTER}.get, frozenset(implied))


def adopted(numbers, ours, theirs, item="my_number"):
    return numbers.adopt("resident_register", "japanese_residents", item, ours, theirs)


def test_a_number_that_comes_with_a_person_is_turned_wherever_it_stands():
    numbers = giving()
    assert adopted(numbers, "111", "999")
    row = {"my_number": "999", "atena_number": "1"}
    for group in ("japanese_residents", "my_numbers"):
        assert numbers.back("resident_register", group, row)["my_number"] == "111"
    assert numbers.out("resident_register", "my_numbers", {"my_number": "111"}) == {
        "my_number": "999"
    }


def test_no_number_is_taken_that_stands_for_another_or_that_comes_with_nothing():
    numbers = giving()
    assert adopted(numbers, "111", "999")
    assert not adopted(numbers, "222", "999")  # somebody else's
    assert not adopted(numbers, "111", "888")  # a second one
    assert not adopted(numbers, "333", None)
    assert not adopted(numbers, "333", "777", "household_number")
    assert not adopted(giving(implied=()), "111", "999")


def test_where_the_case_names_no_number_one_that_came_is_as_good():
    assert adopted(giving(), None, "999")


@dataclass
class Certifying(RowKeeper):
    """Gives every payee a number of certification of its own, and tells it in the row alone."""

    def run(self, domain, function, inputs, role="clerk"):
        del role
        row = {**inputs, "cert_no": f"N-{len(self.stored) + 1:04}"}
        self.stored.append(PlacedRow(domain, "payees", row))
        return self._reply(function, ({"atena_number": inputs["atena_number"]},))


def certifying():
    place = place_of(f"{CHILD}/payees/cert_no")
    found = Numbers(frozenset({place}), {CHILD: load(CHILD)}.get)
    return Assigned(Certifying(), found, reset=True)


def test_a_number_that_is_no_key_is_learnt_from_the_row_where_no_answer_tells_it():
    package = certifying()
    for payee, number in (("1", "OURS-1"), ("2", "OURS-2")):
        row = {"atena_number": payee, "cert_no": number}
        assert package.run(CHILD, "register-payee", row).accepted
    assert [r["cert_no"] for r in package.package.query(CHILD, "payees", {})] == [
        "N-0001",
        "N-0002",
    ]
    for payee, number in (("2", "OURS-2"), ("1", "OURS-1")):
        (found,) = package.query(CHILD, "payees", {"atena_number": payee})
        assert found["cert_no"] == number
    (found,) = package.query(CHILD, "payees", {"cert_no": "OURS-2"})
    assert found["atena_number"] == "2"


def test_a_row_that_the_case_did_not_enter_tells_no_number_of_its_own():
    package = certifying()
    package.run(CHILD, "register-payee", {"atena_number": "1", "cert_no": "OURS-1"})
    package.package.stored.insert(
        0, PlacedRow(CHILD, "payees", {"atena_number": "9", "cert_no": "N-0009"})
    )
    (other,) = package.query(CHILD, "payees", {"atena_number": "9"})
    assert other["cert_no"] == "N-0009"


@pytest.mark.parametrize(("item", "problems"), [("cert_no", 0), ("name", 1), ("valid_from", 1)])
def test_a_number_of_the_rows_own_may_be_assigned_and_nothing_else(item, problems):
    found = _assigned([f"{CHILD}/payees/{item}"], {CHILD: load(CHILD)})
    assert len(list(found)) == problems
