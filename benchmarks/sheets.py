"""The conformance sheet of a result of 60,000 cases, against bare writers of the list of cases.

Claim: making the workbook (`report --xlsx`) takes under 20 seconds by the clock and under 1 GiB.
The peers are openpyxl's `write_only` mode and XlsxWriter itself in `constant_memory` mode, each
with the texts of the list of cases alone as plain cells, without widths, heights, styles or the
nine other sheets. All in processes of their own, in turns; medians, and the most memory. Prints one
line of JSON.

    python benchmarks/sheets.py [cases] [--short]
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from arguments import SHORT, argument

CLAIM_SECONDS = 20.0
ROUNDS = 1 if SHORT else 3
ROOT = Path(__file__).parent.parent
BEGIN = """
import io, resource, sys, time
sys.path.insert(0, sys.argv[1])
import samples
from conformance.report import sheets
from conformance.report.sheets import by_case
result = samples.large(int(sys.argv[2]))
start, clock = time.process_time(), time.perf_counter()
"""
END = """
used = time.process_time() - start
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(used, time.perf_counter() - clock, most)
"""
OURS = "sheets.render(result, 'ja')"
PEER = """
import openpyxl
book = openpyxl.Workbook(write_only=True)
page = book.create_sheet()
for row in by_case.sheet(result, 'ja').rows:
    page.append(row)
book.save(io.BytesIO())
"""
BARE = """
import xlsxwriter
book = xlsxwriter.Workbook(io.BytesIO(), {'constant_memory': True, 'strings_to_formulas': False})
page = book.add_worksheet()
for at, row in enumerate(by_case.sheet(result, 'ja').rows):
    page.write_row(at, 0, row)
book.close()
"""


def measured(work: str, cases: int) -> tuple[float, float, float]:
    """Return processor seconds, seconds by the clock and MiB of a process that does the work."""
    command = [sys.executable, "-c", BEGIN + work + END]
    command += [str(ROOT / "tests" / "report"), str(cases)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    used, clock, most = map(float, done.stdout.split())
    return used, clock, most


def main() -> None:
    """Measure and print."""
    cases = int(argument(0, "60000", "600"))
    rounds = [[measured(work, cases) for work in (OURS, PEER, BARE)] for _ in range(ROUNDS)]
    ours, peer, bare = (statistics.median(one[n][0] for one in rounds) for n in range(3))
    figures = {
        "cases": cases,
        "ours_cpu_s": round(ours, 2),
        "ours_clock_s": round(statistics.median(one[0][1] for one in rounds), 2),
        "openpyxl_cases_only_cpu_s": round(peer, 2),
        "ratio": round(ours / peer, 2),
        "xlsxwriter_cases_only_cpu_s": round(bare, 2),
        "ratio_to_xlsxwriter": round(ours / bare, 2),
        "ours_mib": round(max(one[0][2] for one in rounds)),
        "claim_s": CLAIM_SECONDS,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
