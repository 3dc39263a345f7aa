"""How well the matcher does: on a vendor's document, on a sample product's, on our own."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from conformance.catalog.load import load
from conformance.openapi.document import openapi
from conformance.surfaces.drafting.calls import CallScores
from conformance.surfaces.drafting.draft import draft_domain
from conformance.surfaces.drafting.envelope import envelope_of
from conformance.surfaces.drafting.items import ItemScores
from conformance.surfaces.drafting.operations import read_api
from conformance.surfaces.drafting.source import read_document
from conformance.surfaces.mapping.names import styled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.surfaces.drafting.assign import Match

HERE = Path(__file__).parent
ROOT = Path(__file__).parents[3]
if str(ROOT / "tests") not in sys.path:
    sys.path.insert(0, str(ROOT / "tests"))

VENDOR = HERE / "vendor_like.yaml"
TRUTH = yaml.safe_load((HERE / "vendor_like_truth.yaml").read_text("utf-8"))
CHILD = load("child_allowance")


@dataclass(frozen=True)
class Measured:
    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]
    sure_and_wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


def measure(found: Mapping[str, Match], truth: Mapping[str, str]) -> Measured:
    right = [k for k, m in found.items() if truth.get(k) == m.right]
    wrong = tuple(f"{k} → {m.right}" for k, m in found.items() if truth.get(k) != m.right)
    missed = tuple(k for k in truth if k not in right)
    sure = tuple(k for k, m in found.items() if m.sure and truth.get(k) != m.right)
    return Measured(len(right), wrong, missed, sure)


def _drafted(spec, api):
    return draft_domain(spec, api, str(envelope_of(api.operations).get("rows", "")))


def _items(drafted):
    return {
        f"{scope.name}/{p.item.key}": p.match
        for scope in drafted.scopes
        if scope.name.count("/") == 1
        for p in scope.placed
    }


@pytest.fixture(scope="module")
def vendor():
    return _drafted(CHILD, read_api(read_document(str(VENDOR))))


def test_fields_of_a_vendors_document_are_found(vendor) -> None:
    truth = {
        f"child_allowance/{group}/{item}": path
        for group, items in TRUTH["items"].items()
        for item, path in items.items()
    }
    found = measure(_items(vendor), truth)
    assert found.precision >= 0.98, found.wrong
    assert found.recall >= 0.93, found.missed
    assert found.sure_and_wrong == ()


def test_calls_of_a_vendors_document_are_found(vendor) -> None:
    truth = TRUTH["calls"] | TRUTH["shared"]
    found = measure({c.subject.id: c.match for c in vendor.calls}, truth)
    assert found.precision >= 0.92, found.wrong
    assert found.recall >= 0.97, found.missed
    assert found.sure_and_wrong == ()


def test_nothing_is_found_for_calls_that_have_nothing_to_do_with_the_specification(vendor) -> None:
    used = {c.match.right for c in vendor.calls}
    assert not used & {"PUT /system/password", "GET /system/health"}


def test_all_of_the_catalogues_own_document_is_found() -> None:
    api = read_api(openapi(CHILD))
    truth = {
        f"{word}/{o.path.split('/')[-1]}": o.id
        for o in api.operations
        for place, word in (
            ("/calculations/", "rule"),
            ("/forms/", "form"),
            ("/linkages/", "linkage"),
        )
        if place in o.path
    }
    truth |= {
        f"function/{o.path.split('/')[-1]}": o.id
        for o in api.operations
        if "/functions/" in o.path
        and CHILD.functions[o.path.split("/")[-1]].operation.kind != "calculate"
    }
    found = {
        s.id: m
        for s, m in CallScores(CHILD, ItemScores(CHILD.codes), api.operations).matches()
        if s.action in {"run", "calculate", "issue", "link"}
    }
    result = measure(found, truth)
    assert len(truth) > 80
    assert result.precision >= 0.99, result.wrong
    assert result.recall >= 0.97, result.missed
    for missed in result.missed:  # a POST that does not say it reads is left to a person
        assert CHILD.functions[missed.removeprefix("function/")].operation.kind in _READING


_READING = frozenset({"search", "restrict"})


@pytest.mark.parametrize(("told", "recall"), [(True, 0.98), (False, 0.9)])
def test_fields_of_the_sample_product_are_found_even_by_their_names_alone(
    told: bool, recall: float
) -> None:
    from own_rest.openapi import document

    drafted = _drafted(CHILD, read_api(document("jite", told=told)))
    truth = {
        f"child_allowance/{group.key}/{item.key}": path
        for group in CHILD.records.values()
        for item in group.items
        if (path := _written(f"child_allowance/{group.key}", item.key)) is not None
    }
    found = measure({k: m for k, m in _items(drafted).items() if k in truth}, truth)
    assert found.precision >= 0.98, found.wrong
    assert found.recall >= recall, found.missed
    assert found.sure_and_wrong == ()
    writing = [c for c in drafted.calls if c.subject.kind in {"create", "update", "cancel"}]
    assert [c.subject.id for c in writing if c.match.sure] == []  # all go through one service


def _written(scope: str, item: str) -> str | None:
    """Return where the product's finished profile says an item stands; None for parts of it."""
    fields = _finished()
    found = next((fields[s][item] for s in (scope, "*") if item in fields.get(s, {})), None)
    if found is None:
        return styled(item, "camel")
    return found if isinstance(found, str) else found.get("to")


@cache
def _finished():
    text = (ROOT / "vendor_profiles" / "own_rest_api.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)["surfaces"]["api"]["mapping"]["fields"]
