"""Nobody dead asks for a copy: the removed record of a death is asked for by a third party."""

import pytest

from conformance.catalog.load import load

SPEC = load("resident_register")
DEATHS = ("death", "fr-death", "disappearance")


@pytest.mark.parametrize("event", SPEC.events)
def test_the_dead_ask_for_nothing_and_everybody_else_as_themself(event):
    """住民基本台帳法第15条の4第1項: as themself asks who stands on the removed record."""
    copies = [one for one in SPEC.events[event].afterwards.issue if one.form == "removed-copy"]
    wanted = "third_party" if event in DEATHS else "self"
    assert {one.to for one in copies} <= {wanted}


def test_there_are_such_copies():
    told = {one.to for e in SPEC.events.values() for one in e.afterwards.issue}
    assert told == {"self", "third_party"}
