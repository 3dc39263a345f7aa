"""A small domain with a history, references, guards, marks and batches."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models.records import CodeList, RecordGroup
from conformance.catalog.models.requirements import Function
from conformance.contract.apply import run_call
from conformance.contract.state import State
from conformance.population.rows import PlacedRow

if TYPE_CHECKING:
    from conformance.contract.call import Call

DAY = date(2026, 3, 31)
PEOPLE, CLAIMS = ("sample", "people"), ("sample", "claims")

SOURCE = {"source": "made up", "confidence": "low", "provenance": "reconstructed"}
NUMBER = {"key": "number", "name_ja": "番号", "type": "digits", "len": 3, "required": True}
RECORDS = [
    {
        "key": "people",
        "name_ja": "人",
        "primary_key": ["number", "no"],
        "history": {"number": "no", "latest": "latest", "since": "since", "until": "until"},
        "items": [
            NUMBER,
            {"key": "no", "name_ja": "履歴", "type": "integer", "required": True},
            {"key": "latest", "name_ja": "最新", "type": "flag"},
            {"key": "since", "name_ja": "始", "type": "date"},
            {"key": "until", "name_ja": "終", "type": "date"},
            {"key": "name", "name_ja": "氏名", "type": "text", "required": True},
            {"key": "home", "name_ja": "住所", "type": "text"},
            {"key": "seen_at", "name_ja": "日時", "type": "datetime"},
            {"key": "sex", "name_ja": "性別", "type": "code", "code_list": "sex"},
        ],
    },
    {
        "key": "claims",
        "name_ja": "請求",
        "primary_key": ["claim"],
        "items": [
            {"key": "claim", "name_ja": "番号", "type": "alnum", "required": True},
            {**NUMBER, "ref": {"domain": "sample", "group": "people", "item": "number"}},
            {"key": "filed_on", "name_ja": "受付日", "type": "date", "required": True},
            {"key": "ends_on", "name_ja": "終期", "type": "date"},
            {"key": "status", "name_ja": "状態", "type": "text"},
        ],
    },
]
OPERATIONS = {
    "enrol": {"kind": "create", "record": "people", "inputs": ["number", "name", "sex"]},
    "move": {"kind": "update", "record": "people", "inputs": ["home", "name", "seen_at"]},
    "leave": {"kind": "cancel", "record": "people", "marks": {"home": None}},
    "sweep": {
        "kind": "batch",
        "record": "people",
        "when": [{"item": "sex", "op": "equals", "value": "2"}],
        "sets": {"home": "別"},
    },
    "claim": {
        "kind": "create",
        "record": "claims",
        "inputs": ["claim", "number", "filed_on", "ends_on"],
        "sets": {"status": "1"},
        "guards": [
            {"kind": "reference", "input": "number"},
            {"kind": "order", "earlier": "filed_on", "later": "ends_on"},
            {"kind": "role", "allow": ["clerk"]},
        ],
    },
    "look": {"kind": "search", "record": "people", "by": [{"item": "name"}]},
    "withdraw": {"kind": "cancel", "record": "claims", "marks": {"status": "9"}},
    "remind": {
        "kind": "batch",
        "record": "claims",
        "when": [
            {"item": "ends_on", "op": "before", "value": {"business_date": True}},
            {"item": "status", "op": "not_equals", "value": "9"},
        ],
        "sets": {"status": "2"},
    },
}


def _function(key: str, operation: object) -> Function:
    named = {"key": key, "title_ja": key, "class": "required", "group": "1", "summary": key}
    rest = {"observe": "record", "touches": (), "operation": operation}
    return Function.model_validate({**named, **rest, **SOURCE}, strict=False)


@pytest.fixture
def standing() -> State:
    """One person, and nobody's claims."""
    spec = SimpleNamespace(
        domain="sample",
        functions={key: _function(key, one) for key, one in OPERATIONS.items()},
        records={str(r["key"]): RecordGroup.model_validate(r, strict=False) for r in RECORDS},
        codes={"sex": CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"})},
    )
    anna = {"number": "001", "no": 1, "latest": True, "name": "甲", "home": "東", "sex": "2"}
    return State.of({"sample": spec}, DAY, [PlacedRow("sample", "people", anna)])


def event(state: State, function: str, *, role: str = "clerk", **inputs: object) -> Call:
    """A call of a function of the small domain."""
    return run_call(state.spec("sample"), function, inputs, role)
