"""What all functions that write share: derived values, the row under a key, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.reference import oracle
from conformance.reference.call import key_items
from conformance.reference.guards import facts
from conformance.reference.refusals import refuse, refuse_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.derive import Derive
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall

_UNTIL = {"date": slice(0, 10), "year_month": slice(0, 7), "year": slice(0, 4)}


def check_inputs(call: FunctionCall, required: Iterable[Item], items: Iterable[Item]) -> None:
    """Refuse inputs that lack a required value, then those that have a wrong form."""
    refuse_any(call.missing(required))
    refuse_any(call.malformed(items))


def existing(call: FunctionCall, record: str) -> Row:
    """Return the current row under the key of the inputs (C0404 when there is none)."""
    group = call.group(record)
    check_inputs(call, key_items(group), key_items(group))
    return under_key(call, record)


def under_key(call: FunctionCall, record: str) -> Row:
    """Return the current row under a key that was checked already (C0404 when there is none)."""
    found = call.table(record).find(call.inputs)
    if found is None:
        raise refuse("C0404")
    return found


def derived(call: FunctionCall, derives: Mapping[str, Derive], row: Row) -> Row:
    """Return the items a rule gives, from the values of the row to be stored."""
    values: Row = {}
    for item, needed in derives.items():
        given = facts(needed.given, row, call.sandbox.today)
        output = oracle.derive(call.spec, needed.rule, given, call.conduct)
        values[item] = output.get(needed.output)
    return values


def first_of_history(group: RecordGroup) -> Row:
    """Return the history items of a key's first row; nothing where no history is kept."""
    if group.history is None:
        return {}
    row: Row = {group.history.number: 1}
    if group.history.latest is not None:
        row[group.history.latest] = True
    return row


def succeed(call: FunctionCall, record: str, old: Row, changes: Row) -> Row:
    """Store `old` with changes: as the next history row, or in its place; return the new row."""
    table, past = call.table(record), call.group(record).history
    if past is None or not call.behaviour.past_kept():
        new = call.behaviour.stored({**old, **changes})
        if not call.behaviour.keeps():
            return new
        table.replace(old, new)
        call.behaviour.follows(call, record, new)
        return new
    new = {**old, past.number: table.number(old) + 1}
    ended = dict(old)
    if past.latest is not None:
        ended[past.latest], new[past.latest] = False, True
    if past.until is not None:
        ended[past.until], new[past.until] = old.get(past.until) or _end(call, record), None
    new = call.behaviour.stored({**new, **changes})
    if not call.behaviour.keeps():
        return new
    table.replace(old, ended)
    table.add(new)
    call.behaviour.follows(call, record, new)
    return new


def _end(call: FunctionCall, record: str) -> str:
    """Return the end of validity of a row that ends today, in the form of its item."""
    group = call.group(record)
    kind = group.item(group.history.until).type if group.history and group.history.until else "date"
    return call.sandbox.now[_UNTIL.get(kind, slice(0, 19))]
