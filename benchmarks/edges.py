"""How surely households drawn for a case reach the edges: no edge is left to luck.

Claim: in 100 examples, as a generated case may draw them, each edge is reached in at least 95 % of
runs: birthdays, days of the calendar, changes of the domain's law, ends of stay, names, addresses.
The peer draws as many births and moves from `st.dates` over the same years: what an engineer writes
who does not know the edges. Runs differ by their seed alone. Prints a line per edge, rarest first,
and last one line of JSON.

    python benchmarks/edges.py [domain] [runs]
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from arguments import argument
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.population.edges import law_days
from conformance.population.people.draw import households
from conformance.population.people.reach import reach_counts, reachable

if TYPE_CHECKING:
    from collections.abc import Collection

    from hypothesis.strategies import SearchStrategy

CLAIM = 0.95
EXAMPLES = 100
DAY = date(2026, 4, 1)
DEFAULTS = ["individual_resident_tax", "200"]
DATES = 8  # of births and moves in a household of the mean size


def drawn(strategy: SearchStrategy[object], run: int) -> list[object]:
    """Return the examples of one run."""
    found: list[object] = []

    @seed(run)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=tuple(HealthCheck),
    )
    @given(strategy)
    def collect(one: object) -> None:
        found.append(one)

    collect()
    return found


def shares(runs: int, laws: Collection[date]) -> dict[str, float]:
    """Return by edge the share of runs that reach it."""
    edges, strategy = reachable(DAY, laws), households(DAY, laws)
    hits: Counter[str] = Counter()
    for run in range(runs):
        counts = reach_counts(edges, drawn(strategy, run))
        hits.update(key for key, count in counts.items() if count)
    return {edge.key: hits[edge.key] / runs for edge in edges}


def plain_share(runs: int) -> float:
    """Return the share of runs in which days from `st.dates` meet today's 65th birthday."""
    dates = st.lists(st.dates(date(1926, 1, 1), DAY), min_size=DATES, max_size=DATES)
    born = date(DAY.year - 65, DAY.month, DAY.day)
    return sum(any(born in days for days in drawn(dates, run)) for run in range(runs)) / runs


def main() -> None:
    """Measure and print."""
    domain = argument(0, DEFAULTS[0], DEFAULTS[0])
    runs = int(argument(1, DEFAULTS[1], "2"))
    found = shares(runs, law_days(load(domain)))
    for key, share in sorted(found.items(), key=lambda pair: pair[1]):
        print(f"{share:.3f} {key}")
    rarest = min(found, key=lambda key: found[key])
    below = sorted(key for key, share in found.items() if share < CLAIM)
    figures = {"domain": domain, "edges": len(found), "runs": runs, "examples": EXAMPLES}
    told = {"rarest": rarest, "share": found[rarest], "below": below, "claim": CLAIM}
    print(json.dumps({**figures, **told, "plain_share": plain_share(runs)}))


if __name__ == "__main__":
    main()
