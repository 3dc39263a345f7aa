"""Cancelling an event: what it had changed is again as it was before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.cases.event_calls import event_calls
from conformance.cases.registry import check
from conformance.contract.after_event import newest
from conformance.contract.standing import ENTRY
from conformance.contract.stated import fixed
from conformance.messages.worded import worded
from conformance.population.rows import key_of
from conformance.worlds.event import begin, enter, ready, request

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.events import Cancelled
    from conformance.worlds.event import Ready


@check(
    "event/restores",
    polarity="value",
    compares="cancellation",
    ja="異動の取消しで、異動の前の記録に戻す",
    en="restores what stood before when the event is cancelled",
    needs=(event_calls,),
)
def restores(trial: Trial) -> None:
    """The event is entered and cancelled; each role's newest row is as before the event."""
    made = begin(trial, ready(trial))
    trial.accepted(enter(trial, made))
    cancel(trial, made)


def cancel(trial: Trial, made: Ready) -> None:
    """Cancel an event that was entered, and hold that each role's newest row is as before it."""
    stated = made.event.cancel
    if stated is None:
        msg = f"{trial.case.id}: the event states no cancellation"
        raise LookupError(msg)
    inputs, _, actor = request(trial, stated.function)
    given = {**inputs, **fixed(stated.inputs, _after(trial, made, stated).act)}
    reply = trial.accepted(trial.interface.run(trial.domain, stated.function, given, actor))
    for role, items in stated.restores.items():
        _hold_restored(trial, made, role, items, reply.exchange.path)


def _after(trial: Trial, made: Ready, stated: Cancelled) -> Ready:
    where = fixed(stated.where, made.act)
    rows = trial.interface.query(trial.domain, stated.group, where)
    entry = newest(trial.group(stated.group), rows) or {}
    return replace(made, act=replace(made.act, roles={**made.act.roles, ENTRY: entry}))


def _hold_restored(
    trial: Trial, made: Ready, role: str, items: tuple[str, ...], where: str
) -> None:
    name, was = made.event.role(role).group, made.act.roles[role]
    rows = trial.interface.query(trial.domain, name, key_of(trial.group(name), dict(was)))
    now = newest(trial.group(name), rows) or {}
    for item in items:
        if now.get(item) != was.get(item):
            raise trial.deviation(
                worded("F-EVENT-NOT-RESTORED", item=item),
                expected=was.get(item),
                found=now.get(item),
                about=item,
                where=f"{where} → records/{name}",
                cause=f"{trial.case.requirement.id}:cancel",
            )
