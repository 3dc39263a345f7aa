"""What `catalog diff` and `catalog impact` write: JSON documents, and pages in three forms."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

# The published schemas are made from these classes.
from conformance.catalog.changes.model import Change  # noqa: TC001 - as above
from conformance.cli.outputs import write_output
from conformance.revision.model import Impact  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conformance.report.tabled.model import Page
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


def tell(
    page: Callable[[], Page], lang: Language, md: Path | None, html: Path | None, *, printed: bool
) -> None:
    """Print the page, and write it where it is wanted; it is made only then."""
    if not printed and md is None and html is None:
        return
    from conformance.report.tabled.text import as_markdown, as_text  # noqa: PLC0415 - only then

    shown = page()
    if printed:
        sys.stdout.write(as_text(shown, lang))
    if md is not None:
        write_output(md, as_markdown(shown, lang))
    if html is not None:
        from conformance.report.tabled.html import as_html  # noqa: PLC0415 - only for a page

        write_output(html, as_html(shown, lang))
