"""What a file says about being PDF/A (ISO 19005), and what it visibly lacks for it.

No validator: the declaration, output intent, file identifier, and for level A the structure are
looked at; fonts are judged anyway. veraPDF is the tool for the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.forms.pdf.document import Archival

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pikepdf

    from conformance.forms.pdf.document import Trace

_NAMED = r"pdfaid:{0}(?:\s*=\s*[\"']|(?:\s[^>]*)?>)\s*([0-9A-Za-z]+)"
_PART = re.compile(_NAMED.format("part"))
_LEVEL = re.compile(_NAMED.format("conformance"))
_LEVELS = {"1": "AB", "2": "ABU", "3": "ABU", "4": "EF"}
_WITHOUT_LEVEL = "4"
_WITHOUT_FILES = "12"


def archival(pdf: pikepdf.Pdf, traces: Iterable[Trace]) -> Archival | None:
    """Return the declaration of a file; None where its metadata declare nothing."""
    xmp = " ".join(one.text for one in traces if one.place == "metadata (XMP)")
    part = _PART.search(xmp)
    if part is None:
        return None
    level = _LEVEL.search(xmp)
    named = level[1].upper() if level else ""
    return Archival(part[1], named, tuple(_lacking(pdf, part[1], named)))


def _lacking(pdf: pikepdf.Pdf, part: str, level: str) -> Iterator[str]:
    if part not in _LEVELS:
        yield "part 1-4"
    elif level not in _LEVELS[part] or (not level and part != _WITHOUT_LEVEL):
        yield f"conformance {'/'.join(_LEVELS[part])}"
    intents = pdf.Root.get("/OutputIntents")
    if intents is None or not len(intents):
        yield "OutputIntents"
    if "/ID" not in pdf.trailer:
        yield "ID"
    if level == "A" and "/StructTreeRoot" not in pdf.Root:
        yield "StructTreeRoot"
    if part in _WITHOUT_FILES and "/EmbeddedFiles" in pdf.Root.get("/Names", {}):
        yield "no embedded files"
