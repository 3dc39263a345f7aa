"""A whole municipality written, judged, spoiled in single cells and judged again.

Claims: a conforming city over all domains has no finding; every cell made wrong (one for each kind
of fault, 40 and more) is found at its line and column and nothing else is; writing takes less than
2 GiB and a second of processor time for 100,000 rows. Prints one line of JSON. The files, 7 GB for
each million residents, lie in a temporary directory (`TMPDIR` says where) and are removed.

    python benchmarks/city.py [residents] [seed]
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from arguments import argument

from conformance.catalog.load import domains, load
from conformance.plugin.here import run_here
from conformance.plugin.options import options_of
from conformance.plugin.prepare import PackagePlace, prepare
from conformance.population.city.corrupt import corrupt, corruptions
from conformance.population.city.write import MUNICIPALITY, write_city
from conformance.report.file_findings import file_findings
from conformance.surfaces.profile import FilesSurface

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.domain import Specification
    from conformance.results.model import Result

DAY = date(2026, 4, 1)
LAYOUT = FilesSurface(bom="forbid", line_end="crlf")


def write(folder: Path, residents: int, seed: int) -> dict[str, object]:
    """Write the city and return how many rows it has."""
    rows = write_city(folder, _specs(), residents=residents, seed=seed, as_of=DAY, surface=LAYOUT)
    return {"files": len(rows), "rows": sum(rows.values())}


def judged(folder: Path, profile: Path) -> dict[str, object]:
    """Judge the city and return how many cases passed and how many findings there are."""
    result = _result(folder, profile)
    verdicts = [case.verdict for case in result.cases if case.surface == "files"]
    found = file_findings(result).findings
    return {
        "passed": verdicts.count("pass"),
        "untested": verdicts.count("untested"),
        "findings": sum(finding.total for finding in found),
    }


def spoiled(folder: Path, profile: Path, seed: int) -> dict[str, object]:
    """Spoil single cells, judge again, and compare what is found with what was spoiled."""
    wrong = corruptions(folder, _specs(), seed=seed, surface=LAYOUT)
    corrupt(folder, wrong, LAYOUT)
    found = {
        (finding.file, row.row, row.column, finding.code)
        for finding in file_findings(_result(folder, profile)).findings
        for row in finding.rows
    }
    expected = {(one.file, one.line, one.column, one.code) for one in wrong}
    return {
        "spoiled": len(wrong),
        "found": len(found & expected),
        "missed": sorted(map(str, expected - found)),
        "besides": sorted(map(str, found - expected))[:20],
    }


def measured(work: Callable[..., dict[str, object]], *arguments: object) -> dict[str, object]:
    """Return what some work in a process of its own returns, with its seconds and peak memory."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_worker, args=(theirs, work, arguments)
    )
    process.start()
    theirs.close()
    figures: dict[str, object] = ours.recv()
    process.join()
    return figures


def _worker(
    pipe: multiprocessing.connection.Connection,
    work: Callable[..., dict[str, object]],
    arguments: tuple[object, ...],
) -> None:
    start = time.perf_counter()
    figures = work(*arguments)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    times = {"seconds": round(seconds, 1), "processor_s": round(used.ru_utime + used.ru_stime, 1)}
    pipe.send({**figures, **times, "peak_mib": used.ru_maxrss // 1024})


def _specs() -> list[Specification]:
    return [load(domain) for domain in domains()]


def _result(folder: Path, profile: Path) -> Result:
    options = options_of({"profile": str(profile), "as-of": DAY.isoformat(), "surface": "files"})
    return run_here(prepare(options), PackagePlace(None, folder), lambda _case: None)


def _profile(folder: Path) -> Path:
    versions = "\n".join(f'  {spec.domain}: {{version: "{spec.version}"}}' for spec in _specs())
    path = folder / "city.yaml"
    path.write_text(
        "profile: 1\nproduct: {name: 架空の自治体, vendor: 見本, release: '1'}\n"
        f"municipality: {{type: general_city, code: '{MUNICIPALITY}', name: 見本市}}\n"
        f"specifications:\n{versions}\n"
        f"surfaces:\n  files: {{bom: forbid, line_end: crlf, business_date: {DAY}}}\n",
        encoding="utf-8",
    )
    return path


def main() -> None:
    """Measure and print."""
    residents = int(argument(0, "300000", "300"))
    seed = int(argument(1, "1", "1"))
    with tempfile.TemporaryDirectory() as folder:
        city = Path(folder) / "city"
        city.mkdir()
        profile = _profile(Path(folder))
        written = measured(write, city, residents, seed)
        conforming = measured(judged, city, profile)
        broken = measured(spoiled, city, profile, seed)
    rows, used = int(str(written["rows"])), float(str(written["processor_s"]))
    size = {"residents": residents, "rows_per_processor_s": round(rows / used)}
    parts = {"written": written, "judged": conforming, "spoiled": broken}
    print(json.dumps({**size, **parts}, ensure_ascii=False))


if __name__ == "__main__":
    main()
