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
    Item(key="no", name_ja="番号", type="digits"),
    Item(key="born", name_ja="生年月日", type="date"),
    Item(key="since", name_ja="取得日", type="date"),
)
ROWS, OTHERS = Rows(group="a"), Rows(group="b")


def judged(path: Path, one: Aged, born: str, since: str) -> tuple[int, list[str]]:
    (path / "d__a.csv").write_text(f"born,since\n{born},{since}\n", encoding="utf-8")
    group = RecordGroup(key="a", name_ja="a", primary_key=("born",), items=ITEMS)
    tallies = Tallies()
    count = of_wrong_age(
        one, Table(find(path, "d", "a"), FilesSurface(), group), None, "#law", tallies
    )
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


def test_the_day_of_birth_may_stand_in_another_file_where_its_rows_agree(tmp_path: Path) -> None:
    one = Aged(
        law="aged", rows=ROWS, birth="born", on="since", least=65, others=OTHERS, key={"no": "no"}
    )
    rows = "no,since\n1,2026-04-01\n2,2026-04-01\n3,2026-04-01\n4,2026-04-01\n"
    births = "no,born\n1,1950-05-05\n2,1980-05-05\n3,1980-05-05\n3,1950-05-05\n"
    tables = []
    for key, text in (("a", rows), ("b", births)):
        (tmp_path / f"d__{key}.csv").write_text(text, encoding="utf-8")
        group = RecordGroup(key=key, name_ja=key, primary_key=("no",), items=ITEMS)
        tables.append(Table(find(tmp_path, "d", key), FilesSurface(), group))
    tallies = Tallies()
    assert of_wrong_age(one, tables[0], tables[1], "#law", tallies) == 2
    assert [tally.lines for tally in tallies.of("#law") if tally.spots] == [[3]]
