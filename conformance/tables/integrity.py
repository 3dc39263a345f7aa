"""What holds between the rows of a file: keys stand once, histories are whole. For every engine.

Rows carry their line number; of rows that break a rule the line is what counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import narwhals as nw

from conformance.tables.read import LINE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from conformance.catalog.models.records import History, RecordGroup
    from conformance.tables.lazy import Lazy
    from conformance.values.words import Fact

NUMBER, LATEST = "#number", "#latest"
"""The columns with the number of a history and its mark."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """What can be judged between the rows of a group's file.

    Attributes:
        key: the items of the primary key; empty when the file lacks one of them.
        stem: the items of the key before the number: those after it stand several to one number.
        number: the item that numbers a history; None when the file does not allow to judge it.
        latest: the item that marks the newest row, where it can be judged: it needs the number to
            be the last item of the key.
    """

    key: tuple[str, ...]
    stem: tuple[str, ...] = ()
    number: str | None = None
    latest: str | None = None

    @classmethod
    def of(cls, group: RecordGroup, columns: Collection[str]) -> Self:
        """Return what a file with these columns allows to judge."""
        key, history = group.primary_key, group.history
        if not key or not set(key) <= set(columns):
            return cls(())
        if history is None or history.number not in key[1:] or not _readable(history, columns):
            return cls(key)
        last, stem = key[-1] == history.number, key[: key.index(history.number)]
        return cls(key, stem, history.number, history.latest if last else None)

    @property
    def items(self) -> tuple[str, ...]:
        """The columns that are needed, each once."""
        wanted = (*self.key, self.number, self.latest)
        return tuple(dict.fromkeys(item for item in wanted if item is not None))


def _readable(history: History, columns: Collection[str]) -> bool:
    return history.latest is None or history.latest in columns


@dataclass(frozen=True, slots=True)
class Offence:
    """Rows that break one rule.

    Attributes:
        subject, code, facts: what they are counted under, and what fills the sentences.
        rows: the rows, with their lines.
        column: the items it is about.
    """

    subject: str
    code: str
    facts: Mapping[str, Fact]
    rows: Lazy
    column: str


def offences(
    rows: Lazy, integrity: Integrity, key: Sequence[str], stem: Sequence[str]
) -> Iterator[Offence]:
    """Yield what is wrong between rows, rule by rule.

    Args:
        rows: with `LINE`, the columns of `key` and `stem`, and those of `history_columns`.
        integrity: what can be judged.
        key: the columns that hold it, whole or as a hash.
        stem: likewise.
    """
    named = ", ".join(integrity.key)
    yield Offence("#keys", "F-FILE-KEY-TWICE", {"key": named}, _repeated(rows, key), named)
    if integrity.number is None:
        return
    whole = _numbered(rows, stem)
    number = integrity.number
    gaps = _gaps(whole, stem)
    yield Offence("#history", "F-FILE-HISTORY-GAP", {"number": number}, gaps, number)
    if integrity.latest is not None:
        latest, wrong = integrity.latest, _mismarked(whole, stem)
        yield Offence("#history", "F-FILE-LATEST", {"latest": latest}, wrong, latest)


def history_columns(integrity: Integrity) -> Iterator[nw.Expr]:
    """Yield what a history is judged by: its numbers, null where unreadable, and its marks."""
    if integrity.number is not None:
        text = nw.col(integrity.number)
        readable = text.str.contains(r"\A-?0*[0-9]{1,9}\z")
        yield nw.when(readable).then(text).cast(nw.Int64).alias(NUMBER)
    if integrity.latest is not None:
        yield (nw.col(integrity.latest) == "1").fill_null(value=False).alias(LATEST)


def _repeated(rows: Lazy, key: Sequence[str]) -> Lazy:
    """Return the rows whose key stands on an earlier line too; a key with an empty part is none."""
    whole = rows.drop_nulls(list(key))
    return whole.filter(nw.col(LINE).cum_count().over(*key, order_by=LINE) > 1)


def _numbered(rows: Lazy, stem: Sequence[str]) -> Lazy:
    """Return the rows without histories of which a number cannot be read: not every row is seen."""
    lost = nw.col(NUMBER).is_null().cast(nw.Int64)
    return rows.drop_nulls(list(stem)).filter(lost.sum().over(*stem) == 0)


def _gaps(rows: Lazy, stem: Sequence[str]) -> Lazy:
    """Return the rows before which a number is missing; the first number is 1."""
    before = nw.col(NUMBER).shift(1).over(*stem, order_by=[NUMBER, LINE])
    return rows.filter(nw.col(NUMBER) - before.fill_null(0) > 1)


def _mismarked(rows: Lazy, stem: Sequence[str]) -> Lazy:
    """Return the rows that are marked as the latest and are not, or the other way round.

    Of rows with one number, a fault of its own, only the last is held to the rule.
    """
    after = nw.col(NUMBER).shift(-1).over(*stem, order_by=[NUMBER, LINE])
    twice = (after == nw.col(NUMBER)).fill_null(value=False)
    return rows.filter(~twice & (nw.col(LATEST) != after.is_null()))
