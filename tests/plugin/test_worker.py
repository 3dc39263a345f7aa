"""What a worker is told is what the controller meant."""

from __future__ import annotations

from conformance.findings import Cause
from conformance.plugin.worker import Unsure

CAUSE = Cause("P-IN-DOUBT", "あ", "a", "い", "b", {"place": "own.yaml:1", "entry": "x"})


def test_a_cause_comes_back_from_the_orders_as_it_was():
    told = Unsure.of("issue d/copy", CAUSE).model_dump_json()
    found = Unsure.model_validate_json(told)
    assert (found.call, found.cause()) == ("issue d/copy", CAUSE)
