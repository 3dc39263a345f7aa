"""A new function: an operation on a group, as far as the group itself tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.catalog.scaffold.filled import filled

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup

OperationKind = Literal["create", "update", "cancel", "search", "batch", "export", "attest"]

_OBSERVE: dict[OperationKind, str] = {"search": "search", "batch": "batch", "export": "batch"}
_NO_EVENT = "  no_event: {kind: not_stated, reason: 要記入（行のほかに何が続くか）}\n"


def function_entry(
    spec: Specification, kind: OperationKind, record: str, facts: dict[str, str]
) -> str:
    """Return the entry of a function; its chapter is the first unless the facts name one."""
    group = spec.records[record]
    given = {
        "chapter": spec.head.function_groups[0].id,
        "observe": _OBSERVE.get(kind, "record"),
        "record": record,
        "no_event": _NO_EVENT if kind == "create" else "",
        "operation": f"{{kind: {kind}, {_operation(group, kind)}}}",
    }
    return filled("function.yaml", given | facts)


def _operation(group: RecordGroup, kind: OperationKind) -> str:
    number = group.history.number if group.history else None
    stem = [key for key in group.primary_key if key != number]
    items = [item.key for item in group.items if item.key != number]
    others = [key for key in items if key not in stem] or items
    of = f"record: {group.key}"
    return {
        "create": f"{of}, inputs: [{', '.join(items)}]",
        "update": f"{of}, inputs: [{', '.join(others)}]",
        "cancel": f"{of}, marks: {{{others[-1]}: 要記入}}",
        "search": f"{of}, by: [{', '.join(f'{{item: {key}}}' for key in stem)}]",
        "batch": f"{of}, when: [{{item: {others[-1]}, op: equals, value: 要記入}}]",
        "export": f"records: [{group.key}]",
        "attest": "evidence: 未割当（要記入：操作か、求める証拠）",
    }[kind]
