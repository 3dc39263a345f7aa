"""The engine of a cluster: the same masks and the same rules between rows, run by Spark.

Bytes, line ends, quotes and headings are judged first, on this machine, by the one reader there is;
it leaves the columns as Parquet in a folder of its own, which Spark reads and which is removed.
A cluster must see that folder: `TMPDIR` says where it is made.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl

from conformance.tables.characters import common_letters, odd_name
from conformance.tables.conditions import condition_expr
from conformance.tables.engine import KnownValues, begin
from conformance.tables.faults import CODE, COLUMN, SUBJECT, VALUE, between_rows, in_values
from conformance.tables.guard import hidden_error
from conformance.tables.lazy import here
from conformance.tables.read import LINE
from conformance.tables.spark_session import session
from conformance.tables.tally import FaultLocation, Tallies
from conformance.values.shown import quoted_text, shape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from narwhals.typing import IntoLazyFrame
    from pyspark.sql import DataFrame

    from conformance.catalog.models.conditions import When
    from conformance.tables.engine import ExportReader, Rules
    from conformance.tables.lazy import Lazy
    from conformance.tables.tally import Tally


@dataclass(frozen=True, slots=True)
class Spark:
    """Judges a whole file at once on Spark; finds what `Blocks` finds, on the same lines."""

    def judge(self, sheet: ExportReader, rules: tuple[Rules, ...], tallies: Tallies) -> int:
        """Count what breaks the rules, see `Engine`."""
        begin(rules, tallies)
        with TemporaryDirectory(prefix="conformance-") as folder, _guarded(sheet):
            rows = _staged(sheet, sheet.columns, Path(folder), tallies)
            native = _read(Path(folder))
            values = in_values(_helped(native, rules), rules)
            between = between_rows(_lazy(native), sheet.integrity, tallies)
            _count([*values, *between], tallies)
        return rows

    def known(self, sheet: ExportReader, item: str, tallies: Tallies) -> KnownValues:
        """Return the values of an item; what cannot be read is counted."""
        folder = Path(mkdtemp(dir=_kept().name))
        with _guarded(sheet):
            _staged(sheet, {item}, folder, tallies)
            values = _lazy(_read(folder)).select(nw.col(item).alias(VALUE))
            return KnownValues(values.drop_nulls().unique())

    def dangling(
        self,
        sheet: ExportReader,
        item: str,
        when: When,
        targets: Sequence[KnownValues],
        tally: Tally,
    ) -> None:
        """Count the values of an item, in rows for which `when` holds, that no target has."""
        with TemporaryDirectory(prefix="conformance-") as folder, _guarded(sheet):
            _staged(sheet, {item, *when.items}, Path(folder), Tallies())
            rows = _lazy(_read(Path(folder))).drop_nulls(item)
            rows = rows.filter(condition_expr(when)) if when.root else rows
            lost = rows.select(LINE, nw.col(item).alias(VALUE))
            for one in targets:
                lost = lost.join(one.values, on=VALUE, how="anti")
            first = here(lost.sort(LINE).head(tally.wants))
            total = here(lost.select(nw.len())).item()
            tally.add(total, first[LINE].to_list(), first[VALUE].to_list())


def _staged(sheet: ExportReader, items: Collection[str], folder: Path, tallies: Tallies) -> int:
    """Write the rows of a file, with their lines, as Parquet; return how many they are."""
    nothing = pl.DataFrame(schema={LINE: pl.Int64, **dict.fromkeys(items, pl.String)})
    nothing.write_parquet(folder / "schema.parquet")
    rows = 0
    for n, frame in enumerate(sheet.frames(items, tallies)):
        rows += frame.height
        lines = frame.select(pl.col(LINE).cast(pl.Int64), *items)
        lines.write_parquet(folder / f"{n:06}.parquet", compression="lz4")
    return rows


def _read(folder: Path) -> DataFrame:
    return session().read.parquet(folder.as_uri())


def _lazy(frame: DataFrame) -> Lazy:
    native: IntoLazyFrame = frame
    return nw.from_native(native)


def _helped(frame: DataFrame, rules: tuple[Rules, ...]) -> Lazy:
    """Return what `engine.helped` returns; Java's classes of thousands of ranges are too slow."""
    from pyspark.sql import functions as on  # noqa: PLC0415 - an extra

    sets = {one.item: one.allowed for one in rules if one.allowed is not None}
    distinct = {allowed.key: allowed for allowed in sets.values()}
    letters = {key: common_letters(allowed) for key, allowed in distinct.items()}
    for item, allowed in sets.items():
        rest = on.translate(item, letters[allowed.key], "")
        frame = frame.withColumn(odd_name(item), on.length(rest) > 0)
    numbers = [column for one in rules for column in one.numbers]
    return _lazy(frame).with_columns(*numbers) if numbers else _lazy(frame)


def _count(kinds: Sequence[Lazy], tallies: Tallies) -> None:
    """Count faults of all kinds in two jobs: the totals, and the first places of each kind."""
    if not kinds:
        return
    faults = nw.concat(kinds, how="vertical")
    kind = (SUBJECT, CODE)
    totals = here(faults.group_by(*kind).agg(nw.len().alias("total")))
    place = nw.col(LINE).cum_count().over(*kind, order_by=LINE)
    first = here(faults.filter(place <= tallies.most)).sort(LINE)
    for subject, code, total in totals.select(*kind, "total").iter_rows():
        kept = first.filter(pl.col(SUBJECT) == subject, pl.col(CODE) == code)
        places = kept.select(LINE, VALUE, COLUMN).iter_rows()
        tallies.by_subject[subject][code].note(total, [_spot(*place) for place in places])


def _spot(line: int, value: str | None, column: str) -> FaultLocation:
    return FaultLocation(line, quoted_text(shape(value)) if value else "", column=column)


@cache
def _kept() -> TemporaryDirectory[str]:
    """Return the folder for what is asked for again; it is removed when the process ends."""
    return TemporaryDirectory(prefix="conformance-")


@contextmanager
def _guarded(sheet: ExportReader) -> Iterator[None]:
    """Turn an error of Spark, which may quote values, into one that names only its kind."""
    from py4j.protocol import Py4JError  # noqa: PLC0415 - an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise hidden_error(sheet.export.name, error) from None
