"""Every report of a large result, gate and diff, as whole processes, against a bare dump of it.

Claim: at 25,000 cases each report, `gate` and `diff`, and `verify` of the whole plan once signed,
take at most 3.5 times the processor time of the peer, and 1 GiB; the HTML page of 60,000 cases is
under 15 MB. The peer is the standard library reading the same file and writing it indented
(`json.load`, `json.dump`). Seconds and ratios are told by the clock (`s`, `ratios`) and of
processor time (`cpu_s`, `ratios_cpu`), what went beyond the claim (`beyond_claim`) and, for whom a
second is what counts, what took longer than three by the clock (`beyond_3_s`). How long Chromium
takes to open the page is told where Playwright and Chromium are. Prints one line of JSON.

    python benchmarks/projections.py [cases] [cases of the page] [--short]
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from arguments import SHORT, argument

CLAIM = {"ratio_cpu": 3.5, "mib": 1024, "page_mb": 15.0}
SECONDS = 3.0
HERE = Path(__file__).parent
PROFILE = HERE.parent / "vendor_profiles" / "reference.yaml"
KINDS = ("html", "junit", "md", "csv", "sarif", "earl", "allure")
PEER = "import json, sys; json.dump(json.load(open(sys.argv[1])), open(sys.argv[2], 'w'), indent=1)"
ANSWERS = (0, 1, 3)  # a gate and a verification answer by their exit code
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


def process(*arguments: str, ends: tuple[int, ...] = (0,)) -> dict[str, float]:
    """Return the seconds by the clock and of processor time, and the memory of a whole process.

    `ends`: the exit codes by which it may end.
    """
    start = time.perf_counter()
    started = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if started.returncode not in ends:
        sys.exit(f"a step failed: {arguments}")
    cpu = used.ru_utime + used.ru_stime
    return {"s": round(seconds, 2), "cpu_s": round(cpu, 2), "mib": used.ru_maxrss // 1024}


def opened(page: Path) -> float | None:
    """Return after how many seconds Chromium has the page and its list, None where it is not."""
    program = os.environ.get("CONFORMANCE_CHROMIUM") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may not be there
    except ImportError:
        return None
    if program is None:
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        tab = browser.new_page()
        start = time.perf_counter()
        tab.goto(page.as_uri())
        tab.wait_for_selector("html.scripted")
        seconds = time.perf_counter() - start
        browser.close()
    return round(seconds, 2)


def main() -> None:
    """Measure and print."""
    cases, on_page = int(argument(0, "25000", "1000")), int(argument(1, "60000", "2000"))
    with tempfile.TemporaryDirectory() as name:
        result, large = Path(name, "result.json"), Path(name, "large.json")
        for count, file in ((cases, result), (on_page, large)):
            process(str(HERE / "many_cases.py"), str(PROFILE), str(count), str(file))
        here = ("-m", "conformance")
        peer = process("-c", PEER, str(result), f"{name}/peer.json")
        told = {
            kind: process(*here, "report", str(result), f"--{kind}", f"{name}/{kind}")
            for kind in KINDS
        }
        told["gate"] = process(*here, "gate", str(result), ends=ANSWERS)
        told["diff"] = process(*here, "diff", str(result), str(result))
        domain = ("child_allowance",) if SHORT else ()
        process(str(HERE / "signed_cases.py"), str(PROFILE), name, *domain)
        told["verify"] = process(
            *(*here, "verify", f"{name}/bundle.zip", "--trust", f"{name}/bench.pub"), ends=ANSWERS
        )
        page = Path(name, "large.html")
        told["large_html"] = process(*here, "report", str(large), "--html", str(page))
        ratios = {kind: round(one["cpu_s"] / peer["cpu_s"], 2) for kind, one in told.items()}
        figures = {
            "cases": cases,
            "result_mb": round(result.stat().st_size / 1e6, 1),
            "peer": peer,
            **told,
            "ratios": {kind: round(one["s"] / peer["s"], 2) for kind, one in told.items()},
            "ratios_cpu": ratios,
            "beyond_claim": sorted(
                kind
                for kind, one in told.items()
                if kind != "large_html"
                and (ratios[kind] > CLAIM["ratio_cpu"] or one["mib"] > CLAIM["mib"])
            ),
            "beyond_3_s": sorted(kind for kind, one in told.items() if one["s"] > SECONDS),
            "page_mb": round(page.stat().st_size / 1e6, 1),
            "opens_s": opened(page),
            "claim": CLAIM,
        }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
