"""The laws of a case's rows hold of a plain family and are broken by one row that differs."""

from __future__ import annotations

from conformance.catalog.load import load
from conformance.population.lawfulness.case_laws import LAWS
from conformance.population.lawfulness.reading import RowReading
from tests.population.lawfulness.rows import HEAD, HOME, MINOR, OWED, PARENT

REGISTER, ALLOWANCE = load("resident_register"), load("child_allowance")
PAYEE = {"atena_number": PARENT, "name": HEAD["name"], "birth_date": HEAD["birth_date"]}


def family(**changed):
    """Return the rows of a family as they are loaded; a name with None is left out."""
    rows = {
        "japanese_residents": HEAD,
        "child": MINOR,
        "households": HOME,
        "payees": PAYEE,
        "children": OWED,
    }
    groups = {"child": "japanese_residents"}
    readings = []
    for name, row in rows.items():
        group = groups.get(name, name)
        spec = ALLOWANCE if group in {"payees", "children"} else REGISTER
        change = changed.get(name, {})
        if change is not None:
            readings.append(RowReading(spec, spec.records[group], {**row, **change}))
    return readings


def broken(readings):
    return {law.key for law in LAWS for _ in law.broken(readings)}


def test_a_family_breaks_no_law():
    assert broken(family()) == set()


def test_one_person_has_one_birth_and_one_name():
    assert broken(family(children={"birth_date": "2017-02-04"})) == {"one-person"}
    assert broken(family(payees={"name": "佐藤　幸子"})) == {"one-person"}


def test_an_older_row_of_a_history_may_say_otherwise():
    older = RowReading(
        REGISTER, REGISTER.records["japanese_residents"], {**HEAD, "name": "田中　花子"}
    )
    newer = RowReading(REGISTER, REGISTER.records["japanese_residents"], {**HEAD, "history_no": 2})
    assert broken([older, newer, *family(japanese_residents=None)]) == set()


def test_one_household_has_one_address():
    assert broken(family(households={"address": "仮想県他市１番地"})) == {"one-household"}


def test_who_is_referred_to_is_there():
    assert "registered" in broken(family(child=None))


def test_a_view_is_never_loaded():
    shown = RowReading(REGISTER, REGISTER.records["residents"], HEAD)
    assert broken([*family(), shown]) == {"views"}


def test_every_law_is_broken_by_a_test():
    assert {law.key for law in LAWS} == {"one-person", "one-household", "registered", "views"}
