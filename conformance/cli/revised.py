"""What `catalog diff` and `catalog impact` write: JSON documents, and pages in four forms."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

# The published schemas are made from these classes.
from conformance.catalog.changes.model import Change  # noqa: TC001 - as above
from conformance.cli.outputs import hold_named_once, write_output, writing
from conformance.revision.model import Impact  # noqa: TC001 - as above
from conformance.values.private_files import write_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conformance.report.tabled.model import TabledPage
    from conformance.values.words import Language


@dataclass(frozen=True, slots=True)
class DifferenceFile:
    """Every change from `before` to `after`, as they were named."""

    before: str
    after: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ImpactFile:
    """Every change from `before` to `after`, and what they reach."""

    before: str
    after: str
    changes: tuple[Change, ...]
    impact: Impact


def as_json(found: DifferenceFile | ImpactFile) -> str:
    """Return the JSON of `--json`."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The files that a page is to be written into, by their forms."""

    md: Path | None = None
    html: Path | None = None
    xlsx: Path | None = None


def tell(
    page: Callable[[], TabledPage], lang: Language, files: PageFiles, *, printed: bool
) -> None:
    """Print the page, and write it where it is wanted; it is made only then."""
    if not printed and files == PageFiles():
        return
    from conformance.report.tabled.text import as_markdown, as_text  # noqa: PLC0415 - only then

    shown = page()
    if printed:
        sys.stdout.write(as_text(shown, lang))
    if files.md is not None:
        write_output(files.md, as_markdown(shown, lang))
    if files.html is not None:
        from conformance.report.tabled.html import as_html  # noqa: PLC0415 - only for a page

        write_output(files.html, as_html(shown, lang))
    if files.xlsx is not None:
        from conformance.report.tabled.book import as_book  # noqa: PLC0415 - only for a workbook

        hold_named_once(files.xlsx)
        with writing():
            write_private(files.xlsx, as_book(shown, lang))
