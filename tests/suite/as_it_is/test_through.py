"""Rows arranged through functions: in order, read back, and told by name when out of reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.findings import UntestedError
from conformance.population.rows import Placed, RowBuilder
from conformance.suite.as_it_is.through import Through, adding
from tests.suite.as_it_is.fakes import DAY, Kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json
    from conformance.surfaces.package import Reply

DOMAIN = "child_allowance"
SPEC = load(DOMAIN)
BUILDER = RowBuilder(1, DAY, {DOMAIN: SPEC}.get)


@dataclass
class Registers(Kept):
    """Stores what a function is given, as a create function does."""

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        reply = super().run(domain, function, inputs, role)
        operation = SPEC.functions[function].operation
        if reply.accepted:
            row = {**inputs, **operation.sets}
            self.stored.append(Placed(domain, operation.record, row))
        return reply


def through(package: Kept, without: str = "") -> Through:
    return Through(package, {DOMAIN: SPEC}.get, lambda call: call.action != without, lambda: DAY)


def claim(*matters: str) -> Placed:
    return Placed(DOMAIN, "claims", BUILDER.row(SPEC, SPEC.records["claims"], "a"), matters)


def test_a_row_is_added_by_a_function_and_read_back():
    package = Registers()
    placed = claim("claim_no")
    through(package).arrange([placed])
    assert [p.row["claim_no"] for p in package.stored] == [placed.row["claim_no"]]


def test_what_a_row_refers_to_is_added_before_it():
    package = Registers()
    group = SPEC.records["bank_accounts"]
    row = BUILDER.row(SPEC, group, "a")
    world = BUILDER.world(SPEC, group, row)
    through(package).arrange([Placed(DOMAIN, group.key, row, group.primary_key), *world])
    assert [p.group for p in package.stored][-1] == group.key
    assert "payees" in {p.group for p in package.stored}


def test_an_item_that_no_function_sets_is_named():
    item = next(
        i.key
        for i in SPEC.records["claims"].items
        if not any(i.key in a.operation.inputs for a in adding(SPEC, "claims", lambda _: True))
        and not any(i.key in a.operation.sets for a in adding(SPEC, "claims", lambda _: True))
    )
    placed = Placed(DOMAIN, "claims", {**claim().row, item: "x"}, (item,))
    with pytest.raises(UntestedError) as raised:
        through(Registers()).arrange([placed])
    assert raised.value.cause.code == "U-NO-LOAD"
    assert item in raised.value.cause.en


def test_a_group_that_no_function_adds_to_is_out_of_reach():
    row = BUILDER.row(SPEC, SPEC.records["incomes"], "a")
    with pytest.raises(UntestedError) as raised:
        through(Registers()).arrange([Placed(DOMAIN, "incomes", row)])
    assert raised.value.cause.details["missing"] == "load child_allowance/incomes"


def test_a_registration_that_is_refused_is_untested_and_tells_the_reason():
    refusing = {a.key: "E0004" for a in adding(SPEC, "claims", lambda _: True)}
    package = Registers(refusing)
    with pytest.raises(UntestedError) as raised:
        through(package).arrange([claim("claim_no")])
    assert raised.value.cause.code == "U-NO-LOAD"
    assert "E0004" in raised.value.cause.en
    assert sorted(package.asked) == sorted(refusing)


def test_a_registration_that_leaves_nothing_is_untested():
    with pytest.raises(UntestedError) as raised:
        through(Kept()).arrange([claim("claim_no")])
    assert "not found" in raised.value.cause.en


def test_a_row_that_cannot_be_read_back_is_untested():
    with pytest.raises(UntestedError) as raised:
        through(Registers(), without="query").arrange([claim("claim_no")])
    assert raised.value.cause.code == "U-NO-CALL"
