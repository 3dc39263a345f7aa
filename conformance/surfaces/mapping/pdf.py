"""The text layer of a PDF: its lines, and what stands behind each label."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pypdfium2

MAX_PAGES = 50
MAX_CHARACTERS = 500_000
_GAP = re.compile(r"[ \t\u3000]*[:：]?[ \t\u3000]*")


class PdfError(ValueError):
    """The bytes are no PDF that can be read, or one beyond the bounds."""


def lines_of(content: bytes) -> tuple[str, ...]:
    """Return the lines of all pages; `PdfError` when it cannot be read or has too many pages."""
    import pypdfium2  # noqa: PLC0415 - a native library; only runs with PDF answers load it

    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            if len(document) > MAX_PAGES:
                msg = f"more than {MAX_PAGES} pages"
                raise PdfError(msg)
            return tuple(line for page in document for line in _lines(page))
    except pypdfium2.PdfiumError as error:
        raise PdfError(str(error)) from error


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    text = page.get_textpage().get_text_bounded()[:MAX_CHARACTERS]
    return [line.strip() for line in text.splitlines() if line.strip()]


def labelled(lines: Iterable[str], labels: Iterable[str]) -> dict[str, list[str]]:
    """Return what stands behind each label that begins a line, in order; the longest label wins."""
    ordered = sorted(set(labels), key=len, reverse=True)
    found: dict[str, list[str]] = {}
    for line in lines:
        label = _label_of(line, ordered)
        if label is not None:
            found.setdefault(label, []).append(_GAP.sub("", line[len(label) :], count=1))
    return found


def _label_of(line: str, ordered: Sequence[str]) -> str | None:
    """Return the label a line begins with; it ends there, at a gap or a colon."""
    for label in ordered:
        if line.startswith(label) and (line == label or line[len(label)] in " \t\u3000:："):
            return label
    return None
