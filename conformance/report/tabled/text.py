"""Tables as plain text and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.markdown import escaped
from conformance.report.shown import clean
from conformance.report.tabled.model import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.report.tabled.model import ReportTable, TabledPage
    from conformance.values.words import Language


def as_text(page: TabledPage, lang: Language) -> str:
    """Return the page as lines: a row a line, its cells apart by two blanks; the total last."""
    lines = [spoken(page.title, lang), *(spoken(one, lang) for one in page.says)]
    for table in page.tables:
        lines += ["", *_text(table, lang)]
    return "\n".join(map(clean, [*lines, "", spoken(page.total, lang)])) + "\n"


def as_markdown(page: TabledPage, lang: Language) -> str:
    """Return the page as Markdown, such as for a pull request."""
    parts = [f"# {escaped(spoken(page.title, lang))}"]
    parts += [escaped(spoken(one, lang)) for one in (*page.says, page.total)]
    parts += ["\n".join(_markdown(table, lang)) for table in page.tables]
    return "\n\n".join(parts) + "\n"


def _text(table: ReportTable, lang: Language) -> Iterator[str]:
    yield (
        f"{spoken(table.heading, lang)}: {len(table.rows)}"
        if table.columns
        else spoken(table.heading, lang)
    )
    yield from (f"  {spoken(one, lang)}" for one in table.says)
    for row in table.rows:
        cells = (clean(spoken(cell, lang)) for cell in row)
        yield "  " + "  ".join(cell for cell in cells if cell)
    if table.command:
        yield f"  {table.command}"


def _markdown(table: ReportTable, lang: Language) -> Iterator[str]:
    number = f" ({len(table.rows)})" if table.columns else ""
    yield f"## {escaped(spoken(table.heading, lang))}{number}"
    for one in table.says:
        yield f"\n{escaped(spoken(one, lang))}"
    if table.rows:
        yield ""
        yield _row(spoken(one, lang) for one in table.columns)
        yield _row("---" for _ in table.columns)
        for row in table.rows:
            yield _row(escaped(spoken(cell, lang)) for cell in row)
    if table.command:
        yield f"\n```sh\n{clean(table.command)}\n```"


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
