"""Entries that must be refused, beside the lawful one: their rows must not be there afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from conformance.catalog.models.guards import OrderGuard, RefGuard, RoleGuard
from conformance.catalog.models.operations import Create

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.guards import Guard
    from conformance.findings import Json
    from conformance.scenarios.event import ClerkRequest
    from conformance.scenarios.tour import TourRequest

STORY = "refusals"
"""The story that these entries belong to."""

_OUTSIDERS = ("other_municipality", "other_department", "clerk", "supervisor")
_DAY = len("YYYY-MM-DD")


def attempts(
    specs: Mapping[str, Specification], requests: list[TourRequest]
) -> Iterator[TourRequest]:
    """Yield the requests of a tour with attempts around those that add a row.

    Before it, the same entry against each guard; after the first one of a group, the same again.
    """
    seen: set[tuple[str, str]] = set()
    for request in requests:
        event = request.event
        operation = specs[event.domain].functions[event.function].operation
        if not isinstance(operation, Create):
            yield request
            continue
        for guard in operation.guards:
            wrong = _against(specs[event.domain], operation, guard, event)
            if wrong is not None:
                yield replace(request, event=wrong, makes=None)
        yield request
        if (event.domain, operation.record) not in seen:
            seen.add((event.domain, operation.record))
            yield replace(request, event=_told(event, "C0409", "二重登録", "again"), makes=None)


def _against(
    spec: Specification, operation: Create, guard: Guard, event: ClerkRequest
) -> ClerkRequest | None:
    """Return the event made wrong in the one way that a guard is about; None where it cannot be."""
    inputs = dict(event.inputs)
    if isinstance(guard, RoleGuard):
        outsider = next(role for role in _OUTSIDERS if role not in guard.allow)
        return _told(replace(event, role=outsider), guard.error, "権限なし", "no right")
    if isinstance(guard, RefGuard):
        ref = spec.records[operation.record].item(guard.input).ref
        value = inputs.get(guard.input)
        if ref is None or ref.domain != spec.domain or not isinstance(value, str):
            return None
        inputs[guard.input] = _nobody(value)
        return _told(replace(event, inputs=inputs), guard.error, "相手なし", "of nobody")
    if isinstance(guard, OrderGuard):
        moved = _later(inputs.get(guard.later))
        if moved is None or guard.earlier not in inputs:
            return None
        inputs[guard.earlier] = moved
        return _told(replace(event, inputs=inputs), guard.error, "順序が逆", "reversed")
    return None


def _told(event: ClerkRequest, code: str, ja: str, en: str) -> ClerkRequest:
    return replace(
        event, story=STORY, refused=code, ja=f"拒まれる入力（{ja}）", en=f"refused: {en}"
    )


def _nobody(value: str) -> str:
    """Return another number of the same length; whether nobody has it the calendar finds out."""
    turned = value.translate(str.maketrans("0123456789", "9876543210"))
    return turned if turned[:1] != "0" else f"1{turned[1:]}"


def _later(value: Json) -> Json:
    """Return a number or a date that lies after a value; None where it has none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value + 1
    if not isinstance(value, str):
        return None
    if len(value) >= _DAY:
        return (date.fromisoformat(value[:_DAY]) + timedelta(days=1)).isoformat() + value[_DAY:]
    return f"{int(value[:4]) + 1}{value[4:]}" if value[:4].isdigit() else None
