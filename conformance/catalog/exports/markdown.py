"""A specification as Markdown: the tables of its workbooks, and what no workbook has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.catalog.exports.book import BOOKS, rows_of, shapes_of
from conformance.catalog.exports.shape import KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.catalog.models.domain import Specification

_MARKS: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def export_markdown(spec: Specification) -> str:
    """Return functions, forms, items, codes, linkages, events, rules and invariants as tables."""
    head = spec.head
    lines = [f"# {_cell(head.name_ja)} {_cell(head.spec_title_ja)} 第{head.version}版"]
    for kind in BOOKS:
        for shape in shapes_of(spec, kind):
            headings = [c.heading for c in shape.columns if c.heading != KEY]
            found = [(f"{name}", *cells) for name, cells in rows_of(spec, shape)]
            lines += _table(shape.sheet, [KEY, *headings], found)
    events = [(e.key, e.title_ja, e.source) for e in spec.events.values()]
    lines += _table("異動・届出", [KEY, "名称", "根拠"], events)
    rules = [(r.key, r.title_ja, r.statement, r.law) for r in spec.rules.values()]
    lines += _table("業務ルール", [KEY, "名称", "内容", "根拠"], rules)
    held = [(i.key, i.title_ja, i.statement) for i in spec.invariants.values()]
    lines += _table("不変条件", [KEY, "名称", "内容"], held)
    return "\n".join(lines) + "\n"


def _table(title: str, headings: list[str], found: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table; columns in which nothing stands are left out."""
    kept = [n for n in range(len(headings)) if any(row[n] for row in found)]
    yield f"\n## {title} ({len(found)})\n"
    if not found:
        return
    yield _line(headings[n] for n in kept)
    yield _line("---" for _ in kept)
    for row in found:
        yield _line(_cell(row[n]) for n in kept)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """Return a text that does nothing and stays in its cell."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
