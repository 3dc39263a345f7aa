"""What a package answers for: by the years, months or days that a value and its limit both tell."""

from __future__ import annotations

import pytest

from conformance.surfaces.question_limits import Limit


@pytest.mark.parametrize(
    ("value", "admitted"),
    [
        ("2024-09", False),
        ("2024-09-30", False),
        ("2024-10", True),
        ("2024-10-01", True),
        ("2026-03", True),
        ("2026-04-01", False),
        (2023, False),
        (2024, True),
        (None, True),
        ([], True),
    ],
)
def test_a_value_lies_within_or_beyond(value: object, admitted: bool) -> None:
    limit = Limit.model_validate({"from": "2024-10", "to": "2026-03"})

    assert limit.admits(value) is admitted  # type: ignore[arg-type]  # any JSON


def test_no_limit_admits_everything() -> None:
    assert Limit().admits("1900-01")
