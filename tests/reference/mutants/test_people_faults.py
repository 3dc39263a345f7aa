"""Faults that meet only people whose values have a trait leave everybody else alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter, ValidationError

from conformance.catalog.models.operations import SearchBy
from conformance.reference.mutants.faults import Fault
from conformance.reference.refusals import RefusalReason

if TYPE_CHECKING:
    from conformance.population.rows import Row

PLAIN: Row = {"name": "SAMPLE　ANNA", "alias": "田中"}
THREE: Row = {"name": "SILVA　ANA　MARIA", "alias": "田中"}
SHORT: Row = {"name": "SILVA　ANA", "alias": "田中"}


def fault(**written: object) -> Fault:
    return TypeAdapter(Fault).validate_python(written)


def respelling(kind: str, **more: object) -> Fault:
    return fault(kind=kind, item="name", trait="three_words", how="two_words", **more)


def test_a_name_is_stored_otherwise_only_with_the_trait() -> None:
    it = respelling("stored_respelt")
    assert (it.stored(THREE), it.stored(PLAIN)) == (SHORT, PLAIN)


def test_a_name_is_printed_otherwise_only_with_the_trait() -> None:
    it = respelling("printed_respelt")
    assert (it.printed(THREE), it.printed(PLAIN)) == (SHORT, PLAIN)


def test_a_name_is_sent_otherwise_only_with_the_trait() -> None:
    assert respelling("sent_respelt").sent([PLAIN, THREE], []) == [PLAIN, SHORT]


def test_one_item_is_spoiled_for_the_trait_of_another() -> None:
    it = fault(kind="stored_respelt", item="alias", of="name", trait="three_words", how="nothing")
    assert it.stored(THREE) == {**THREE, "alias": None}
    assert it.stored(PLAIN) == PLAIN
    assert it.stored({"name": THREE["name"]}) == {"name": THREE["name"]}


def test_somebody_is_not_found_or_everybody_is() -> None:
    by, other = SearchBy(item="name"), SearchBy(item="alias")
    lost = fault(kind="not_found_with", item="name", trait="three_words")
    assert not lost.matches(by, THREE["name"], "SILVA", matched=True)
    assert lost.matches(by, PLAIN["name"], "SAMPLE", matched=True)
    assert lost.matches(other, THREE["name"], "SILVA", matched=True)
    everybody = fault(kind="finds_all_with", item="name", trait="three_words")
    assert everybody.matches(by, PLAIN["name"], THREE["name"], matched=False)
    assert not everybody.matches(by, PLAIN["name"], "ANNA", matched=False)
    assert not everybody.matches(other, PLAIN["name"], THREE["name"], matched=False)


def test_a_lawful_name_is_refused_and_another_is_not() -> None:
    it = fault(kind="refused_with", item="name", trait="three_words", code="E0002")
    assert it.reasons(THREE, []) == [RefusalReason("E0002", "name")]
    assert it.reasons(PLAIN, [RefusalReason("E0001", "alias")]) == [RefusalReason("E0001", "alias")]


def test_what_is_decided_depends_on_a_name() -> None:
    it = fault(kind="set_with", item="name", trait="three_words", sets={"until": None})
    assert it.stored({**THREE, "until": "2030-03"})["until"] is None
    assert it.stored({**PLAIN, "until": "2030-03"})["until"] == "2030-03"


def test_a_trait_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValidationError, match="no trait 'blue'; there are variation_selector"):
        fault(kind="not_found_with", item="name", trait="blue")
