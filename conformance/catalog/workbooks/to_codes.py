"""Official code lists into codes.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.workbooks.merge import Raw, find, overlay
from conformance.catalog.workbooks.questions import lost_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.workbooks.code_list import CodeRows
    from conformance.catalog.workbooks.questions import CellQuestion

_KEPT = frozenset(("key", "note"))


def merge_codes(existing: Sequence[Raw], lists: Sequence[CodeRows]) -> list[Raw]:
    """Return the entries of codes.yaml after the import, in their order.

    A list is the existing one with its ID, else the one with its name that has no ID yet; a new
    one gets the key `code_<ID>`.
    """
    merged = list(existing)
    for rows in lists:
        facts = _facts(rows)
        unnamed = [entry for entry in existing if entry.get("official_id") is None]
        old = find(existing, facts, ("official_id",)) or find(unnamed, facts, ("name_ja",))
        new = overlay(old or {"key": f"code_{rows.official_id}"}, facts, _KEPT)
        if old is None:
            merged.append(new)
        else:
            merged[next(i for i, entry in enumerate(merged) if entry is old)] = new
    return merged


def _facts(rows: CodeRows) -> Raw:
    return {
        "name_ja": rows.name_ja,
        "values": dict(rows.values),
        "open_values": True if rows.open_values else None,
        "confidence": "high",
        "official_id": rows.official_id,
        "official": rows.place.model_dump(),
    }


def lost_zeros(existing: Sequence[Raw], lists: Sequence[CodeRows]) -> Iterator[CellQuestion]:
    """Yield each value that the catalogue has with the same meaning and zeros before it."""
    for rows in lists:
        old = find(existing, {"official_id": rows.official_id}, ("official_id",)) or {}
        values = old.get("values")
        known = values if isinstance(values, dict) else {}
        for value, meaning in rows.values.items():
            same = [v for v, m in known.items() if m == meaning and str(v).lstrip("0") == value]
            if same and value not in known:
                place = f"{rows.place.sheet}!{rows.place.cell}"
                yield lost_format(place, value, str(same[0]))
