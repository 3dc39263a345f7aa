"""A pack of two domains, made once; a small domain for the simulator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import data_directory
from conformance.catalog.models.records import CodeList, RecordGroup
from conformance.catalog.models.requirements import Function
from conformance.population.rows import Placed
from conformance.suite.scenarios.bundle import bundle
from conformance.suite.scenarios.event import Event
from conformance.suite.scenarios.make import BEGINS, Maker
from conformance.suite.scenarios.opened import open_pack
from conformance.suite.scenarios.seal import unsealed
from conformance.suite.scenarios.standing import Standing
from conformance.suite.scenarios.storybook import stories
from conformance.surfaces.profile import load_profile
from tests.suite.scenarios.in_process import played

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.suite.scenarios.bundle import Bundle
    from conformance.suite.scenarios.opened import Opened
    from conformance.suite.scenarios.packed import ExpectedFile

DOMAINS = ("resident_register", "child_allowance")
DAY = date(2026, 3, 31)


def maker(*domains: str, seed: int = 5) -> Maker:
    """What makes the pack of some domains for the sample package."""
    profile = load_profile(data_directory("vendor_profiles") / "reference.yaml").profile
    specs = {name: load(name, profile.specifications[name].version) for name in domains}
    return Maker(specs, profile, seed, BEGINS, stories())


@dataclass
class Made:
    """A pack on disk, its outcome, and the export of a correct package."""

    bundle: Bundle
    folder: Path
    apart: Path
    export: Path
    pack: Opened
    expected: ExpectedFile


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Made:
    root = tmp_path_factory.mktemp("scenarios")
    folder, apart, export = root / "pack", root / "expected.zip", root / "export"
    found = bundle(maker(*DOMAINS))
    found.write(folder, apart)
    pack = open_pack(folder)
    assert played(pack, export).unlike == []
    return Made(found, folder, apart, export, pack, unsealed(apart, pack.head))


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
def standing() -> Standing:
    """Nobody yet, in a domain with a history, references, guards, marks and batches."""
    spec = SimpleNamespace(
        domain="sample",
        functions={key: _function(key, one) for key, one in OPERATIONS.items()},
        records={str(r["key"]): RecordGroup.model_validate(r, strict=False) for r in RECORDS},
        codes={"sex": CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"})},
    )
    anna = {"number": "001", "no": 1, "latest": True, "name": "甲", "home": "東", "sex": "2"}
    return Standing.of({"sample": spec}, [Placed("sample", "people", anna)])


def event(function: str, *, day: date = DAY, role: str = "clerk", **inputs: object) -> Event:
    """An entry for the small domain."""
    return Event(day, "sample", function, dict(inputs), role)
