"""Why a package must refuse a request, by what the catalogue says of the function."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import OrderGuard, RefGuard, RoleGuard, RuleGuard
from conformance.suite.arrange import Bound, rule_given
from conformance.suite.oracles import GivenError, OutOfScopeError, derive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Cancel, Create, Derive, Guard, Update
    from conformance.catalog.models.records import Item, RecordGroup, Ref
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.scenarios.event import Event
    from conformance.suite.scenarios.standing import Place, Standing


class RefusedEventError(Exception):
    """A correct package refuses the event: with this code, for the sake of this item."""

    def __init__(self, code: str, item: str | None = None) -> None:
        super().__init__(f"{code} {item or ''}".strip())
        self.code = code
        self.item = item


def hold_role(event: Event, operation: Create | Update | Cancel) -> None:
    """Hold that the actor's role may run the function."""
    for guard in operation.guards:
        if isinstance(guard, RoleGuard) and event.role not in guard.allow:
            raise RefusedEventError(guard.error)


def hold_inputs(spec: Specification, items: Iterable[Item], inputs: Mapping[str, Json]) -> None:
    """Hold that what is entered has a value where one is required, and codes of their lists."""
    for item in items:
        value = inputs.get(item.key)
        if value in (None, ""):
            raise RefusedEventError("E0001", item.key)
        codes = spec.codes[item.code_list] if item.code_list else None
        if codes is not None and not codes.open_values and value not in codes.values:
            raise RefusedEventError("C0422", item.key)


def hold_guards(
    standing: Standing, event: Event, operation: Create | Update | Cancel, row: Row
) -> None:
    """Hold that no guard stands against the row that would be stored."""
    place = event.domain, operation.record
    for guard in operation.guards:
        if _broken(guard, standing, place, row, event):
            item = guard.input if isinstance(guard, RefGuard) else None
            raise RefusedEventError(guard.error, item)


def derived(spec: Specification, derives: Mapping[str, Derive], row: Row, event: Event) -> Row:
    """Return the items that rules give for a row (E0004 where a rule gives nothing)."""
    return dict(_derived(spec, derives, row, event))


def _derived(
    spec: Specification, derives: Mapping[str, Derive], row: Row, event: Event
) -> Iterator[tuple[str, Json]]:
    for item, needed in derives.items():
        output = _output(spec, Bound(needed.rule, needed.given), row, event)
        yield item, output.get(needed.output)


def _output(spec: Specification, bound: Bound, row: Row, event: Event) -> Mapping[str, Json]:
    given = rule_given(bound, row, event.day)
    try:
        return derive(spec, bound.rule, given).as_json()
    except (GivenError, OutOfScopeError) as error:
        raise RefusedEventError("E0004") from error


@singledispatch
def _broken(guard: Guard, standing: Standing, place: Place, row: Row, event: Event) -> bool:
    """Roles are looked at before any row."""
    del guard, standing, place, row, event
    return False


@_broken.register(RefGuard)
def _dangling(guard: RefGuard, standing: Standing, place: Place, row: Row, event: Event) -> bool:
    del event
    group: RecordGroup = standing.group(place)
    ref, value = group.item(guard.input).ref, row.get(guard.input)
    return ref is not None and value is not None and not _stands(standing, place[0], ref, value)


def _stands(standing: Standing, domain: str, ref: Ref, value: Json) -> bool:
    """Say whether a referred row stands; of another domain without rows nothing can be said."""
    places = [(ref.domain, name) for name in ref.groups if (ref.domain, name) in standing.tables]
    known = [row for place in places for row in standing.rows(place)]
    if not known and ref.domain != domain:
        return True
    return any(row.get(ref.item) == value for row in known)


@_broken.register(OrderGuard)
def _disordered(
    guard: OrderGuard, standing: Standing, place: Place, row: Row, event: Event
) -> bool:
    del standing, place, event
    first, last = row.get(guard.earlier), row.get(guard.later)
    if isinstance(first, int) and isinstance(last, int):
        return first > last
    return first is not None and last is not None and str(first) > str(last)


@_broken.register(RuleGuard)
def _ruled_out(guard: RuleGuard, standing: Standing, place: Place, row: Row, event: Event) -> bool:
    spec = standing.specs[place[0]]
    output = _output(spec, Bound(guard.rule, guard.given), row, event)
    return output.get(guard.output) == guard.refuse_when
