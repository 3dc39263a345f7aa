"""Rows that a package makes with others: read afterwards, never stored."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from conformance.catalog.load import load
from conformance.findings import UntestedError
from conformance.population.rows import PlacedRow, RowBuilder
from conformance.surfaces.capabilities import Capabilities
from conformance.worlds.as_it_is.package import AsItIs
from tests.worlds.as_it_is.fakes import DAY, RowKeeper

SPEC = load("resident_register")
GROUP = SPEC.records["japanese_residents"]
BUILDER = RowBuilder(1, DAY, {SPEC.domain: SPEC}.get, entered=True)
OFFERED = Capabilities(implied=("resident_register/households",))


@dataclass
class Homes(RowKeeper):
    """Makes a household with whoever is stored first."""

    def load(self, rows):
        for one in rows:
            super().load([one])
            number = one.row["household_number"]
            if not self.query(SPEC.domain, "households", {"household_number": number}):
                head = one.row["atena_number"]
                home = {"household_number": number, "head_atena_number": head}
                self.stored.append(PlacedRow(SPEC.domain, "households", home))


def case(head, *matters):
    people = [
        BUILDER.row(SPEC, GROUP, number, fixed={"household_number": "123", "atena_number": number})
        for number in ("11", "22")
    ]
    home = {"household_number": "123", "head_atena_number": people[head]["atena_number"]}
    return [
        *(PlacedRow(SPEC.domain, "japanese_residents", row, ("name",)) for row in people),
        PlacedRow(SPEC.domain, "households", home, matters),
    ]


def around(package):
    return AsItIs(
        package,
        OFFERED,
        lambda call: OFFERED.offers(call.action),
        {SPEC.domain: SPEC}.get,
        lambda: DAY,
    )


@pytest.mark.parametrize("head", [0, 1])
def test_whom_the_household_names_is_entered_first(head):
    package, rows = Homes(), case(head, "head_atena_number")
    around(package).load(rows)
    assert package.stored[0].row is rows[head].row


def test_what_did_not_come_to_be_as_wanted_is_named():
    rows = case(0, "member_count")
    rows[-1].row["member_count"] = 7
    with pytest.raises(UntestedError, match="member_count"):
        around(Homes()).load(rows)


def test_of_a_household_that_is_only_named_nothing_is_asked():
    package = Homes()
    around(package).load(case(0, "household_number"))
    assert [one.group for one in package.stored].count("households") == 1


@dataclass
class HidingHomes(Homes):
    """Shows no home of whom a measure protects."""

    hidden: bool = False

    def query(self, domain, group, where):
        rows = super().query(domain, group, where)
        return tuple({**r, "head_atena_number": "***"} for r in rows) if self.hidden else rows


def test_what_stood_as_wanted_and_is_hidden_since_is_not_missed():
    package, rows = HidingHomes(), case(0, "head_atena_number")
    made = around(package)
    made.offered = Capabilities(reset=False, implied=OFFERED.implied)
    made.load(rows)
    package.hidden = True
    made.load(rows)
