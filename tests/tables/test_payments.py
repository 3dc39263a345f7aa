from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models import file_laws as law
from conformance.catalog.models.records import Item, RecordGroup
from conformance.surfaces.profile import FilesSurface
from conformance.tables.locate import find
from conformance.tables.payments import first_not_greatest, not_paid_back
from conformance.tables.table import Table
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., Table]

ITEMS = (
    Item(key="notice", name_ja="通知書", type="alnum"),
    Item(key="term", name_ja="期", type="digits"),
    Item(key="day", name_ja="日", type="date"),
    Item(key="amount", name_ja="額", type="integer"),
)
FIRST = law.FirstGreatest(
    law="first_greatest",
    rows=law.Rows(group="due"),
    per=("notice",),
    number="term",
    item="amount",
    alike=("day",),
)
BACK = law.PaidBack(
    law="paid_back",
    rows=law.Rows(group="paid"),
    part="amount",
    others=law.Rows(group="due"),
    key={"notice": "notice", "term": "term"},
    total="amount",
    back=law.Rows(group="back"),
    per={"notice": "notice"},
    returned="amount",
)


@pytest.fixture
def table(tmp_path: Path) -> Make:
    def make(key: str, *rows: str) -> Table:
        lines = ["notice,term,day,amount", *rows]
        (tmp_path / f"d__{key}.csv").write_text("\n".join(lines) + "\n")
        group = RecordGroup(key=key, name_ja=key, primary_key=("notice", "term"), items=ITEMS)
        return Table(find(tmp_path, "d", key), FilesSurface(), group)

    return make


def instalments(table: Table) -> tuple[int, list[int]]:
    tallies = Tallies()
    judged = first_not_greatest(FIRST, table, "#law", tallies)
    return judged, [line for one in tallies.of("#law") for line in one.lines]


def overpaid(paid: Table, due: Table, back: Table) -> tuple[int, list[int]]:
    tallies = Tallies()
    judged = not_paid_back(BACK, (paid, due, back), "#law", tallies)
    return judged, [line for one in tallies.of("#law") for line in one.lines]


def test_an_instalment_above_the_first_is_told_by_its_line(table: Make) -> None:
    due = table("due", "A,01,2025-06-10,17000", "A,02,2025-06-10,17000", "A,03,2025-06-10,19300")
    assert instalments(due) == (3, [4])


def test_a_first_instalment_that_holds_the_fractions_is_right(table: Make) -> None:
    due = table("due", "A,02,2025-06-10,17000", "A,01,2025-06-10,19300")
    assert instalments(due) == (2, [])


def test_instalments_of_a_later_correction_and_single_ones_are_not_judged(table: Make) -> None:
    due = table("due", "A,01,2025-06-10,100", "A,02,2025-09-10,900", "B,01,2025-06-10,100")
    assert instalments(due) == (0, [])


def test_an_instalment_that_cannot_be_read_leaves_its_notice_aside(table: Make) -> None:
    due = table("due", "A,01,2025-06-10,x", "A,02,2025-06-10,900")
    assert instalments(due) == (0, [])


def test_what_is_paid_twice_is_to_be_known_as_overpaid(table: Make) -> None:
    due = table("due", "A,01,,1000", "A,02,,1000")
    paid = table("paid", "A,01,,1000", "A,02,,1000", "A,01,,1000")
    assert overpaid(paid, due, table("back")) == (2, [2, 4])
    assert overpaid(paid, due, table("back", "A,,,1000")) == (2, [])


def test_what_is_paid_back_twice_is_too_much(table: Make) -> None:
    due, paid = table("due", "A,01,,1000"), table("paid", "A,01,,1500")
    assert overpaid(paid, due, table("back", "A,,,500", "A,,,500")) == (1, [2])


def test_where_nothing_is_owed_or_nothing_paid_beyond_it_nothing_is_judged(table: Make) -> None:
    due = table("due", "A,01,,1000")
    paid = table("paid", "A,01,,900", "B,01,,500")
    assert overpaid(paid, due, table("back", "A,,,500")) == (0, [])
