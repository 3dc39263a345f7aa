"""Rows arranged through functions: in order, read back, and told by name when out of reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.contract.call import Call
from conformance.findings import UntestedError
from conformance.population.rows import PlacedRow, RowBuilder
from conformance.surfaces.mapping.causes import no_field, no_step, no_value
from conformance.worlds.as_it_is.by_the_day import told_by_the_day
from conformance.worlds.as_it_is.through import Through, adding
from tests.worlds.as_it_is.fakes import DAY, RowKeeper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Cause, Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

DOMAIN = "child_allowance"
SPEC = load(DOMAIN)
BUILDER = RowBuilder(1, DAY, {DOMAIN: SPEC}.get)


@dataclass
class Registers(RowKeeper):
    """Stores what a function is given, as a create function does."""

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        reply = super().run(domain, function, inputs, role)
        operation = SPEC.functions[function].operation
        if reply.accepted:
            row = {**inputs, **operation.sets}
            self.stored.append(PlacedRow(domain, operation.record, row))
        return reply


@dataclass
class Masking(Registers):
    """Makes something of a row when another is added, and hides then what stood in it."""

    shows: str = "received_on"
    never: str = ""

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        made = len(self.stored) > 1
        change: Row = {self.shows: None} if made else {"event_date": None}
        change |= dict.fromkeys(filter(None, [self.never]))
        return tuple({**row, **change} for row in super().query(domain, group, where))


def through(package: RowKeeper, without: str = "") -> Through:
    return Through(package, {DOMAIN: SPEC}.get, lambda call: call.action != without, lambda: DAY)


def claim(*matters: str) -> PlacedRow:
    return PlacedRow(DOMAIN, "claims", BUILDER.row(SPEC, SPEC.records["claims"], "a"), matters)


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
    through(package).arrange([PlacedRow(DOMAIN, group.key, row, group.primary_key), *world])
    assert [p.group for p in package.stored][-1] == group.key
    assert "payees" in {p.group for p in package.stored}


def test_an_item_that_no_function_sets_is_named():
    item = next(
        i.key
        for i in SPEC.records["claims"].items
        if not any(i.key in a.operation.inputs for a in adding(SPEC, "claims", lambda _: True))
        and not any(i.key in a.operation.sets for a in adding(SPEC, "claims", lambda _: True))
    )
    placed = PlacedRow(DOMAIN, "claims", {**claim().row, item: "x"}, (item,))
    with pytest.raises(UntestedError) as raised:
        through(Registers()).arrange([placed])
    assert raised.value.cause.code == "U-NO-LOAD"
    assert item in raised.value.cause.en


def test_what_is_hidden_by_what_was_added_since_is_not_out_of_reach():
    first = claim("claim_no", "received_on", "event_date")
    other = PlacedRow(
        DOMAIN, "claims", BUILDER.row(SPEC, SPEC.records["claims"], "b"), ("claim_no",)
    )
    through(Masking()).arrange([first, other])


def test_what_was_never_as_wanted_is_named_and_nothing_else():
    first = claim("claim_no", "received_on", "claim_reason")
    other = PlacedRow(
        DOMAIN, "claims", BUILDER.row(SPEC, SPEC.records["claims"], "b"), ("claim_no",)
    )
    with pytest.raises(UntestedError) as raised:
        through(Masking(never="claim_reason")).arrange([first, other])
    assert raised.value.cause.en.endswith("items out of reach claim_reason")


def test_a_number_that_came_with_a_row_is_taken_in_place_of_the_cases_own():
    asked: list[Json] = []

    def adopts(*told: Json) -> bool:
        asked.append(list(told[2:]))
        return told[2] == "event_date"

    first = claim("claim_no", "event_date")
    Through(Masking(), {DOMAIN: SPEC}.get, lambda _: True, lambda: DAY, adopts=adopts).arrange(
        [first]
    )
    assert asked == [["event_date", first.row["event_date"], None]]


def test_a_group_that_no_function_adds_to_is_out_of_reach():
    row = BUILDER.row(SPEC, SPEC.records["incomes"], "a")
    with pytest.raises(UntestedError) as raised:
        through(Registers()).arrange([PlacedRow(DOMAIN, "incomes", row)])
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
        through(RowKeeper()).arrange([claim("claim_no")])
    assert "not found" in raised.value.cause.en


def test_a_row_that_cannot_be_read_back_is_untested():
    with pytest.raises(UntestedError) as raised:
        through(Registers(), without="query").arrange([claim("claim_no")])
    assert raised.value.cause.code == "U-NO-CALL"


RESIDENTS = load("resident_register")


@pytest.mark.parametrize("carried", [True, False])
def test_what_is_registered_on_the_day_itself_alone_is_registered_today(carried):
    made = [*adding(RESIDENTS, "japanese_residents", lambda _: True)]
    told = told_by_the_day(RESIDENTS.domain, made, lambda _d, _f, item: carried or item == "name")
    assert "processed_on" in told
    assert ("event_date" in told) is not carried
    assert "name" not in told


def test_a_day_of_processing_that_no_function_is_told_is_the_packages_own():
    row = {"claim_no": "1", "received_on": "2020-01-01", "event_date": "2020-01-01"}
    placed, today = PlacedRow(DOMAIN, "claims", row), DAY.isoformat()
    found = {"claim_no": "1", "received_on": today, "event_date": today}
    arranging = Through(
        Registers(),
        {DOMAIN: SPEC}.get,
        lambda _: True,
        lambda: DAY,
        carries=lambda _d, _f, item: item != "received_on",
    )
    differing = arranging._differing(SPEC, SPEC.records["claims"], placed, found)
    assert differing == ["event_date"]


NO_FIELD = no_field(["claim_date"], "register-claim")


@dataclass
class Untelling(Registers):
    """Some of its functions cannot be told what they would have to be told."""

    mute: frozenset[str] = frozenset()
    why: Cause = NO_FIELD

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        if function in self.mute:
            raise UntestedError(self.why)
        return super().run(domain, function, inputs, role)


@pytest.mark.parametrize(
    "why",
    [
        NO_FIELD,
        no_step(Call("run", DOMAIN, "register-claim")),
        no_value("POST /claims", "claim_date"),
    ],
    ids=lambda why: why.code,
)
def test_what_one_function_cannot_be_told_another_may(why):
    first, *others = [a.key for a in adding(SPEC, "claims", lambda _: True)]
    package = Untelling(mute=frozenset(others), why=why)
    through(package).arrange([claim("claim_no")])
    assert package.asked == [first]


def test_where_no_function_can_be_told_it_the_item_is_named():
    every = frozenset(a.key for a in adding(SPEC, "claims", lambda _: True))
    with pytest.raises(UntestedError) as raised:
        through(Untelling(mute=every)).arrange([claim("claim_no")])
    assert raised.value.cause.code == "P-NO-FIELD"
