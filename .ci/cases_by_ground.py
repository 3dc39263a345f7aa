"""Write into both READMEs how many cases each specification has, and on what they stand.

Counted are the cases that a run of the sample profile tries, to about ten, and of them the share in
whole percent whose expectation stands on each ground. Run it when the test of the figures asks for
it: `python .ci/cases_by_ground.py`.
"""
# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Final, get_args

from conformance.cases.ground.expected import expected
from conformance.catalog.grounds import Ground
from conformance.catalog.load import load
from conformance.planning.plan import make_plan
from conformance.surfaces.profile import load_profile

ROOT: Final = Path(__file__).parent.parent
PROFILE: Final = ROOT / "vendor_profiles" / "reference.yaml"
DAY: Final = dt.date(2026, 11, 1)
READMES: Final = {"README.md": "in all", "README.ja.md": "合計"}
CELLS: Final = 3  # of a row that stand before those written here
GROUNDS: Final[tuple[Ground, ...]] = get_args(Ground)


def counted() -> dict[str, Counter[Ground]]:
    """Return the cases to be tried by ground, under the Japanese name of their domain."""
    profile = load_profile(PROFILE).profile
    specs = {name: load(name, one.version) for name, one in profile.specifications.items()}
    found: dict[str, Counter[Ground]] = {}
    for planned in make_plan(list(specs.values()), profile, DAY):
        spec = specs[planned.case.requirement.domain]
        if planned.verdict is None:
            of = found.setdefault(spec.head.name_ja, Counter())
            of[expected(spec, planned.case).ground] += 1
    return found


def cells(count: Counter[Ground]) -> list[str]:
    """Return the cells of a row: cases, then the share of each ground, the strongest first."""
    whole = count.total()
    shares = (round(100 * count[ground] / whole) for ground in GROUNDS)
    return [f"{round(whole, -1):,}", *(f"{share} %" for share in shares)]


def written(text: str, counts: dict[str, Counter[Ground]], in_all: str) -> str:
    """Return a README with the cells of each specification, and a row for all of them."""
    every: Counter[Ground] = sum(counts.values(), Counter())
    rows = {**counts, in_all: every}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        parts = [part.strip() for part in line.strip("|").split("|")]
        name = next((name for name in rows if parts[0].removeprefix(f"{name} ") != parts[0]), None)
        name = name or (parts[0] if parts[0] in rows else None)
        if line.startswith("|") and name is not None and len(parts) >= CELLS:
            lines[number] = "| " + " | ".join([*parts[:CELLS], *cells(rows[name])]) + " |"
    return "\n".join(lines)


def main() -> None:
    """Write both."""
    counts = counted()
    for name, in_all in READMES.items():
        place = ROOT / name
        place.write_text(written(place.read_text("utf-8"), counts, in_all), "utf-8")


if __name__ == "__main__":
    main()
