"""Refuse a copy as long as the records of whom it is about stand against issuing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.catalog.bindings import person_item
from conformance.reference.protection import person_of
from conformance.reference.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.preconditions import Standing
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Form
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.store import Sandbox

_NOT_ALLOWED: Final = "C0403"
_CONTRADICTS: Final = "E0004"


@dataclass(frozen=True, slots=True)
class PrintSubject:
    """Whom a copy is about: the group of their row, and the row as it stands."""

    group: RecordGroup
    row: Row


def hold_preconditions(
    spec: Specification, form: Form, subject: PrintSubject, sandbox: Sandbox, behaviour: Behaviour
) -> None:
    """Raise the refusal of the first precondition that stands against a copy about the subject."""
    for one in form.refuses:
        bound = not one.of or subject.group.key in one.of
        if not bound or not behaviour.held_to(one.key):
            continue
        stands = _any_stands(spec, one.rows, subject, sandbox, behaviour)
        if stands == (one.when is not None):
            raise refuse(one.reason or (_NOT_ALLOWED if one.discreet else _CONTRADICTS))


def _any_stands(
    spec: Specification,
    asked: Standing,
    subject: PrintSubject,
    sandbox: Sandbox,
    behaviour: Behaviour,
) -> bool:
    today = sandbox.today
    rows = behaviour.measures(_rows(spec, asked, subject, sandbox), today)
    return any(_in_effect(asked, row, today) and _marked(asked, row) for row in rows)


def _rows(
    spec: Specification, asked: Standing, subject: PrintSubject, sandbox: Sandbox
) -> list[Row]:
    """Return the current rows that name the subject; the subject's own where no group is named."""
    if asked.by:
        wanted = {item: subject.row.get(source) for item, source in asked.by.items()}
    elif asked.group in {None, subject.group.key}:
        return [subject.row]
    else:
        item = person_item(spec, spec.records[asked.group or subject.group.key])
        person = person_of(spec, sandbox, subject.group, subject.row)
        wanted = {item: person} if item is not None else {}
    if None in wanted.values():
        return []
    group = spec.records[asked.group or subject.group.key]
    current = sandbox.table(spec.domain, group).current()
    return [row for row in current if all(row.get(k) == v for k, v in wanted.items())]


def _marked(asked: Standing, row: Mapping[str, object]) -> bool:
    for item, wanted in asked.items.items():
        value = row.get(item)
        if value not in wanted if isinstance(wanted, tuple) else value != wanted:
            return False
    return True


def _in_effect(asked: Standing, row: Mapping[str, object], today: str) -> bool:
    """Return whether a row has begun and is neither over nor ended; a planned end ends nothing."""
    if asked.from_item is not None:
        begins = row.get(asked.from_item)
        if begins is None or str(begins) > today:
            return False
    if asked.until_item is not None:
        last = row.get(asked.until_item)
        if last is not None and str(last) < today:
            return False
    if asked.ended_item is not None:
        ended = row.get(asked.ended_item)
        if ended is not None and str(ended) <= today:
            return False
    return True
