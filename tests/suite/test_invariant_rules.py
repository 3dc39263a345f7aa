"""What "not after" means for numbers, days and values that are missing."""

from dataclasses import dataclass

import pytest

from conformance.catalog.models.invariants import NotAfter
from conformance.suite import invariant_rules as invariant

LAW = NotAfter(law="not_after", rule="some-rule", earlier="first", later="last")


@dataclass
class Broken(Exception):  # noqa: N818 - what _hold raises stands for a finding
    expected: object


def holds(monkeypatch: pytest.MonkeyPatch, first: object, last: object) -> bool:
    def hold(_trial, kept, expected, *_):
        if not kept:
            raise Broken(expected)

    monkeypatch.setattr(invariant, "_ask", lambda *_: {"first": first, "last": last})
    monkeypatch.setattr(invariant, "_hold", hold)
    try:
        invariant._LAWS[NotAfter](None, LAW, "some-rule", {})
    except Broken:
        return False
    return True


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (7_920, 23_760, True),
        (23_760, 7_920, False),
        (5, 5, True),
        ("2026-02-28", "2026-03-01", True),
        ("2026-03-01", "2026-02-28", False),
        (None, "2026-03-01", True),
    ],
)
def test_numbers_are_compared_as_numbers_and_days_as_days(
    monkeypatch: pytest.MonkeyPatch, first: object, last: object, *, expected: bool
) -> None:
    assert holds(monkeypatch, first, last) is expected
