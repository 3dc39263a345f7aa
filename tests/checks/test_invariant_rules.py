"""What "not after" and "one of" mean for numbers, days, own values and missing ones."""

from dataclasses import dataclass

import pytest

from conformance.catalog.models.invariants import NotAfter, OneOf, SumOf
from conformance.checks import invariant_rules as invariant

LAW = NotAfter(law="not_after", rule="some-rule", earlier="first", later="last")
TABLE = OneOf(law="one_of", rule="some-rule", output="annual", values=(0, 2400), or_input="own")


@dataclass
class BrokenLawError(Exception):
    expected: object


def kept(
    monkeypatch: pytest.MonkeyPatch,
    law: NotAfter | OneOf | SumOf,
    answer: dict[str, object],
    facts: dict[str, object],
) -> bool:
    def hold(_trial, kept, expected, *_):
        if not kept:
            raise BrokenLawError(expected)

    monkeypatch.setattr(invariant, "_ask", lambda *_: answer)
    monkeypatch.setattr(invariant, "_hold", hold)
    try:
        invariant._LAWS[type(law)](None, law, "some-rule", facts)
    except BrokenLawError:
        return False
    return True


def holds(monkeypatch: pytest.MonkeyPatch, first: object, last: object) -> bool:
    return kept(monkeypatch, LAW, {"first": first, "last": last}, {})


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


@pytest.mark.parametrize(
    ("annual", "own", "expected"),
    [(2400, None, True), (2000, None, False), (2000, 2000, True), (2001, 2000, False)],
)
def test_a_closed_set_takes_the_value_of_the_input_that_opens_it(
    monkeypatch: pytest.MonkeyPatch, annual: int, own: int | None, *, expected: bool
) -> None:
    assert kept(monkeypatch, TABLE, {"annual": annual}, {"own": own}) is expected


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        ([1, 2], 3, True),
        ([1, 2], 4, False),
        ([], 0, True),
        (None, 0, True),
        ("x", 0, False),
        (["x"], 0, False),
        ([None], 0, False),
    ],
)
def test_a_total_is_that_of_parts_that_are_numbers(
    monkeypatch: pytest.MonkeyPatch, parts: object, total: int, expected: bool
) -> None:
    law = SumOf(law="sum_of", rule="some-rule", total="total", parts="parts")

    assert kept(monkeypatch, law, {"total": total, "parts": parts}, {}) is expected
