from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.active import values
from conformance.catalog.load import load
from conformance.catalog.models.domain import Protection
from conformance.reference.protection import is_protected
from conformance.reference.store import Sandbox

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification

TODAY = date(2026, 4, 1)
PERSON = "123456789012345"


def by_mark(**protection: object) -> Specification:
    """The child allowance, its people protected as stated."""
    spec = load("child_allowance")
    stated = Protection.model_validate(
        {"group": "support_measures", "subject": "atena_number", **protection}, strict=False
    )
    head = spec.head.model_copy(update={"protection": stated})
    return replace(spec, head=head)


def protected(spec: Specification, **row: object) -> bool:
    sandbox = Sandbox("s", TODAY)
    table = sandbox.table(spec.domain, spec.records["support_measures"])
    table.add({"atena_number": PERSON, "measure_no": 1, **row})  # type: ignore[dict-item]
    return is_protected(spec, sandbox, PERSON)


def day(offset: int) -> str:
    return (TODAY + timedelta(days=offset)).isoformat()


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(-1, None, True), (0, 0, True), (1, None, False), (-9, -1, False)],
)
def test_protection_holds_from_its_first_to_its_last_day(
    start: int, end: int | None, expected: bool
) -> None:
    spec = by_mark(**{"from": "from_date", "until": "to_date"})
    until = None if end is None else day(end)

    assert protected(spec, from_date=day(start), to_date=until) is expected


@pytest.mark.parametrize(("mark", "expected"), [("1", True), ("2", True), ("3", False)])
def test_a_row_protects_by_any_of_the_values_that_mark_it(mark: str, expected: bool) -> None:
    spec = by_mark(active={"measure_type": ("1", "2")})

    assert protected(spec, measure_type=mark) is expected


@pytest.mark.parametrize(("mark", "expected"), [("1", True), ("2", False), (None, False)])
def test_where_a_group_holds_others_too_only_the_marked_rows_protect(
    mark: str | None, expected: bool
) -> None:
    spec = by_mark(active={"measure_type": "1"})

    assert protected(spec, measure_type=mark, from_date=day(1)) is expected


def test_the_drafts_that_mark_rows_name_a_value_of_the_items_code_list() -> None:
    for name in ("electoral_roll", "disability_welfare", "school_enrollment"):
        spec = load(name)
        stated = spec.head.protection
        assert stated is not None
        assert stated.active
        for key, mark in stated.active.items():
            item = spec.records[stated.group].item(key)
            assert set(values(mark)) <= set(spec.codes[item.code_list or ""].values)
