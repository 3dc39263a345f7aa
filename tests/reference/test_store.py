from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.models.records import RecordGroup
from conformance.reference.refusals import RefusalError
from conformance.reference.store import GroupTable, Sandboxes

if TYPE_CHECKING:
    from conformance.population.rows import Row

GROUP = RecordGroup.model_validate(
    {
        "key": "people",
        "name_ja": "人",
        "primary_key": ["number", "no"],
        "history": {"number": "no"},
        "items": [
            {"key": "number", "name_ja": "番号", "type": "digits"},
            {"key": "no", "name_ja": "履歴番号", "type": "integer"},
            {"key": "home", "name_ja": "住所", "type": "text"},
        ],
    },
    strict=False,
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "number": st.sampled_from(["1", "2", "3"]),
            "no": st.integers(1, 4),
            "home": st.sampled_from(["東", "西", None]),
        }
    ),
    unique_by=lambda row: (row["number"], row["no"]),
)


@given(ROWS)
def test_the_current_rows_have_the_highest_number_of_each_key(rows: list[Row]) -> None:
    table = GroupTable(GROUP, list(rows))
    highest = {
        key: max(int(str(r["no"])) for r in rows if r["number"] == key)
        for key in {row["number"] for row in rows}
    }
    assert {row["number"]: row["no"] for row in table.current()} == highest


@given(ROWS, st.sampled_from(["東", "西", None]))
def test_a_query_returns_exactly_the_rows_that_match_oldest_first(
    rows: list[Row], home: str | None
) -> None:
    found = GroupTable(GROUP, list(rows)).query({"home": home})
    assert [row["no"] for row in found] == sorted(int(str(row["no"])) for row in found)
    assert all(row in found for row in rows if row["home"] == home)
    assert all(row["home"] == home for row in found)


@given(ROWS)
def test_a_row_found_under_a_key_is_the_current_one(rows: list[Row]) -> None:
    table = GroupTable(GROUP, list(rows))
    for row in rows:
        assert table.find(row) in table.current()


def test_a_row_without_number_is_found_by_the_rest_of_its_key() -> None:
    table = GroupTable(GROUP, [{"number": "1", "no": 1}, {"number": "1", "no": 2}])
    assert table.find({"number": "1"}) == {"number": "1", "no": 2}
    assert table.find({"number": "2"}) is None


def test_sandboxes_do_not_see_each_other_and_are_named_in_order() -> None:
    boxes = Sandboxes()
    first, second = boxes.open(date(2025, 1, 1)), boxes.open(date(2025, 1, 2))
    first.table("sample", GROUP).add({"number": "1", "no": 1})
    assert (first.name, second.name) == ("s1", "s2")
    assert second.table("sample", GROUP).rows == []


def test_an_emptied_sandbox_has_its_new_date_and_nothing_else() -> None:
    box = Sandboxes().open(date(2025, 1, 1))
    box.table("sample", GROUP).add({"number": "1", "no": 1})
    box.log.append({})
    box.empty(date(2026, 2, 3))
    assert (box.table("sample", GROUP).rows, box.log) == ([], [])
    assert box.now == "2026-02-03T09:00:00+09:00"


def test_a_closed_sandbox_is_not_found() -> None:
    boxes = Sandboxes()
    boxes.close(boxes.open(date(2025, 1, 1)).name)
    with pytest.raises(RefusalError, match="C0404"):
        boxes.get("s1")
