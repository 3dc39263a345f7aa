"""Export files in Parquet: typed or text columns, brought to the same texts as in a CSV file."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.tables.columns import LINE
from conformance.tables.parquet_footer import FooterError, chunks_of
from conformance.tables.progress import notify_progress
from conformance.tables.sample import chosen
from conformance.tables.streams import open_source
from conformance.values.limits import PARQUET_COLUMN, PARQUET_RATIO, PARQUET_SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.export import ExportFile
    from conformance.tables.parquet_footer import Chunk

MOST_ROWS = 200_000_000
"""How many rows are read of a file."""

ROWS = 100_000
"""How many rows are looked at together."""

_FAULTS = (pl.exceptions.PolarsError, pl.exceptions.PanicException, FooterError)


def schema_of(export: ExportFile) -> dict[str, pl.DataType]:
    """Return the columns of a file and their types.

    Raises:
        UntestedError: it is no Parquet file that can be read.
    """
    with open_source(export), _readable(export):
        _hold_bounded(export)
        return dict(pl.read_parquet_schema(export.path))


def _hold_bounded(export: ExportFile) -> None:
    """Hold what the file declares to unpack to against the limits (`UntestedError`)."""
    for chunk in chunks_of(Path(export.path)):
        packs = chunk.unpacked > PARQUET_SMALL and chunk.unpacked > PARQUET_RATIO * chunk.packed
        if packs or chunk.unpacked > PARQUET_COLUMN:
            raise UntestedError(_too_large(export.name, chunk))


def is_text(kind: pl.DataType) -> bool:
    """Say whether values of a type can be written as texts in one way only."""
    return not (kind.is_nested() or kind in {pl.Binary, pl.Object, pl.Duration})


def parquet_frames(
    export: ExportFile,
    surface: FilesSurface,
    places: Mapping[str, int],
    first: int,
    number: type[pl.UInt32 | pl.UInt64],
) -> Iterator[pl.DataFrame]:
    """Yield the columns at `places` as texts, with `LINE`: the number of the row, from `first` on.

    Numbers are written without leading zeros, booleans as 1 and 0, days and times as ISO 8601.

    Raises:
        UntestedError: the file cannot be read to its end.
    """
    schema = schema_of(export)
    names = list(schema)
    taken = [_text(names[place], schema[names[place]]).alias(key) for key, place in places.items()]
    with open_source(export), _readable(export):
        table = pl.scan_parquet(export.path, glob=False)
        rows = table.select(pl.len()).collect().item()
        if rows > MOST_ROWS:
            raise UntestedError(_too_many())
        if not taken:
            return
        batches = table.select(taken).collect_batches(chunk_size=ROWS, engine="streaming")
        for index, frame in enumerate(batches):
            notify_progress(export.name, int(frame.estimated_size()), frame.height)
            lines = pl.int_range(first, first + frame.height, dtype=number, eager=True)
            if chosen(surface, export.name, index):
                yield frame.select(lines.alias(LINE), *places)
            first += frame.height


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if kind == pl.Boolean:
        return column.cast(pl.UInt8).cast(pl.String)
    if isinstance(kind, pl.Datetime):
        return column.dt.strftime("%Y-%m-%dT%H:%M:%S" + ("%:z" if kind.time_zone else ""))
    if kind == pl.Time:
        return column.dt.strftime("%H:%M:%S")
    text = column.cast(pl.String)
    return pl.when(text != "").then(text)


@contextmanager
def _readable(export: ExportFile) -> Iterator[None]:
    """Turn a fault of the columnar library, which may quote values, into a cause."""
    try:
        yield
    except _FAULTS:
        raise UntestedError(_broken(export.name)) from None


def _broken(name: str) -> Cause:
    return make_cause("U-FILE-NO-PARQUET", name=name)


def _too_many() -> Cause:
    return make_cause("U-FILE-TOO-LARGE", form="rows", most=MOST_ROWS)


def _too_large(name: str, chunk: Chunk) -> Cause:
    most, small = PARQUET_COLUMN // 2**20, PARQUET_SMALL // 2**20
    found = f"{chunk.packed} → {chunk.unpacked}"
    return make_cause(
        "U-FILE-TOO-LARGE",
        form="column",
        name=name,
        found=found,
        most=most,
        small=small,
        parquet_ratio=PARQUET_RATIO,
    )
