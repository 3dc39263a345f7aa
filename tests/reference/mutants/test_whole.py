"""Faults of a requirement as a whole bend the made-up package as their names say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conformance.reference.call import Actor
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.emitted import Emitted
from conformance.reference.mutants.faults.whole import (
    EverybodyProtected,
    LimitMoved,
    RefusalHidden,
    RefusalUnlogged,
    SeenAsBefore,
)
from conformance.reference.mutants.model import Mutant
from conformance.reference.package import SamplePackage
from conformance.reference.refusals import RefusalError, RefusalReason

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.domain import Specification
    from conformance.population.rows import Row
    from conformance.reference.store import Sandbox

CLERK = Actor("conf-clerk", "clerk")
NEW: Row = {"number": "001", "name": "山田"}


@pytest.fixture
def faulty(spec: Specification) -> Callable[..., tuple[SamplePackage, Sandbox]]:
    def made(place: str, **fault: object) -> tuple[SamplePackage, Sandbox]:
        told = {"title_ja": "故障", "title_en": "fault", "fault": fault}
        one = Mutant.model_validate({"key": "faulty", "requirement": f"sample/{place}", **told})
        package = SamplePackage(LoadedCatalogue([spec]), one.conduct())
        return package, package.sandboxes.open(date(2025, 6, 1))

    return made


def test_what_is_not_provided_is_neither_listed_nor_run(faulty: Callable[..., tuple]) -> None:
    package, box = faulty("function/enrol", kind="not_provided")
    (row,) = package.capabilities()
    assert "enrol" not in row["functions"]
    with pytest.raises(RefusalError, match="C0405"):
        package.run(box, ("sample", "enrol"), NEW, CLERK)


@pytest.mark.parametrize("place", ["form/notice", "linkage/out"])
def test_forms_and_linkages_are_missing_alike(faulty: Callable[..., tuple], place: str) -> None:
    package, _ = faulty(place, kind="not_provided")
    (row,) = package.capabilities()
    assert place.split("/")[1] not in [*row["forms"], *row["linkages"]]


def test_every_call_is_refused(faulty: Callable[..., tuple]) -> None:
    package, box = faulty("function/enrol", kind="always_refused")
    with pytest.raises(RefusalError, match="C0403"):
        package.run(box, ("sample", "enrol"), NEW, CLERK)
    assert [entry["outcome"] for entry in box.log] == ["refused"]


def test_what_is_answered_is_not_written(faulty: Callable[..., tuple]) -> None:
    package, box = faulty("function/enrol", kind="write_lost")
    (row,) = package.run(box, ("sample", "enrol"), NEW, CLERK)
    assert row["number"] == "001"
    assert package.query(box, ("sample", "people"), {}, CLERK) == []


def test_a_change_is_not_written(faulty: Callable[..., tuple], person: Callable[..., Row]) -> None:
    package, box = faulty("function/move", kind="write_lost")
    package.load(box, [person()], CLERK)
    package.run(box, ("sample", "move"), {"number": "001", "home": "桜町2"}, CLERK)
    assert [r["home"] for r in package.query(box, ("sample", "people"), {}, CLERK)] == ["桜町1"]


def test_a_search_sees_what_stood_first(
    faulty: Callable[..., tuple], person: Callable[..., Row]
) -> None:
    package, box = faulty("function/find", kind="seen_as_before", by=["number"])
    package.load(box, [person()], CLERK)
    package.run(box, ("sample", "move"), {"number": "001", "home": "桜町2"}, CLERK)
    (found,) = package.run(box, ("sample", "find"), {"number": "001"}, CLERK)
    assert found["home"] == "桜町1"


def test_a_refusal_is_hidden_where_it_has_the_code_alone(faulty: Callable[..., tuple]) -> None:
    _, box = faulty("function/move", kind="write_lost")
    body: Row = {"errors": [{"code": "C0404", "message": "", "item": None}]}
    refused, hides = Emitted(404, body, {}, box), RefusalHidden(kind="refusal_hidden", code="C0404")
    assert (hides.emitted(refused).status, hides.emitted(refused).body["result"]) == (200, [])
    other: Row = {"errors": [{"code": "C0405", "message": "", "item": None}]}
    assert hides.emitted(replace(refused, body=other)).status == 404
    assert hides.emitted(replace(refused, status=200)).status == 200


@pytest.mark.parametrize(
    ("by", "length", "told", "left"),
    [
        (1, 4, ["E0003"], []),
        (1, 5, ["E0003"], ["E0003"]),
        (1, 3, ["E0002"], ["E0002"]),
        (-1, 3, [], ["E0003"]),
        (-1, 2, [], []),
    ],
)
def test_a_limit_is_one_off(by: int, length: int, told: list[str], left: list[str]) -> None:
    moved = LimitMoved(kind="limit_moved", item="name", limit=3, by=by)
    reasons = [RefusalReason(code, "name") for code in told]
    assert [r.code for r in moved.reasons({"name": "字" * length}, reasons)] == left


def test_the_rest_says_no_or_yes() -> None:
    assert EverybodyProtected(kind="everybody_protected").protected(protected=False)
    silent = RefusalUnlogged(kind="refusal_unlogged")
    assert silent.logged({"outcome": "refused"}) is None
    assert silent.logged({"outcome": "accepted"}) == {"outcome": "accepted"}
    seen = SeenAsBefore(kind="seen_as_before", by=["key"])
    assert seen.seen([{"key": 1, "no": 2}], [{"key": 1, "no": 1}]) == [{"key": 1, "no": 1}]
