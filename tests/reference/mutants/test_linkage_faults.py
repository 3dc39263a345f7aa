"""Faults of an official API change one thing, of one status, and nothing else."""

from __future__ import annotations

import pytest

from conformance.reference.behaviour import CORRECT
from conformance.reference.mutants.faults.linkage import (
    BodyChanged,
    NumberRepeated,
    QueryTokenTaken,
    RefreshTaken,
)

BODY = {"detail": "済", "metadata": {"title": "題"}, "result": [{"n": 1, "m": 2}, {"n": 3}]}


@pytest.mark.parametrize(
    ("field", "within", "by", "expected"),
    [
        ("detail", None, None, {"metadata": BODY["metadata"], "result": BODY["result"]}),
        ("detail", None, "別", {**BODY, "detail": "別"}),
        ("title", "metadata", "別", {**BODY, "metadata": {"title": "別"}}),
        ("n", "result", None, {**BODY, "result": [{"m": 2}, {}]}),
    ],
)
def test_a_body_is_changed_where_the_fault_says(
    field: str, within: str | None, by: str | None, expected: dict[str, object]
) -> None:
    fault = BodyChanged(kind="body_changed", status=200, field=field, within=within, by=by)
    assert fault.body(200, dict(BODY)) == expected  # type: ignore[arg-type]  # JSON
    assert fault.body(400, dict(BODY)) == BODY  # type: ignore[arg-type]  # JSON


def test_a_repeated_number_keeps_its_form() -> None:
    fault = NumberRepeated(kind="number_repeated")
    assert fault.issued("900000000000012") == fault.issued("900000000000025")
    assert len(fault.issued("900000000000012")) == 15


def test_a_correct_package_issues_each_number_and_takes_no_other_token() -> None:
    assert CORRECT.issued("900000000000012") == "900000000000012"
    assert CORRECT.header_only() is not QueryTokenTaken(kind="query_token_taken").header_only()
    assert CORRECT.refreshes() is not RefreshTaken(kind="refresh_taken").refreshes()
