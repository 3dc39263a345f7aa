from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conformance.catalog.models.records import History, Item, RecordGroup
from conformance.tables import keys as keys_module
from conformance.tables.integrity import Integrity, history_columns, offences
from conformance.tables.keys import Keys, words
from conformance.tables.lazy import as_lazy, here
from conformance.tables.lookup import collected, stands_in
from conformance.tables.read import LINE
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

Rows = list[tuple[str | None, ...]]


def judged(group: RecordGroup, rows: Sequence[tuple[str | None, ...]]) -> dict[str, list[int]]:
    columns = [item.key for item in group.items]
    integrity, tallies = Integrity.of(group, columns), Tallies()
    keys = Keys(integrity)
    frames = list(blocks(columns, rows))
    for frame in frames:
        keys.take(words(frame, integrity))
    keys.judge(lambda: frames, tallies)
    subjects = tallies.by_subject
    return {t.code: t.lines for subject in subjects for t in tallies.of(subject)}


def blocks(columns: list[str], rows: Sequence[tuple[str | None, ...]]) -> Iterator[pl.DataFrame]:
    for start in range(0, max(len(rows), 1), 3):
        part = rows[start : start + 3]
        frame = pl.DataFrame(part, schema=dict.fromkeys(columns, pl.String), orient="row")
        lines = pl.int_range(start + 2, start + 2 + len(part), dtype=pl.UInt32, eager=True)
        yield frame.with_columns(lines.alias(LINE))


def test_a_key_that_stands_twice_is_named_at_its_second_line() -> None:
    rows: Rows = [("1", "1", "1"), ("2", "1", "1"), ("3", "1", "1"), ("1", "1", "1")]
    assert judged(three(), rows) == {"F-FILE-KEY-TWICE": [5]}


def test_an_empty_key_is_not_taken_for_a_second_one() -> None:
    assert judged(three(), [(None, "1", "1"), (None, "1", "1")]) == {}


def test_a_history_starts_with_one_and_has_no_gap() -> None:
    rows: Rows = [("1", "2", "1"), ("2", "3", "1"), ("2", "1", "0")]
    assert judged(three(), rows) == {"F-FILE-HISTORY-GAP": [2, 3]}


def test_only_the_highest_number_is_the_latest() -> None:
    rows: Rows = [("1", "2", "1"), ("1", "1", "1"), ("2", "1", "0"), ("3", "1", "1")]
    assert judged(three(), rows) == {"F-FILE-LATEST": [3, 4]}


def test_a_history_with_an_unreadable_number_is_left_to_the_check_of_the_item() -> None:
    rows: Rows = [("1", "1", "0"), ("1", "２", "0"), ("1", "3", "1"), ("2", "2", "1")]
    assert judged(three(), rows) == {"F-FILE-HISTORY-GAP": [5]}


def test_an_empty_mark_is_no_mark() -> None:
    assert judged(three(), [("1", "1", None), ("1", "2", "1")]) == {}
    assert judged(three(), [("1", "1", None)]) == {"F-FILE-LATEST": [2]}


def test_rows_beside_each_other_under_one_number_are_no_gap() -> None:
    group = RecordGroup(
        key="addresses",
        name_ja="住所",
        primary_key=("number", "history_no", "kind"),
        history=History(number="history_no"),
        items=tuple(
            Item(key=key, name_ja=key, type="digits") for key in ("number", "history_no", "kind")
        ),
    )
    assert judged(group, [("1", "1", "1"), ("1", "1", "2"), ("1", "2", "2")]) == {}


def test_a_group_whose_columns_are_missing_is_not_judged() -> None:
    integrity = Integrity.of(three(), {"number", "name"})
    assert integrity.key == ()
    assert integrity.number is None


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["1", "2", "3"]),
            st.integers(1, 4).map(str),
            st.sampled_from(["0", "1"]),
        ),
        max_size=12,
        unique_by=lambda row: row[:2],
    )
)
def test_the_verdict_is_that_of_a_count_by_hand(rows: list[tuple[str, str, str]]) -> None:
    by_person: dict[str, dict[int, str]] = {}
    for person, number, latest in rows:
        by_person.setdefault(person, {})[int(number)] = latest
    whole = all(sorted(h) == list(range(1, len(h) + 1)) for h in by_person.values())
    right = all(
        [n for n, latest in h.items() if latest == "1"] == [max(h)] for h in by_person.values()
    )
    found = judged(three(), rows)
    assert ("F-FILE-HISTORY-GAP" not in found) == whole
    assert ("F-FILE-LATEST" not in found) == right
    assert "F-FILE-KEY-TWICE" not in found


def three() -> RecordGroup:
    return RecordGroup(
        key="people",
        name_ja="人",
        primary_key=("number", "history_no"),
        history=History(number="history_no", latest="latest"),
        items=tuple(
            Item(key=key, name_ja=key, type="digits") for key in ("number", "history_no", "latest")
        ),
    )


@example(rows=[("1", "1", "0"), ("1", "2", "1"), ("1", "2", "1")], ends_with_number=False)
@settings(max_examples=80, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["1", "2", "3", None]),
            st.sampled_from(["1", "2", "3", "4", "01", "0", "-1", "x", "5000", None]),
            st.sampled_from(["0", "1", None]),
        ),
        max_size=14,
    ),
    ends_with_number=st.booleans(),
)
def test_the_screen_lets_through_whatever_the_rules_between_rows_find(
    rows: Rows, *, ends_with_number: bool
) -> None:
    group = three()
    if not ends_with_number:
        group = group.model_copy(update={"primary_key": ("number", "history_no", "latest")})
    integrity = Integrity.of(group, [item.key for item in group.items])
    columns = [item.key for item in group.items]
    frame = pl.concat(blocks(columns, rows))
    wanted = as_lazy(frame).with_columns(*history_columns(integrity))
    told = {
        one.code: here(one.rows.select(LINE))[LINE].sort().to_list()
        for one in offences(wanted, integrity, integrity.key, integrity.stem)
    }
    assert judged(group, rows) == {code: lines for code, lines in told.items() if lines}


def test_words_are_judged_alike_wherever_they_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys_module, "_SLICE", 2)
    monkeypatch.setattr(keys_module, "_BUCKET", 2)
    rows: Rows = [(str(n), "1", "1") for n in range(9)]
    assert judged(three(), rows) == {}
    broken = [*rows, ("3", "1", "1"), ("7", "3", "1"), ("8", "2", "0")]
    assert judged(three(), broken) == {
        "F-FILE-KEY-TWICE": [11],
        "F-FILE-HISTORY-GAP": [12],
        "F-FILE-LATEST": [9, 10, 13],
    }


def test_a_set_of_hashes_answers_for_every_value() -> None:
    known = collected([pl.Series([5, 9], dtype=pl.UInt64), pl.Series([1, 5], dtype=pl.UInt64)])
    asked = pl.Series([0, 1, 2, 5, 9, 10], dtype=pl.UInt64)
    assert known.to_list() == [1, 5, 9]
    assert stands_in(asked, known).to_list() == [False, True, False, True, True, False]
    assert not stands_in(asked, collected([])).any()
