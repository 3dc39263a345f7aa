"""Each fault on the way between two domains bends just what its name says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conformance.reference.call import Actor
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.mutants.model import Mutant
from conformance.reference.package import SamplePackage

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row

CLERK = Actor("conf-clerk", "clerk")
FIRST: Row = {"number": "001", "no": 1, "name": "山田", "sex": "1"}
SECOND: Row = {"number": "001", "no": 2, "name": "佐藤", "sex": "1"}
OTHER: Row = {"number": "002", "no": 1, "name": "鈴木", "sex": "2"}


class Linked:
    """A package with a fault at one of its linkages."""

    def __init__(self, spec: Specification, place: str, **fault: Json) -> None:
        titles = {"title_ja": "故障", "title_en": "fault"}
        one = Mutant.model_validate(
            {"key": "faulty", "requirement": f"sample/linkage/{place}", **titles, "fault": fault}
        )
        self.package = SamplePackage(LoadedCatalogue([spec]), one.conduct())
        self.box = self.package.sandboxes.open(date(2025, 6, 1))

    def holding(self, *rows: Row) -> Linked:
        placed: list[Row] = [{"domain": "sample", "group": "people", "row": r} for r in rows]
        self.package.load(self.box, placed, CLERK)
        return self

    def sent(self) -> list[Json]:
        return [r["row"] for r in self.package.link(self.box, ("sample", "out"), None, CLERK)]

    def taken(self, *rows: Row) -> list[Row]:
        entries: list[Row] = [{"group": "people", "row": r} for r in rows]
        answer = self.package.link(self.box, ("sample", "in"), entries, CLERK)
        assert answer == [{"accepted": len(rows), "errors": []}]
        return self.package.query(self.box, ("sample", "people"), {}, CLERK)


@pytest.mark.parametrize(
    ("fault", "left"),
    [
        ({"when": {"sex": "2"}}, [SECOND]),
        ({"group": "people", "when": {"sex": "2"}}, [SECOND]),
        ({"group": "claims"}, [SECOND, OTHER]),
        ({"group": "people"}, []),
    ],
)
def test_rows_of_a_group_with_these_values_are_not_sent(
    spec: Specification, fault: dict[str, Json], left: list[Row]
) -> None:
    it = Linked(spec, "out", kind="not_sent", **fault).holding(FIRST, SECOND, OTHER)
    assert it.sent() == left


def test_an_item_is_sent_with_another_value(spec: Specification) -> None:
    it = Linked(spec, "out", kind="item_not_sent", group="people", item="name").holding(FIRST)
    assert it.sent() == [{**FIRST, "name": None}]
    sound = Linked(spec, "out", kind="item_not_sent", group="claims", item="name").holding(FIRST)
    assert sound.sent() == [FIRST]


def test_the_first_row_is_sent_after_a_change(spec: Specification) -> None:
    it = Linked(spec, "out", kind="sent_as_before", by="number").holding(FIRST, SECOND, OTHER)
    assert it.sent() == [FIRST, OTHER]


def test_what_arrives_about_somebody_known_is_not_taken_in(spec: Specification) -> None:
    it = Linked(spec, "in", kind="known_kept").holding(FIRST)
    assert it.taken(SECOND, OTHER) == [FIRST, OTHER]


def test_a_value_arrives_as_another(spec: Specification) -> None:
    it = Linked(spec, "in", kind="arrives_as", item="name", when={"sex": "2"})
    assert it.taken(FIRST, OTHER) == [FIRST, {**OTHER, "name": None}]


def test_a_correct_package_sends_the_current_rows_and_takes_in_every_row(
    spec: Specification,
) -> None:
    package = Linked(spec, "elsewhere", kind="known_kept").holding(FIRST, SECOND)
    assert package.sent() == [SECOND]
    assert package.taken({**SECOND, "name": "山田"})[-1]["name"] == "山田"
