"""Rows of a group that protects, made so that they protect nobody."""

from dataclasses import dataclass
from datetime import date

import pytest

from conformance.cases.trial import Trial as RealTrial
from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.population.rows import PlacedRow, RowBuilder
from conformance.reference.behaviour import correct
from conformance.reference.mutants import all_mutants
from conformance.worlds.protect import each_way, idle, protect
from tests.packages.nobody import NOBODY
from tests.packages.served import session

DAY = date(2026, 11, 21)


@dataclass
class ProtectionTrial:
    spec: object
    day: date = DAY

    def group(self, key):
        return self.spec.records[key]


NATIONAL_PENSION = ProtectionTrial(load("national_pension"))


def test_a_measure_that_protects_nobody_begins_later_and_has_no_end() -> None:
    made = idle(NATIONAL_PENSION, "support_measures", {"measure_kind": "1"})

    assert made == {"from_date": "2026-12-21", "until_date": None}


def test_a_mark_without_a_period_has_another_value() -> None:
    made = idle(NATIONAL_PENSION, "insured_persons", {"ex_officio": True, "resident_kind": "1"})

    assert made == {"ex_officio": False, "resident_kind": "2"}


@dataclass
class Placing(ProtectionTrial):
    @property
    def domain(self):
        return self.spec.domain

    @property
    def builder(self):
        return RowBuilder(1, self.day, {self.spec.domain: self.spec}.get)


def test_a_person_known_by_a_book_and_a_number_is_protected_by_both() -> None:
    trial = Placing(load("supplementary_family_register"))
    person = {"book_number": "A1", "person_number": 7, "surname": "佐藤"}
    placed = PlacedRow(trial.domain, "persons", person)

    *_, measure = protect(trial, [placed], "A1")

    assert measure.group == "support_measures"
    assert (measure.row["book_number"], measure.row["person_number"]) == ("A1", 7)
    assert measure.row["measure_kind"] == "1"
    assert measure.row["terminated_on"] is None


@pytest.mark.parametrize(
    ("kind", "begin", "empty"),
    [
        ("1", "starts_on", "provisional_starts_on"),
        ("2", "provisional_starts_on", "starts_on"),
    ],
    ids=["decided", "provisional"],
)
def test_a_measure_begins_on_the_day_of_its_own_kind(kind: str, begin: str, empty: str) -> None:
    trial = Placing(load("supplementary_family_register"))

    *_, measure = protect(trial, [], "A1", active={"measure_kind": kind})

    assert (measure.row[begin], measure.row[empty]) == ("2026-10-22", None)


@pytest.mark.parametrize("domain", ["electoral_roll", "school_enrollment", "seal_registration"])
def test_a_package_that_ignores_provisional_measures_is_found(domain: str) -> None:
    key = f"{domain.replace('_', '-')}-provisional-measure-ignored"
    faulty = all_mutants()[key]
    spec = load(domain)
    wanted = [r for r in requirements(spec) if r.id == faulty.requirement]
    cases = [case for r in wanted for case in cases_of(spec, r)]
    with session(correct, domain) as right:
        assert {right.execute(case).verdict for case in cases} == {"pass"}
    with session(faulty.conduct(), domain) as wrong:
        failed = [case for case in cases if wrong.execute(case).verdict == "fail"]
    found = {case.check for case in failed}
    assert found <= {"restrict/hides", "restrict/warns", "form/suppresses"}
    assert "absent" in {case.polarity for case in failed}


@pytest.mark.parametrize(("scope", "scopes"), [("", {""}), ("run/", {"run/", "run/1/"})])
def test_each_further_way_to_protect_has_other_people_where_people_stay(scope, scopes) -> None:
    spec = load("resident_register")
    staying = RealTrial(None, spec, {}.get, None, NOBODY, DAY, 1, scope=scope)  # type: ignore[arg-type]  # nothing is called

    tried = list(each_way(staying))

    assert [active["measure_kind"] for _, active in tried] == ["1", "2"]
    assert {trial.scope for trial, _ in tried} == scopes
