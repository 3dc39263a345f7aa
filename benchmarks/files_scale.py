"""The export engine at the scale of a large city, beside four other ways to the same answer.

Claims, on a conforming export of 27 items of 日本人住民 (`resident_export.py`), each way in a
process of its own:

* no more processor time than 1.5 × Polars summing the same masks (one lazy query that finds no
  line and judges no history); beside it a lean query with one mask an item, which does not even
  tell the kinds of faults apart;
* at least 50 times as fast as frictionless and 5 times as fast as `csv` with a pydantic model
  (both on a slice);
* under 700 MB for 2 million rows, under 1.5 GiB for 20 million;
* the same processor time a row for 0.2, 2 and 20 million rows, within a quarter.

Each process judges a file of 200,000 rows first: what it does once (modules, threads, patterns,
first use of memory) is no cost of a row. How long that first file took is printed too.

All are run in turn, three rounds, and the best of each counts; short files are judged several times
for one figure. Prints one line of JSON for each run and two with the ratios. The file of 20 million
rows takes 5.4 GB in the folder for temporary files.

    python benchmarks/files_scale.py [rows ...]       # default: 200000 2000000
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from arguments import SHORT, all_arguments
from files_peers import PEERS
from resident_export import GROUP, SPEC, write

from conformance.surfaces.profile import FilesSurface
from conformance.tables.locate import ExportFile
from conformance.tables.scan import scan_now

SLICES = (
    {"csv_and_pydantic": 500, "frictionless": 500}
    if SHORT
    else {"csv_and_pydantic": 100_000, "frictionless": 200_000}
)
# rows of the file that each process judges before the one that is measured
FIRST = 500 if SHORT else 200_000
ROUNDS = 1 if SHORT else 3  # the best of them counts
LEAST = 1 if SHORT else 2_000_000  # rows that are judged for a figure: a short file several times
WHOLE = ("bare_polars", "masks_of_polars")
MOST_WHOLE = 2_000_000  # rows that the queries of Polars are given; they hold the file in memory


class Cost(NamedTuple):
    """Microseconds a row: by the clock, and of all processors together."""

    clock_us_a_row: float
    processor_us_a_row: float


def engine(path: Path) -> int:
    """Return how much the engine finds wrong."""
    state = path.stat()
    export = ExportFile(path, state.st_mtime_ns, state.st_size)
    tallies = scan_now(export, FilesSurface(line_end="any"), GROUP, SPEC.codes).tallies
    return sum(tally.total for subject in tallies.by_subject for tally in tallies.of(subject))


def _processor() -> float:
    times = resource.getrusage(resource.RUSAGE_SELF)
    return times.ru_utime + times.ru_stime


def run(name: str, first: Path, path: Path, times: int) -> None:
    """Run one of them in this process, on one file and then on another, and print what it took."""
    work = engine if name == "engine" else PEERS[name]
    started = time.perf_counter()
    wrong = work(first)
    began, before = time.perf_counter(), _processor()
    wrong += sum(work(path) for _ in range(times))
    seconds, processor = time.perf_counter() - began, _processor() - before
    took = {"seconds": seconds / times, "processor_s": processor / times}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"wrong": wrong, **took, "first_file_s": began - started, "peak_mib": peak}))


def measured(name: str, first: Path, path: Path, rows: int) -> Cost:
    """Run one of them in a process of its own, print the figures, return microseconds a row."""
    times = 1 if name in SLICES else max(1, LEAST // rows)
    command = [sys.executable, __file__, "run", name, str(first), str(path), str(times)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = json.loads(said.splitlines()[-1])
    if figures["wrong"]:
        msg = f"{name}: the files of the benchmark are expected to be right"
        raise AssertionError(msg)
    cost = Cost(figures["seconds"] / rows * 1e6, figures["processor_s"] / rows * 1e6)
    print(json.dumps({"who": name, "rows": rows, **figures, **cost._asdict()}), flush=True)
    return cost


def written(folder: Path, rows: int) -> Path:
    """Write an export in a process of its own: a child's peak of memory is never below ours."""
    path = folder / f"{rows}.csv"
    subprocess.run([sys.executable, __file__, "write", str(rows), str(path)], check=True)
    return path


def _whole(rows: int) -> tuple[str, ...]:
    return WHOLE if rows <= MOST_WHOLE else ()


def main(sizes: list[int]) -> None:
    """Measure and print."""
    costs: dict[tuple[str, int], list[Cost]] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        first = written(folder, FIRST)
        ways = [(name, rows) for rows in sizes for name in ("engine", *_whole(rows))]
        paths = {rows: written(folder, rows) for rows in {*sizes, *SLICES.values()}}
        for name, rows in (*ways, *SLICES.items()) * ROUNDS:  # other work then hits all alike
            costs.setdefault((name, rows), []).append(measured(name, first, paths[rows], rows))
    cost = {way: Cost(*map(min, zip(*found, strict=True))) for way, found in costs.items()}
    most = max(size for size in sizes if size <= MOST_WHOLE)
    ours = cost["engine", most]
    for n, time_of in enumerate(Cost._fields):
        ratios = {f"engine_to_{name}": ours[n] / cost[name, most][n] for name in WHOLE}
        ratios |= {
            f"{name}_to_engine": cost[name, rows][n] / ours[n] for name, rows in SLICES.items()
        }
        flat = [cost["engine", rows][n] for rows in sizes]
        ratios["dearest_to_cheapest_row"] = max(flat) / min(flat)
        print(json.dumps({"ratios_of": time_of, "rows": most, **ratios}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        run(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5]))
    elif sys.argv[1:2] == ["write"]:
        write(Path(sys.argv[3]), int(sys.argv[2]))
    else:
        usual = [500, 2_000] if SHORT else [200_000, 2_000_000]
        main([int(size) for size in all_arguments()] or usual)
