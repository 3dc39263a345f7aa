"""Faults derived for events and invariants: an effect left out, a law broken where it is tried."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from conformance.catalog.models import invariants as law
from conformance.catalog.models.events import (
    AbsentRow,
    Close,
    FilledValue,
    Keep,
    OfInput,
    OfRole,
    Open,
    Otherwise,
    RowChange,
)
from conformance.reference.mutants.derived.derived import DerivedFault
from conformance.reference.mutants.derived.of_rules import of_output
from conformance.reference.mutants.faults.access import ShownToRole
from conformance.reference.mutants.faults.events import EffectSkipped, RestoredInPart
from conformance.reference.mutants.faults.link import ItemNotSent
from conformance.reference.mutants.faults.output import ItemNotPrinted, PrintsToAddressee
from conformance.reference.mutants.faults.select import SearchIgnores
from conformance.reference.mutants.faults.write import (
    DuplicateAccepted,
    ItemDropped,
    PastOverwritten,
)
from conformance.reference.mutants.forms.suited import tells_where

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import EffectEntry, Event
    from conformance.catalog.models.operations import Operation
    from conformance.catalog.models.requirements import Invariant
    from conformance.reference.mutants.derived.derived import Deriving


_NOTHING = object()


def of_event(spec: Specification, event: Event) -> Deriving:
    """Yield that an effect, a refusal or a row put back is left out.

    What the functions that enter the event store themselves is theirs, not the event's.
    """
    for effect in event.effects:
        if _entailed(spec, event, effect):
            skipped = EffectSkipped(kind="effect_skipped", left_out=effect.key)
            yield DerivedFault("lost_update", effect.key, skipped)
    for refused in event.refuses:
        skipped = EffectSkipped(kind="effect_skipped", left_out=f"rejects-{refused.key}")
        yield DerivedFault("accepts_wrong", refused.key, skipped)
    if event.cancel is not None:
        for role in event.cancel.restores:
            half = RestoredInPart(kind="restored_in_part", without=role)
            yield DerivedFault("lost_update", f"restores-{role}", half)


def _entailed(spec: Specification, event: Event, effect: EffectEntry) -> bool:
    """Say whether an effect is more than what each entering function stores of itself."""
    operations = [spec.functions[one.function].operation for one in event.entered_by]
    records = {getattr(operation, "record", None) for operation in operations}
    if isinstance(effect, Keep | AbsentRow):
        return False
    if isinstance(effect, Open):
        return effect.group not in records
    role = event.role(effect.role)
    stated = effect.marks if isinstance(effect, Close) else effect.values
    own = records == {role.group} and not role.also
    return any(
        not (own and _stored(operations, k, v))
        for k, v in stated.items()
        if not _stays(effect, k, v)
    )


def _stays(effect: Close | RowChange, item: str, value: object) -> bool:
    """Say whether an effect states of an item that it has what it had."""
    same = isinstance(value, OfRole) and (value.role, value.item) == (effect.role, item)
    return isinstance(value, Otherwise | FilledValue) or (same and not getattr(value, "plus", 0))


def _stored(operations: list[Operation], item: str, value: object) -> bool:
    """Say whether the functions themselves store this value there: as it is sent, or as set."""
    if isinstance(value, OfInput):
        return value.input == item and not value.plus
    return all(getattr(one, "sets", {}).get(item, _NOTHING) == value for one in operations)


def of_invariant(spec: Specification, invariant: Invariant) -> Deriving:
    """Yield what breaks each law by which an invariant is tried."""
    for number, one in enumerate(invariant.checks):
        for found in _of_law(one, spec):
            yield found._replace(detail=f"{number}-{found.detail}")


@singledispatch
def _of_law(one: object, spec: Specification) -> Deriving:
    """Other laws are broken by faults that somebody wrote down."""
    del one, spec
    return ()


@_of_law.register(law.AppendOnly)
@_of_law.register(law.Contiguous)
def _history(one: law.AppendOnly | law.Contiguous, spec: Specification) -> Deriving:
    record = getattr(spec.functions[one.function].operation, "record", "")
    if record in spec.records and spec.records[record].history is not None:
        past = PastOverwritten(kind="past_overwritten")
        yield DerivedFault("missing_history", one.law, past, _function(spec, one.function))


@_of_law.register(law.RefusesDuplicate)
def _duplicate(one: law.RefusesDuplicate, spec: Specification) -> Deriving:
    twice = DuplicateAccepted(kind="duplicate_accepted")
    yield DerivedFault("accepts_wrong", "duplicate", twice, _function(spec, one.function))


@_of_law.register(law.Kept)
def _kept(one: law.Kept, spec: Specification) -> Deriving:
    for item in one.items:
        dropped = ItemDropped(kind="item_dropped", item=item)
        yield DerivedFault("lost_update", item, dropped, _function(spec, one.function))


@_of_law.register(law.Found)
def _found(one: law.Found, spec: Specification) -> Deriving:
    for item in one.items:
        ignores = SearchIgnores(kind="search_ignores", item=item)
        yield DerivedFault("accepts_wrong", item, ignores, _function(spec, one.function))


@_of_law.register(law.Printed)
def _printed(one: law.Printed, spec: Specification) -> Deriving:
    for item in one.items:
        lacks = ItemNotPrinted(kind="item_not_printed", item=item)
        yield DerivedFault("dropped", item, lacks, f"{spec.domain}/form/{one.form}")


@_of_law.register(law.Carried)
def _carried(one: law.Carried, spec: Specification) -> Deriving:
    at = f"{spec.domain}/linkage/{one.linkage}"
    for item in one.items:
        if spec.linkages[one.linkage].provider == spec.domain:
            lacks = ItemNotSent(kind="item_not_sent", group=one.record, item=item)
            yield DerivedFault("dropped", item, lacks, at)
        else:
            yield DerivedFault("lost_update", item, ItemDropped(kind="item_dropped", item=item), at)


@_of_law.register(law.NoLeak)
def _no_leak(one: law.NoLeak, spec: Specification) -> Deriving:
    for form in (key for key in one.forms if tells_where(spec, spec.forms[key])):
        told = PrintsToAddressee(kind="prints_to_addressee", addressee="other_party")
        yield DerivedFault("leak", form, told, f"{spec.domain}/form/{form}")
    for function in one.functions:
        shown = ShownToRole(kind="shown_to_role", role="other_municipality")
        yield DerivedFault("leak", function, shown, _function(spec, function))


@_of_law.register(law.OracleAgrees)
def _agrees(one: law.OracleAgrees, spec: Specification) -> Deriving:
    return _of_rule(spec, one.rule)


@_of_law.register(law.SumOf)
def _sum(one: law.SumOf, spec: Specification) -> Deriving:
    found = [d for d in _of_rule(spec, one.rule) if d.detail == one.total]
    return found[:1]


def _of_rule(spec: Specification, rule: str) -> Deriving:
    at = f"{spec.domain}/rule/{rule}"
    for found in list(of_output(spec.rules[rule]))[:2]:
        yield found._replace(at=at, detail=f"{rule}-{found.detail}")


def _function(spec: Specification, key: str) -> str:
    return f"{spec.domain}/function/{key}"
