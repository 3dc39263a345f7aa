"""The export engine against the same bare Polars expressions on the same file.

Claim: judging an export file of 200,000 rows and 27 columns (bytes, columns, every item check,
codes, keys, history, with row-level findings) takes at most 1.5 times as long as reading the file
with Polars and summing the same masks, with the same uniqueness of keys. Best of three runs each,
taken in turns. Prints one line of JSON.

    python benchmarks/files_vs_polars.py [rows]
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl
from arguments import argument

from conformance.catalog.load import load
from conformance.surfaces.profile import FilesSurface
from conformance.tables.engine import Rules, helped
from conformance.tables.expressions import ItemContext
from conformance.tables.locate import ExportFile
from conformance.tables.scan import scan_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.records import RecordGroup

CLAIM = 1.5
SPEC = load("child_allowance")
GROUP: RecordGroup = SPEC.records["payees"]
ROW = (
    "1,R06000001,01,01,試験　太郎,シケン　タロウ,1988-04-01,1,仮想県試験市桜町１番地,1,,,1,0,"
    "2024-05-10,2024-06,,,069175,900000000000012,0,0,,,2024-06-01,2025-03-31"
)


def write(path: Path, rows: int) -> ExportFile:
    """Write payees with different numbers and otherwise equal rows."""
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(item.key for item in GROUP.items) + "\n")
        file.writelines(f"{900_000_000_000_000 + n},{ROW}\n" for n in range(rows))
    state = path.stat()
    return ExportFile(path, state.st_mtime_ns, state.st_size)


def bare(export: ExportFile) -> None:
    """Read the file and sum the masks of every item, and the duplicates of the key."""
    ground = ItemContext(SPEC.codes, {item.key for item in GROUP.items}, GROUP.primary_key)
    rules = [Rules.of(item, ground) for item in GROUP.items]
    masks = [rule.mask for one in rules for rule in one.violations]
    sums = [mask.sum().alias(str(n)) for n, mask in enumerate(masks)]
    twice = nw.concat_str(GROUP.primary_key, separator=",").is_duplicated().sum().alias("twice")
    frame = nw.from_native(pl.scan_csv(export.path, infer_schema=False))
    helped(frame, rules).select(*sums, twice).collect()


def engine(export: ExportFile) -> None:
    """Judge the file with the engine."""
    seen = scan_now(export, FilesSurface(), GROUP, SPEC.codes)
    if any(seen.tallies.of(subject) for subject in seen.tallies.by_subject):
        msg = "the file of the benchmark is expected to be right"
        raise AssertionError(msg)


def seconds(work: Callable[[ExportFile], None], export: ExportFile) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    work(export)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    rows = int(argument(0, "200000", "2000"))
    with tempfile.TemporaryDirectory() as folder:
        export = write(Path(folder) / "payees.csv", rows)
        runs = [(seconds(engine, export), seconds(bare, export)) for _ in range(3)]
    ours, theirs = (min(times) for times in zip(*runs, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = {"rows": rows, "columns": len(GROUP.items), "engine_s": ours, "bare_polars_s": theirs}
    print(json.dumps({**figures, "ratio": ours / theirs, "claim": CLAIM, "peak_mib": peak}))


if __name__ == "__main__":
    main()
