"""What a law of an invariant names must stand in the specification."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter

from conformance.catalog.lint_laws import name_problems
from conformance.catalog.load import load
from conformance.catalog.models.invariants import InvariantCheck

SPEC = load("child_allowance")


def problems(**written: object) -> list[tuple[str, str]]:
    one: InvariantCheck = TypeAdapter(InvariantCheck).validate_json(json.dumps(written))
    return [(field, name) for field, name, _ in name_problems(SPEC, one)]


@pytest.mark.parametrize("domain", ["child_allowance", "resident_register", "seal_registration"])
def test_the_laws_of_the_catalogue_name_what_there_is(domain: str) -> None:
    spec = load(domain)
    laws = [one for invariant in spec.invariants.values() for one in invariant.checks]
    assert laws
    assert [found for one in laws for found in name_problems(spec, one)] == []


@pytest.mark.parametrize(
    ("law", "found"),
    [
        ({"law": "oracle_agrees", "rule": "monthly-amounts"}, ("rule", "monthly-amounts")),
        ({"law": "append_only", "function": "manage"}, ("function", "manage")),
        ({"law": "printed", "form": "notice", "items": ["x"]}, ("form", "notice")),
        (
            {"law": "printed", "form": "certification-notice", "items": ["payee"]},
            ("items", "payee"),
        ),
        ({"law": "kept", "function": "register-payee", "items": ["alias"]}, ("items", "alias")),
        ({"law": "found", "function": "search-payee", "items": ["name"]}, ("items", "name")),
        ({"law": "same_for", "function": "register-payee", "vary": ["sex"]}, ("vary", "sex")),
        (
            {"law": "carried", "linkage": "common-atena", "record": "payees", "items": ["alias"]},
            ("items", "alias"),
        ),
        (
            {"law": "carried", "linkage": "common-atena", "record": "payee", "items": ["name"]},
            ("record", "payee"),
        ),
        (
            {"law": "carried", "linkage": "common", "record": "payees", "items": ["name"]},
            ("linkage", "common"),
        ),
    ],
)
def test_a_name_that_there_is_not_is_told(law: dict[str, object], found: tuple[str, str]) -> None:
    assert problems(**law) == [found]


def test_a_function_that_is_told_nothing_of_a_person_has_no_items() -> None:
    batch = next(k for k, f in SPEC.functions.items() if f.operation.kind == "batch")
    assert problems(law="found", function=batch, items=["name"]) == [("items", "name")]
