"""A refusal is asked for only of what reaches the product: an item that a lawful request carries.

Where a profile maps the contract onto a product's own API, an item may be named wrongly, or be
left out of the body. Then the product never sees its wrong value, and cannot refuse it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from conformance.catalog.models.guards import OrderGuard, RuleGuard
from conformance.findings import Cause, FindingError, UntestedError
from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.operations import Create, Update
    from conformance.checks.refusals.write import RefusalCase
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

_UNREFUSED: Final = frozenset({"F-NOT-REFUSED", "F-OTHER-REASON"})


@contextmanager
def only_if_carried(
    trial: Trial,
    items: tuple[str, ...],
    lawful: Callable[[], tuple[Mapping[str, Json], Row]],
) -> Iterator[None]:
    """Hold a missing refusal against a mapped product only where the items reach it.

    Args:
        trial: the attempt.
        items: what the refused request spoils.
        lawful: sends a lawful request; returns what it sent, and the row that stands afterwards
            (empty where none can be found).

    Raises:
        UntestedError: a value that the lawful request sent does not come back.
    """
    try:
        yield
    except FindingError as error:
        api = trial.profile.surfaces.api
        if error.finding.code not in _UNREFUSED or api is None or api.adapter != "mapping":
            raise
        try:
            sent, found = lawful()
        except FindingError:
            raise error from None  # the control says nothing: what was found first stands
        lost = next((i for i in items if sent.get(i) is not None and found.get(i) != sent[i]), None)
        if lost is None:
            raise
        raise UntestedError(not_carried(trial, lost)) from None


def hold_sent(trial: Trial, reply: Reply, items: tuple[str, ...]) -> Reply:
    """Return an answer to a spoilt request (`UntestedError`: what was spoilt was not sent)."""
    lost = next((item for item in items if item in reply.unsent | reply.chosen_by), None)
    if reply.accepted and lost is not None:
        raise UntestedError(not_carried(trial, lost))
    return reply


@contextmanager
def found_by_what_was_sent(trial: Trial, reply: Reply, key: tuple[str, ...]) -> Iterator[None]:
    """Hold that a row stands against a package only where it was told the row's key.

    Raises:
        UntestedError: P-NOT-CARRIED, a row is missed whose key no request held.
    """
    try:
        yield
    except FindingError as error:
        lost = next((item for item in key if item in reply.unsent | reply.chosen_by), None)
        if error.finding.code != "F-NOT-STORED" or lost is None:
            raise
        raise UntestedError(not_carried(trial, lost)) from None


@contextmanager
def unless_filled_in(
    trial: Trial, refusal: RefusalCase, record: str, key: Mapping[str, Json], lawful: Json
) -> Iterator[None]:
    """Hold a missing refusal against a mapped product only where it takes the item from the entry.

    A product may know it from elsewhere: the address of a household that is joined.

    Args:
        trial: the attempt.
        refusal: how the entry is wrong.
        record: the group of the row.
        key: of the row that stands if the entry was accepted.
        lawful: what a lawful entry would have had.

    Raises:
        UntestedError: P-FILLED-IN, the row that stands has a value for what was left out, or the
            lawful value instead of the wrong one.
    """
    try:
        yield
    except FindingError as error:
        api = trial.profile.surfaces.api
        own = api is not None and api.adapter == "mapping" and refusal.kind in {"missing", "bad"}
        if not own or error.finding.code != "F-NOT-REFUSED":
            raise
        rows = trial.interface.query(trial.domain, record, key)
        value = rows[-1].get(refusal.item) if rows else None
        if value is None or (refusal.kind == "bad" and value != lawful):
            raise
        raise UntestedError(_filled_in(trial, refusal.item)) from None


def spoiled_items(operation: Create | Update, refusal: RefusalCase) -> tuple[str, ...]:
    """Return the items that a way to be wrong spoils; none where it is who asks that is wrong."""
    if refusal.kind == "role":
        return ()
    for guard in operation.guards:
        if isinstance(guard, OrderGuard) and refusal.kind == "order":
            if guard.earlier == refusal.item:
                return (guard.earlier, guard.later)
        elif isinstance(guard, RuleGuard) and (refusal.kind, guard.rule) == ("rule", refusal.item):
            bound = (b for b in guard.given.values() if isinstance(b, str))
            return tuple(item for item in bound if item in operation.inputs)
    return (refusal.item,)


def not_carried(trial: Trial, item: str) -> Cause:
    """Return the cause: no request of the case's function held an item as it was to be."""
    key = trial.case.requirement.id
    return make_cause("P-NOT-CARRIED", {"requirement": key, "item": item}, item=item)


def _filled_in(trial: Trial, item: str) -> Cause:
    return make_cause(
        "P-FILLED-IN", {"requirement": trial.case.requirement.id, "item": item}, item=item
    )
