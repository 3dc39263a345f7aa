"""Official calls into apis.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.workbooks.merge import Raw, find, overlay, rows
from conformance.catalog.workbooks.questions import editors_differ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.models.api import Parameter
    from conformance.catalog.workbooks.api_spec import ApiCall
    from conformance.catalog.workbooks.questions import CellQuestion

_KEPT = frozenset(("key", "title_ja", "class", "source", "note", "record"))
_KEPT_PARAMETER = frozenset(
    ("condition", "required_when", "item", "identifier", "note", "values", "default")
)


def merge_apis(
    existing: Sequence[Raw], calls: Sequence[ApiCall], business_id: str, records: Sequence[Raw]
) -> list[Raw]:
    """Return the entries of apis.yaml after the import.

    A call is the existing one with its path; a new one gets the last part of its path as key. A
    parameter is tied to the item of its name in the call's record group, if that has one.
    """
    merged = list(existing)
    for call in calls:
        old = find(existing, {"path": call.path}, ("path",))
        base = old or {"key": call.path.rpartition("/")[2].lower()}
        parameters = _parameters(base, call, _item_keys(base, records))
        new = overlay(base, _facts(call, business_id, parameters), _KEPT)
        if old is None:
            merged.append(new)
        else:
            merged[next(i for i, entry in enumerate(merged) if entry is old)] = new
    return merged


def _item_keys(base: Raw, records: Sequence[Raw]) -> frozenset[str]:
    group = find(records, {"key": base.get("record")}, ("key",)) or {}
    return frozenset(str(item["key"]) for item in rows(group.get("items")))


def _parameters(base: Raw, call: ApiCall, items: frozenset[str]) -> list[Raw]:
    known = rows(base.get("parameters"))
    merged: list[Raw] = []
    for parameter in call.parameters:
        old = find(known, {"name": parameter.name}, ("name",))
        facts = _parameter_facts(parameter)
        if parameter.name in items:
            facts["item"] = parameter.name
        base = dict(old or {})
        if parameter.condition is None:  # an official list that names no condition has none
            base.pop("condition", None)
            base.pop("required_when", None)
        if not parameter.unspecified_date:
            base.pop("unspecified_date", None)
        merged.append(overlay(base, facts, _KEPT_PARAMETER))
    return merged


def differing_calls(existing: Sequence[Raw], calls: Sequence[ApiCall]) -> Iterator[CellQuestion]:
    """Yield where values or a default that an editor wrote are not those of the workbook."""
    for call in calls:
        base = find(existing, {"path": call.path}, ("path",)) or {}
        known = rows(base.get("parameters"))
        for parameter in call.parameters:
            old = find(known, {"name": parameter.name}, ("name",))
            place = parameter.official
            if old is None or place is None:
                continue
            at = f"{place.sheet}!{place.cell.partition(':')[0]}"
            for name, theirs in (("values", parameter.values), ("default", parameter.default)):
                ours = old.get(name)
                if name in old and theirs and ours != theirs:
                    yield editors_differ(at, f"{parameter.name}.{name}", str(ours), str(theirs))


def _parameter_facts(parameter: Parameter) -> Raw:
    given = cast("Raw", parameter.model_dump(mode="json", exclude_defaults=True))
    absent: Raw = dict.fromkeys(set(type(parameter).model_fields) - set(given))
    own: Raw = {name: None for name in absent if name not in _KEPT_PARAMETER}
    return {**given, **own}


def _facts(call: ApiCall, business_id: str, parameters: list[Raw]) -> Raw:
    title = call.place.document.removesuffix("API仕様")
    return {
        "title_ja": title,
        "class": "required",
        "source": f"{call.place.document} 第{call.place.version}版",
        "confidence": "high",
        "provenance": "official",
        "official": call.place.model_dump(),
        "method": call.method,
        "path": call.path,
        "operation": call.operation,
        "scope": f"{business_id}:{call.path}:{call.operation}",
        "request_id": call.request_id,
        "response_id": call.response_id,
        "request_content_type": call.request_content_type,
        "response_content_type": call.response_content_type,
        "timeout_guide_seconds": call.timeout_guide_seconds,
        "parameters": parameters,
        "responses": [r.model_dump(mode="json", exclude_defaults=True) for r in call.responses],
        "errors": [e.model_dump(mode="json", exclude_defaults=True) for e in call.errors],
    }
