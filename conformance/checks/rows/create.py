"""Functions that add a row: stored as sent, derived as the law says, refused for a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.operations import Create
from conformance.checks.refusals import write
from conformance.checks.refusals.breaks import DUPLICATE, breaks
from conformance.checks.refusals.carried import (
    found_by_what_was_sent,
    hold_sent,
    only_if_carried,
    spoiled_items,
    unless_filled_in,
)
from conformance.checks.refusals.rejection import hold_rejected
from conformance.findings import UntestedError
from conformance.population.municipality import MUNICIPALITY_CODE
from conformance.population.rows import key_of
from conformance.surfaces.mapping.causes import no_field
from conformance.worlds.arrange import Arranged, lawful_on, legal, legal_forms
from conformance.worlds.as_it_is.causes import numbered
from conformance.worlds.neighbour import stranger
from conformance.worlds.on_the_day import on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.neighbour import Neighbour

_ENTERED = frozenset({"text", "kana", "digits", "alnum", "integer", "decimal"})
_EXAMPLES = 12  # worked examples tried for one derived item


@generates(Create)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Accept; one case per derived item; one refusal per way to be wrong."""
    operation = cast("Create", subject)
    yield Draft("stores-what-was-sent", "create/stores")
    for item in operation.derives:
        yield Draft(f"derives-{item}", "create/derives", {"item": item})
    for refusal in write.refusals(spec, operation):
        params = {"item": refusal.item, "slug": refusal.slug, "kind": refusal.kind}
        yield Draft(f"rejects-{refusal.name}", "create/rejects", params, refusal.code)
    yield Draft("rejects-duplicate", "create/duplicate", reason="C0409")


@check(
    "create/stores",
    polarity="accept",
    ja="正しい入力を受け付け、送ったとおりに記録する",
    en="accepts lawful input and stores it as sent",
    needs=("run", "query"),
)
def stores(trial: Trial) -> None:
    """The row read back holds every input, every set constant and every derived value.

    What another row of the group holds is not written over.
    """
    operation = trial.operation(Create)
    form = legal(trial, operation)
    _create(trial, operation, form, beside=_beside(trial, operation, form))


@check(
    "create/derives",
    polarity="value",
    compares="derivation",
    ja="{item:item}を規則どおりに定める",
    en="derives {item:item} as the rule says",
    needs=("run", "query"),
)
def derives(trial: Trial) -> None:
    """For the worked examples of the rule, the stored item is what the oracle gives."""
    operation = trial.operation(Create)
    item = trial.case.param("item")
    tried = 0
    for form in legal_forms(trial, operation):
        _create(trial, operation, form, only=item)
        tried += 1
        if tried >= _EXAMPLES:
            return
    if tried == 0:
        legal(trial, operation)


@check(
    "create/rejects",
    polarity="reject",
    compares="refusal",
    ja="{slug:refusal}を理由を示して拒む",
    en="refuses with the reason when {slug:refusal}",
    needs=("run", "query"),
    chooses="item",
)
def rejects(trial: Trial) -> None:
    """The lawful form is accepted first; the spoiled one is refused for its reason, unstored.

    Put right, it is accepted.
    """
    operation = trial.operation(Create)
    good, bad = legal(trial, operation), legal(trial, operation, "-bad")
    refusal = write.refusal_of(trial, operation)
    trial.begin([*good.world, *bad.world], good.day)
    trial.accepted(trial.run(good.inputs, good.role))
    spoiled = write.spoil(trial, operation, bad, refusal)
    right: Arranged | None = bad
    if spoiled.day != good.day:
        right = lawful_on(trial, operation, spoiled.day, "-right")
        more = right.world if right else []
        trial.begin([*good.world, *bad.world, *more], spoiled.day)
    key = _key(trial, operation, bad)
    items = spoiled_items(operation, refusal)
    with (
        only_if_carried(trial, items, partial(_stored, trial, operation, good)),
        unless_filled_in(trial, refusal, operation.record, key, bad.inputs.get(refusal.item)),
    ):
        hold_rejected(
            trial,
            lambda: hold_sent(trial, trial.run(spoiled.inputs, spoiled.role), items),
            breaks(trial, operation, refusal, bad.inputs, spoiled.inputs),
            {operation.record: [] if None in key.values() else [key]},
            _sent(trial, right) if key != _key(trial, operation, good) else None,
        )


