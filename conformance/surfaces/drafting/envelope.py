"""What the vendor's answers look like: where rows, errors and their reasons stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.reasons import reasons_of
from conformance.surfaces.drafting.steps import rows_of
from conformance.surfaces.drafting.words import parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.surfaces.drafting.model import Operation

_REASON = ("code", "riyu", "reason", "error", "cd", "riyucode", "errorcode")
_ITEM = ("item", "koumoku", "komoku", "field", "property", "target", "param", "parameter")


def envelope_of(operations: Iterable[Operation]) -> dict[str, object]:
    """Return the section `envelope`: what most of the answers have in common."""
    found = list(operations)
    section: dict[str, object] = {}
    rows = _most(rows_of(o) for o in found if o.gives)
    if rows:
        section["rows"] = rows
    errors = _most(_errors(o) for o in found)
    if errors:
        section["errors"] = errors
        section["error"] = _error(errors, found)
        reasons = _reasons(errors, found)
        if reasons:
            section["reasons"] = reasons
    return section


def _errors(operation: Operation) -> str:
    """Return the list in a refusal whose elements name a reason."""
    lists = {f.path.rpartition("[].")[0] for f in operation.refuses if "[]." in f.path}
    for one in sorted(lists):
        if _member(operation, one, _REASON):
            return one
    return ""


def _error(errors: str, operations: Iterable[Operation]) -> dict[str, object]:
    for operation in operations:
        code = _member(operation, errors, _REASON)
        if code:
            item = _member(operation, errors, _ITEM)
            return {"code": code, **({"item": item} if item else {})}
    return {}


def _reasons(errors: str, operations: Iterable[Operation]) -> dict[str, str]:
    found: dict[str, str] = {}
    for operation in operations:
        place = f"{errors}[].{_member(operation, errors, _REASON)}"
        for field in operation.refuses:
            if field.path == place:
                found |= reasons_of(field)
    return found


def _member(operation: Operation, errors: str, names: Iterable[str]) -> str:
    members = [
        f.path.removeprefix(f"{errors}[].") for f in operation.refuses if f.path.startswith(errors)
    ]
    return next((m for name in names for m in members if "".join(parts(m)) == name), "")


def _most(places: Iterable[str]) -> str:
    counted = Counter(p for p in places if p)
    return counted.most_common(1)[0][0] if counted else ""
