"""What the vendor has no field for is not sent, and what no request holds is known."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.surfaces.mapping.models import Mapping
from conformance.surfaces.mapping.unheld import is_carried, is_unheld, sendable_values

SPEC = load("resident_register")
MOVE_IN = SPEC.functions["move-in-entry"].operation
SCOPES = ("resident_register/function/move-in-entry", "resident_register", "*")


def _section(fields, body):
    call = {"action": "run", "steps": [{"request": "POST /tennyu", "body": body}]}
    data = {"fields": {"resident_register": fields}, "calls": [call]}
    return Mapping.model_validate(data, strict=False)


def test_the_first_scope_that_names_an_item_decides():
    fields = {"resident_register": {"name": None}, "*": {"name": "shimei", "sex": None}}
    section = Mapping.model_validate({"fields": fields}, strict=False)
    assert is_unheld(section, "name", SCOPES)
    assert is_unheld(section, "sex", SCOPES)
    assert not is_unheld(section, "birth_date", SCOPES)


def test_what_only_a_condition_looks_at_may_be_left_out():
    seals = load("seal_registration").functions["register-immediate"].operation
    section = _section({"birth_date": None}, "{inputs}")
    inputs = {"birth_date": "2000-01-01", "name": "y"}
    assert sendable_values(section, seals, inputs, SCOPES) == {"name": "y"}


def test_an_entry_is_sent_without_it_but_never_without_what_something_is_worked_out_from():
    section = _section({"honseki": None, "event_date": None}, "{inputs}")
    inputs = {"honseki": "x", "event_date": "2026-04-01", "name": "y"}
    assert sendable_values(section, MOVE_IN, inputs, SCOPES) == {
        "event_date": "2026-04-01",
        "name": "y",
    }


def test_nothing_is_left_out_of_a_search():
    section = _section({"name": None}, "{inputs}")
    search = SPEC.functions["kana-search"].operation
    assert sendable_values(section, search, {"name": "y"}, SCOPES) == {"name": "y"}


@pytest.mark.parametrize(
    ("body", "carried"),
    [
        ("{inputs}", True),
        ({"...": "{changes}"}, True),
        ({"hito": ["{inputs.hito}"]}, True),
        ({"sei": "{inputs.hito.seibetsu}"}, True),
        ({"sei": "{inputs.hitotsu}"}, False),
        ({"sei": "M"}, False),
    ],
)
def test_an_item_is_carried_where_a_request_holds_its_field(body, carried):
    section = _section({"sex": "hito.seibetsu"}, body)
    assert is_carried(section, section.calls[0], "sex", SCOPES) is carried
    assert not is_carried(section, None, "sex", SCOPES)


def test_what_a_computed_variable_takes_reaches_the_product():
    call = {
        "action": "run",
        "steps": [
            {
                "request": "POST /tennyu",
                "let": {"since": "days_later(inputs.event_date, `1`, '%Y')"},
                "body": {"hi": "{since}"},
            }
        ],
    }
    section = Mapping.model_validate({"calls": [call]}, strict=False)
    assert is_carried(section, section.calls[0], "event_date", SCOPES)
    assert not is_carried(section, section.calls[0], "name", SCOPES)


def test_a_value_by_which_a_request_is_only_chosen_reaches_no_product():
    call = {
        "action": "run",
        "steps": [
            {
                "request": "POST /tennyu",
                "let": {"kind": "inputs.event_reason == '11' && 'DOMESTIC' || 'ABROAD'"},
                "body": {"kind": "{kind}"},
            }
        ],
    }
    section = Mapping.model_validate({"calls": [call]}, strict=False)
    assert is_carried(section, section.calls[0], "event_reason", SCOPES)
    assert not is_carried(section, section.calls[0], "event_reason", SCOPES, as_it_is=True)
