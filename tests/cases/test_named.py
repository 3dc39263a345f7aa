"""What a profile says of a case by its own name goes before what it says of its requirement."""

import datetime as dt

from conformance.cases.named import answer_of, waiver_of
from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.surfaces.profile import Profile
from conformance.surfaces.profile_entries import Answer, Waiver

SPEC = load("seal_registration")
REQUIREMENT = next(iter(requirements(SPEC)))
CASES = cases_of(SPEC, REQUIREMENT)
DAY = dt.date(2027, 3, 31)


def profile(**more):
    return Profile.model_validate(
        {
            "profile": 1,
            "product": {"name": "見本", "vendor": "v", "release": "1"},
            "municipality": {"type": "general_city", "code": "131016", "name": "架空市"},
            "specifications": {},
            "surfaces": {},
            **more,
        }
    )


def waiver(**of):
    return Waiver(approver="a", reason="b", risk="c", expires=DAY, **of)


def answer(**of):
    return Answer(accepted=True, by="a", on=DAY, **of)


def test_an_entry_about_the_case_goes_before_one_about_its_requirement():
    one, other = waiver(requirement=REQUIREMENT.id), waiver(case=CASES[0].id)
    mine, its = answer(requirement=REQUIREMENT.id), answer(case=CASES[0].id)
    said = profile(waivers=(one, other), answers=(mine, its))
    assert waiver_of(said, CASES[0]) == other
    assert waiver_of(said, CASES[1]) == one
    assert answer_of(said, CASES[0]) == its
    assert answer_of(said, CASES[1]) == mine


def test_nothing_is_said_of_other_cases():
    said = profile(waivers=(waiver(case=CASES[0].id),), answers=(answer(case=CASES[0].id),))
    assert waiver_of(said, CASES[1]) is None
    assert answer_of(said, CASES[1]) is None


def test_of_two_entries_about_the_same_the_first_holds():
    first, second = waiver(case=CASES[0].id), waiver(case=CASES[0].id)
    assert waiver_of(profile(waivers=(first, second)), CASES[0]) is first
