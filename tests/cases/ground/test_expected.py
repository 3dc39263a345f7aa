"""The ground of a case is the weakest link of what its check compares."""

import sys
from pathlib import Path

import pytest

from conformance.cases.ground import expected as module
from conformance.cases.ground.expected import expected, protects
from conformance.cases.registry import checks
from conformance.catalog.grounds import GROUNDS

sys.path.insert(0, str(Path(__file__).parent))

from known import every, of

DOMAINS = ("child_allowance", "seal_registration", "common_functions")


def test_what_checks_compare_is_looked_up_and_nothing_else_is():
    told = {one.compares for one in checks().values()}
    assert told - {"protection"} == set(module._LINKS)


JUDGES = ("worlds/session", "planning/plan", "cases/trial", "cases/needs", "worlds/reached")


def test_no_engine_names_a_check():
    """What stands behind a case goes by what its check declares, not by the check's name."""
    root = Path(module.__file__).parents[2]
    rooms = ("cases/ground", "plugin", "results", "report", "contract", "surfaces")
    sources = [p for room in rooms for p in (root / room).rglob("*.py")]
    sources += [root / f"{n}.py" for n in JUDGES]
    named = {
        (path.relative_to(root).as_posix(), name)
        for path in sources
        for name in checks()
        if f'"{name}"' in path.read_text("utf-8")
    }
    # a result is read without the suite: there the check is known by its name alone
    assert named == {("results/roots/seen.py", "record/holds")}


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_case_has_a_ground_and_the_entry_it_rests_on(domain):
    for spec, case in every(domain):
        found = expected(spec, case)
        assert found.ground in GROUNDS
        assert found.on


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_expectation_is_stronger_than_the_law_that_its_requirement_states(domain):
    """But where it is the law of a rule, of protection, or the profile's own word."""
    for spec, case in every(domain):
        found, own = expected(spec, case), case.requirement
        if found.on == own.id and own.kind != "rule":
            assert found.ground == own.provenance


def test_a_value_that_a_rule_gives_rests_on_the_rule_that_was_read():
    found = expected(*of("child_allowance/rule/monthly-amount/worked-examples"))
    assert (found.ground, found.on) == ("derived_read", "child_allowance/rule/monthly-amount")


def test_what_is_said_of_an_item_rests_on_the_item_although_the_function_stands_in_law():
    spec, case = of("child_allowance/function/register-claim/rejects-missing-payee-atena")
    assert case.requirement.provenance == "derived"
    found = expected(spec, case)
    assert (found.ground, found.on) == (
        "reconstructed",
        "child_allowance/record/claims:payee_atena",
    )


def test_what_is_sent_and_read_back_rests_on_the_function_whatever_its_items_are_called():
    spec, case = of("child_allowance/function/register-claim/stores-what-was-sent")
    assert expected(spec, case).on == case.requirement.id
    assert expected(spec, case).ground == "derived"


def test_a_day_that_no_calendar_has_is_wrong_whatever_the_item_is():
    found = [
        (spec, case) for spec, case in every("child_allowance")
        if case.params.get("slug") == "no-such-day"
    ]  # fmt: skip
    assert found
    for spec, case in found:
        assert expected(spec, case).on == case.requirement.id


@pytest.mark.parametrize("domain", DOMAINS)
def test_protection_is_law_even_where_the_function_was_reconstructed(domain):
    for spec, case in every(domain):
        if protects(case):
            assert expected(spec, case).ground != "reconstructed"


def test_an_imported_column_is_official_and_an_invented_one_is_nobodys():
    grounds = {
        case.requirement.provenance: expected(spec, case).ground
        for spec, case in every("common_functions")
        if case.check == "files/columns"
    }
    assert grounds == {"official": "official", "reconstructed": "reconstructed"}


def test_the_bytes_of_a_file_are_held_against_what_the_profile_declares():
    for spec, case in every("child_allowance"):
        if case.check == "files/bytes":
            assert expected(spec, case).on == "profile"


def test_an_effect_of_an_event_rests_on_its_own_source():
    for spec, case in every("child_allowance"):
        if case.check.startswith("event/") and "effect" in case.params:
            effects = spec.events[case.requirement.key].effects
            effect = next(one for one in effects if one.key == case.param("effect"))
            assert expected(spec, case).ground == effect.provenance


def test_no_law_says_whether_a_certificate_is_issued_while_a_filing_is_processed():
    """戸籍法第10条 and 第15条 leave it open; that the register stays as it is they do decide."""
    filing = "family_register/event/filing"
    assert expected(*of(f"{filing}/certificate-as-before")).ground == "reconstructed"
    assert expected(*of(f"{filing}/keeps-koseki")).ground != "reconstructed"
