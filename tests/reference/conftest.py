"""A small made-up domain with one function of every kind, and the package that provides it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models.domain import DomainHead, Specification
from conformance.catalog.models.records import CodeList, RecordGroup
from conformance.catalog.models.requirements import Form, Function, Linkage
from conformance.catalog.models.requirements import Rule as CatalogueRule
from conformance.reference import oracle
from conformance.reference.call import Actor
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.package import SamplePackage
from conformance.rules.core import OutOfScopeError, Parameters, RegisteredRule, Why, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.reference.store import Sandbox

SOURCE = {"source": "made up", "confidence": "low", "provenance": "reconstructed"}
CLERK = Actor("conf-clerk", "clerk")


@value
class Given:
    filed_on: date
    bonus: int = 0


@value
class Output:
    due_on: date
    late: bool


def _due(given: Given, law: Parameters, _why: Why) -> Output:
    if given.filed_on < date(2000, 1, 1):
        raise OutOfScopeError("too long ago")
    extra = law.on(given.filed_on).integer("days") if law.periods else 0
    due = date.fromordinal(given.filed_on.toordinal() + extra + given.bonus)
    return Output(due, given.filed_on > date(2025, 12, 31))


RULE: RegisteredRule[Given, Output] = RegisteredRule(
    "sample", "due", "made up", Given, Output, _due
)

HEAD = {
    "domain": "sample",
    "name_ja": "見本",
    "name_en": "Sample",
    "ministry_ja": "なし",
    "spec_title_ja": "見本",
    "version": "1.0",
    "laws": [],
    "versions": [],
    "function_groups": [],
    "persons": {"group": "people", "key": "number"},
    "protection": {"group": "shields", "subject": "number", "from": "begins", "until": "ends"},
}
NUMBER = {"key": "number", "name_ja": "宛名番号", "type": "digits", "len": 3, "required": True}
RECORDS = [
    {
        "key": "people",
        "name_ja": "人",
        "primary_key": ["number", "no"],
        "history": {"number": "no", "latest": "latest", "until": "until"},
        "items": [
            NUMBER,
            {"key": "no", "name_ja": "履歴番号", "type": "integer", "required": True, "min": 1},
            {"key": "latest", "name_ja": "最新", "type": "flag"},
            {"key": "until", "name_ja": "終了", "type": "date"},
            {"key": "name", "name_ja": "氏名", "type": "text", "max_len": 8, "required": True},
            {"key": "kana", "name_ja": "カナ", "type": "kana", "max_len": 9},
            {"key": "home", "name_ja": "住所", "type": "text", "max_len": 20},
            {"key": "sex", "name_ja": "性別", "type": "code", "code_list": "sex"},
        ],
    },
    {
        "key": "claims",
        "name_ja": "請求",
        "primary_key": ["claim"],
        "items": [
            {"key": "claim", "name_ja": "番号", "type": "alnum", "max_len": 5, "required": True},
            {
                **NUMBER,
                "ref": {"domain": "sample", "group": "people", "item": "number"},
            },
            {"key": "filed_on", "name_ja": "受付日", "type": "date", "required": True},
            {"key": "ends_on", "name_ja": "終期", "type": "date"},
            {"key": "due_on", "name_ja": "期限", "type": "date"},
            {"key": "status", "name_ja": "状態", "type": "code", "code_list": "status"},
        ],
    },
    {
        "key": "shields",
        "name_ja": "支援措置",
        "primary_key": ["number"],
        "items": [
            NUMBER,
            {"key": "begins", "name_ja": "開始", "type": "date"},
            {"key": "ends", "name_ja": "終了", "type": "date"},
        ],
    },
]
DUE = {"filed_on": "filed_on", "bonus": {"const": 1}}
CLAIM = ["claim", "number", "filed_on", "ends_on"]
OPERATIONS = {
    "claim": {
        "kind": "create",
        "record": "claims",
        "inputs": CLAIM,
        "sets": {"status": "1"},
        "derives": {"due_on": {"rule": "due", "output": "due_on", "given": DUE}},
        "guards": [
            {"kind": "reference", "input": "number"},
            {"kind": "order", "earlier": "filed_on", "later": "ends_on"},
            {"kind": "rule", "rule": "due", "given": DUE, "output": "late", "refuse_when": True},
            {"kind": "role", "allow": ["clerk"]},
        ],
    },
    "enrol": {"kind": "create", "record": "people", "inputs": ["number", "name", "kana", "sex"]},
    "move": {"kind": "update", "record": "people", "inputs": ["home", "name"]},
    "prolong": {
        "kind": "update",
        "record": "claims",
        "inputs": ["ends_on"],
        "guards": [{"kind": "order", "earlier": "filed_on", "later": "ends_on"}],
    },
    "withdraw": {"kind": "cancel", "record": "claims", "marks": {"status": "9"}},
    "find": {
        "kind": "search",
        "record": "people",
        "by": [
            {"item": "name", "match": "partial"},
            {"item": "kana", "match": "prefix"},
            {"item": "number", "match": "range"},
            {"item": "sex"},
        ],
    },
    "look": {
        "kind": "restrict",
        "record": "people",
        "hides": ["home"],
        "protected_by": "shields",
        "subject": "number",
    },
    "remind": {
        "kind": "batch",
        "record": "claims",
        "when": [
            {"item": "due_on", "op": "before", "value": {"business_date": True}},
            {"item": "status", "op": "not_equals", "value": "9"},
        ],
        "sets": {"status": "2"},
    },
    "reckon": {"kind": "calculate", "rule": "due"},
    "print": {
        "kind": "issue",
        "form": "notice",
        "record": "people",
        "shows": {"name": "name", "home": "home", "sex": "sex"},
        "omits": ["sex"],
    },
    "erase": {"kind": "absent", "probes": [{"kind": "delete", "record": "people"}]},
    "train": {"kind": "attest", "evidence": "研修の記録"},
}
FORM = {
    "key": "notice",
    "title_ja": "通知",
    "class": "required",
    "audience": "resident",
    "style": [],
    "suppress_when": ["dv"],
    "items": [
        {"key": "name", "name_ja": "氏名", "type": "text", "required": True},
        {"key": "home", "name_ja": "住所", "type": "text", "locates": True},
        {"key": "sex", "name_ja": "性別", "type": "code", "code_list": "sex"},
        {
            "key": "issued_on",
            "name_ja": "希望する日",
            "type": "date",
            "required": True,
            "from": {"requester": "must"},
        },
    ],
    **SOURCE,
}


def _function(key: str, operation: object) -> Function:
    return Function.model_validate(
        {
            "key": key,
            "title_ja": key,
            "class": "required",
            "group": "1",
            "summary": key,
            "observe": "record",
            "touches": (),
            "operation": operation,
            **SOURCE,
        },
        strict=False,
    )


def _linkage(key: str, provider: str, consumer: str) -> Linkage:
    return Linkage.model_validate(
        {
            "key": key,
            "title_ja": key,
            "class": "required",
            "provider": provider,
            "consumer": consumer,
            "mode": ["file"],
            "timing": "日次",
            "data": ["people", "unknown_elsewhere"],
            **SOURCE,
        },
        strict=False,
    )


def _specification() -> Specification:
    rule = CatalogueRule.model_validate(
        {
            "key": "due",
            "title_ja": "期限",
            "law": "made up",
            "edge": [],
            "statement": "made up",
            "inputs": {"filed_on": "date", "bonus": "integer"},
            "output": {"due_on": "date", "late": "boolean"},
            "parameters": [{"to": "2024-12-31", "days": 10}, {"from": "2025-01-01", "days": 20}],
            "examples": [],
            **SOURCE,
        },
        strict=False,
    )
    codes = [
        CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"}),
        CodeList(key="status", name_ja="状態", values={"1": "受付", "2": "督促", "9": "取消"}),
    ]
    return Specification(
        head=DomainHead.model_validate(HEAD, strict=False),
        functions={key: _function(key, operation) for key, operation in OPERATIONS.items()},
        forms={"notice": Form.model_validate(FORM, strict=False)},
        records={str(r["key"]): RecordGroup.model_validate(r, strict=False) for r in RECORDS},
        codes={c.key: c for c in codes},
        linkages={
            "out": _linkage("out", "sample", "tax"),
            "in": _linkage("in", "tax", "sample"),
        },
        rules={"due": rule},
        invariants={},
        questions={},
        apis={},
        directory=Path("sample/1.0"),
        lines={},
    )


@pytest.fixture(scope="session")
def spec() -> Specification:
    return _specification()


@pytest.fixture(scope="session", autouse=True)
def _oracle() -> Iterator[None]:
    """The made-up rule of the made-up domain."""
    known = oracle._rules
    oracle._rules = lambda domain: {"due": RULE} if domain == "sample" else known(domain)  # type: ignore[assignment]  # a double
    yield
    oracle._rules = known


@pytest.fixture
def package(spec: Specification) -> SamplePackage:
    return SamplePackage(LoadedCatalogue([spec]))


@pytest.fixture
def sandbox(package: SamplePackage) -> Sandbox:
    return package.sandboxes.open(date(2025, 6, 1))


@pytest.fixture
def person() -> Callable[..., dict[str, object]]:
    def make(number: str = "001", **values: object) -> dict[str, object]:
        row = {"number": number, "no": 1, "latest": True, "name": "山田", "home": "桜町1"}
        return {"domain": "sample", "group": "people", "row": {**row, **values}}

    return make
