"""The sentence of a requirement as a workbook has it: what our operation is compared with."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.catalog.workbooks.linkage_spec import LinkageRow
    from conformance.catalog.workbooks.merge import Raw
    from conformance.catalog.workbooks.requirement_list import RequirementRow


def comparison(old: Raw | None, row: RequirementRow | LinkageRow) -> Raw:
    """Return the state of the comparison with a row: as it was where the sentence is the same.

    A sentence that is new or has changed waits for an editor; what is tried stands until then on
    what it stood on before, on nobody's text where that was the former sentence.
    """
    entry = old or {}
    was, sentence = entry.get("compared"), _digest(row)
    if isinstance(was, dict) and was.get("sentence") == sentence:
        return was
    before = was.get("provenance") if isinstance(was, dict) else entry.get("provenance")
    ground = before if before in {"derived", "reconstructed"} else "reconstructed"
    return {"provenance": ground, "sentence": sentence}


def _digest(row: RequirementRow | LinkageRow) -> str:
    """Return the hash of what a row states; where it stands in its workbook is no part of it."""
    told = (getattr(row, name, "") for name in ("name_ja", "text", "timing"))
    words = [" ".join(str(one).split()) for one in told]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
