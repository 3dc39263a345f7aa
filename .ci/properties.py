"""Write docs/properties.md: the properties of each headline group and the faults that prove them.

Run it after an invariant or one of its headline faults has changed: `python .ci/properties.py`.
"""
# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.reference.mutants.headlines import HEADLINES, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.reference.mutants.headlines import Property
    from conformance.reference.mutants.model import Headline

PLACE = Path(__file__).parent.parent / "docs" / "properties.md"
_GROUPS = {
    "foreign_resident": ("外国人住民", "foreign residents"),
    "dv": ("支援措置対象者", "protected persons"),
    "mid_year_move": ("年度途中の異動", "moves within a year"),
}
_HEAD = """\
# 人についての性質 Properties about people

計算例では見つからず、生成した人や事実で見つかる欠陥を、群ごとに一覧にする。
各行は、業務のどの性質が、仕込んだどの欠陥で破れるかを示す。
Faults that no worked example shows, found by cases that draw people and facts, by group.
Each row: a property of a domain and a seeded fault that breaks it. Written by
`.ci/properties.py` from the catalogue and `conformance/reference/mutants/people/`;
`pytest -m whole tests/reference/mutants/test_headlines.py` proves every row.
"""
_COLUMNS = """\
| 業務 domain | 性質 property | 述べること statement | 欠陥 fault |
|---|---|---|---|
"""


def main() -> None:
    """Write the page anew."""
    PLACE.write_text(text(), "utf-8")


def text() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *(_table(headline) for headline in HEADLINES)])


def _table(headline: Headline) -> str:
    found = properties(headline)
    ja, en = _GROUPS[headline]
    domains = len({one.domain for one in found})
    title = f"## {ja} {en}\n\n"
    count = f"{domains} 業務 domains、{len(found)} 性質 properties\n\n"
    rows = "".join(row for one in found for row in _rows(one))
    return f"{title}{count}{_COLUMNS}{rows}"


def _rows(one: Property) -> Iterator[str]:
    stated = load(one.domain).invariants[one.key]
    for mutant in one.mutants:
        told = f"{stated.title_ja}。{stated.statement}".replace("|", "\\|")
        yield f"| {one.domain} | `{one.key}` | {told} | `{mutant.key}` {mutant.title_ja} |\n"


if __name__ == "__main__":
    main()
