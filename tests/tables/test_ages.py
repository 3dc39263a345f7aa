from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models.file_laws import Aged, Rows
from conformance.catalog.models.records import Item, RecordGroup
from conformance.surfaces.profile import FilesSurface
from conformance.tables.ages import of_wrong_age
from conformance.tables.locate import find
from conformance.tables.table import Table
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = (
    Item(key="born", name_ja="生年月日", type="date"),
    Item(key="since", name_ja="取得日", type="date"),
)
ROWS = Rows(group="a")


def judged(path: Path, one: Aged, born: str, since: str) -> tuple[int, list[str]]:
    (path / "d__a.csv").write_text(f"born,since\n{born},{since}\n", encoding="utf-8")
    group = RecordGroup(key="a", name_ja="a", primary_key=("born",), items=ITEMS)
    tallies = Tallies()
    count = of_wrong_age(one, Table(find(path, "d", "a"), FilesSurface(), group), "#law", tallies)
    wrong = [tally for subject in tallies.by_subject for tally in tallies.of(subject)]
    return count, [tally.code for tally in wrong if tally.spots]


@pytest.mark.parametrize(
    ("born", "since", "codes"),
    [
        ("1950-05-05", "2025-05-05", []),
        ("1950-05-05", "2025-05-06", []),  # the day after, as some municipalities have it
        ("1950-05-05", "2025-05-08", ["F-FILE-TOO-OLD"]),
        ("1952-02-29", "2027-03-02", []),
        ("1952-02-29", "2027-03-03", ["F-FILE-TOO-OLD"]),
    ],
)
def test_nobody_is_older_on_a_day_than_the_law_says(
    tmp_path: Path, born: str, since: str, codes: list[str]
) -> None:
    one = Aged(law="aged", rows=ROWS, birth="born", on="since", below=75)
    assert judged(tmp_path, one, born, since) == (1, codes)


@pytest.mark.parametrize(
    ("since", "codes"), [("2025-05-04", []), ("2025-05-01", ["F-FILE-TOO-YOUNG"])]
)
def test_nobody_is_younger_on_a_day_than_the_law_says(
    tmp_path: Path, since: str, codes: list[str]
) -> None:
    one = Aged(law="aged", rows=ROWS, birth="born", on="since", least=65)
    assert judged(tmp_path, one, "1960-05-05", since) == (1, codes)


@pytest.mark.parametrize(
    ("born", "since"),
    [("1920-05-05", "2008-04-02"), ("1920-00-00", "2020-01-01"), ("1920-05-05", "9999-12-31")],
)
def test_days_before_the_law_and_days_that_are_not_whole_are_not_judged(
    tmp_path: Path, born: str, since: str
) -> None:
    one = Aged(law="aged", rows=ROWS, birth="born", on="since", below=75, after=date(2008, 4, 2))
    assert judged(tmp_path, one, born, since) == (0, [])