def _stored(trial: Trial, operation: Create, form: Arranged) -> tuple[Row, Row]:
    """Return what an accepted request sent, and the row that stands for it.

    It is sent again where a case on another day has emptied the municipality since.
    """
    where = _key(trial, operation, form)
    rows = trial.interface.query(trial.domain, operation.record, where)
    if not rows:
        trial.begin(form.world, form.day)
        trial.accepted(trial.run(form.inputs, form.role))
        rows = trial.interface.query(trial.domain, operation.record, where)
    return form.inputs, rows[-1] if rows else {}


@check(
    "create/duplicate",
    polarity="reject",
    ja="同じキーの二重登録を拒む",
    en="refuses a second row under the same key",
    needs=("run", "query"),
    chooses="key",
)
def duplicate(trial: Trial) -> None:
    """The first is accepted, the second refused, and one row stands; another's is accepted."""
    hold_refuses_duplicate(trial, trial.key)


def hold_refuses_duplicate(trial: Trial, function: str) -> None:
    """Hold that a creation is refused once its row stands, which stays the only one."""
    operation = cast("Create", trial.spec.functions[function].operation)
    if place := _assigned(trial, operation):
        raise UntestedError(numbered(place))
    form, other = legal(trial, operation), legal(trial, operation, "-other")
    trial.begin([*form.world, *other.world], form.day)
    send = partial(_run, trial, function)
    trial.accepted(send(form))
    key = _key(trial, operation, form)
    another = key != _key(trial, operation, other) and other.day == form.day
    hold_rejected(
        trial,
        lambda: hold_sent(trial, send(form), told_apart_by(key)),
        DUPLICATE,
        {operation.record: [key]},
        partial(send, other) if another else None,
    )


def told_apart_by(key: Mapping[str, Json]) -> tuple[str, ...]:
    """Return the items of a key that a request must tell: not the code of the one municipality."""
    return tuple(item for item in key if item != MUNICIPALITY_CODE)


def _assigned(trial: Trial, operation: Create) -> str | None:
    """Return the key that the package numbers itself: nobody can be entered twice under it."""
    api, group = trial.profile.surfaces.api, trial.group(operation.record)
    places = (f"{trial.domain}/{group.key}/{key}" for key in group.primary_key)
    return next((p for p in places if api and p in api.capabilities.assigns), None)


def _run(trial: Trial, function: str, form: Arranged) -> Reply:
    return trial.interface.run(trial.domain, function, form.inputs, form.role)


def _sent(trial: Trial, form: Arranged | None) -> Callable[[], Reply] | None:
    """Return what sends a request of the function under test; None where there is none."""
    return None if form is None else partial(_run, trial, trial.key, form)


def _key(trial: Trial, operation: Create, form: Arranged) -> Row:
    return key_of(trial.group(operation.record), {**form.inputs, **operation.sets})


def _beside(trial: Trial, operation: Create, form: Arranged) -> Neighbour | None:
    """Return another row, of which what was entered stays: days, states and marks may follow."""
    group = trial.group(operation.record)
    entered = {k: v for k, v in form.inputs.items() if group.item(k).type in _ENTERED}
    row = {**form.inputs, **operation.sets}
    builder = on(trial, form.day)
    return stranger(trial, builder, group, row, entered, alike=operation.sets)


def _create(
    trial: Trial,
    operation: Create,
    form: Arranged,
    only: str | None = None,
    beside: Neighbour | None = None,
) -> None:
    trial.begin([*form.world, *(beside.placed if beside else ())], form.day)
    reply = trial.accepted(trial.run(form.inputs, form.role))
    group = trial.group(operation.record)
    key = key_of(group, {**form.inputs, **operation.sets})
    with found_by_what_was_sent(trial, reply, tuple(key)):
        row = trial.only_row(group.key, key)
    where = reply.exchange.path
    if only is None:
        elsewhere = {k for k in operation.of_filing if row.get(k) is None} | reply.unsent
        stored = {k: v for k, v in form.inputs.items() if k not in elsewhere}
        trial.same({**stored, **operation.sets}, row, where)
        if beside is not None:
            beside.hold(trial, where)
    for item, value in form.derived.items():
        if (only is None or item == only) and row.get(item) != value:
            if row.get(item) is None and trial.own.unheld(item):
                if item == only:
                    raise UntestedError(no_field([item]))
                continue
            raise trial.value_differs(
                item,
                value,
                row.get(item),
                where,
                cause=f"{trial.domain}/rule/{operation.derives[item].rule}",
                steps=form.steps[item],
                example=dict(form.inputs),
            )
