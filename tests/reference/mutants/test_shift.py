from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.reference.mutants.shift import shifted

if TYPE_CHECKING:
    from conformance.findings import Json


@pytest.mark.parametrize(
    ("value", "steps", "moved"),
    [
        ("2024-02-28", {"days": 1}, "2024-02-29"),
        ("2024-03-31", {"months": -1}, "2024-02-29"),
        ("2024-01", {"months": -1}, "2023-12"),
        ("2024-12", {"months": 1}, "2025-01"),
        ("2024-12-31T10:00:00", {"days": 1}, "2025-01-01T10:00:00"),
        (9, {"by": 1}, 10),
        (True, {"by": 1}, True),
        (None, {"days": 1}, None),
        ("なし", {"days": 1}, "なし"),
        ("9999-12-31", {"days": 1}, "9999-12-31"),
    ],
)
def test_what_can_be_moved_is_moved(value: Json, steps: dict[str, int], moved: Json) -> None:
    assert shifted(value, **steps) == moved
