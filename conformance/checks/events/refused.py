"""Events that are refused: the lawful one is accepted, the other refused and nothing stored."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.cases.event_calls import event_calls
from conformance.cases.registry import check
from conformance.catalog.models.events import Open, Otherwise
from conformance.checks.refusals.broken import stands_against
from conformance.checks.refusals.carried import hold_sent
from conformance.checks.refusals.refusal import hold_refused
from conformance.contract.stated import fixed
from conformance.findings import Answered
from conformance.messages.worded import worded
from conformance.population.rows import key_of, known
from conformance.values.words import Bilingual
from conformance.worlds.event import begin, enter, event_of, ready

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.events import EventPrecondition, Stated
    from conformance.contract.stated import EnteredEvent
    from conformance.findings import FindingError
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.event import Ready


@check(
    "event/refuses",
    polarity="reject",
    compares="event",
    ja="{refused:refused}ときは拒み、何も記録しない",
    en="refuses, and stores nothing, when {refused:refused}",
    needs=(event_calls,),
)
def refuses(trial: Trial) -> None:
    """The lawful event is accepted; the one against a precondition is refused without a trace."""
    key = trial.case.param("refused")
    stated = next(one for one in event_of(trial).refuses if one.key == key)
    good, bad = ready(trial), _spoiled(trial, stated)
    begin(trial, good, bad)
    trial.accepted(enter(trial, good))
    before = _standing(trial, bad)
    reply = hold_sent(trial, enter(trial, bad), tuple(stated.inputs))
    if reply.accepted:
        raise _accepted(trial, stated, reply)
    hold_refused(trial, reply, stands_against(stated.reason, *stated.inputs))
    after = _standing(trial, bad)
    if before != after:
        raise trial.deviation(
            worded("F-STORED-ANYWAY", form="event"),
            expected=before,
            found=after,
            where=reply.exchange.path,
        )


def _accepted(trial: Trial, stated: EventPrecondition, reply: Reply) -> FindingError:
    return trial.deviation(
        worded(
            "F-NOT-REFUSED",
            form="event",
            title=Bilingual(stated.title_ja, stated.title_en),
            source=stated.source,
        ),
        expected=Answered(None),
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"{trial.case.requirement.id}:{stated.key}",
    )


def _spoiled(trial: Trial, stated: EventPrecondition) -> Ready:
    bare = ready(trial, "-bad").act
    standing = {**stated.rows, **stated.beside}
    rows = {role: _values(trial, role, values, bare) for role, values in standing.items()}
    made = ready(trial, "-bad", rows)
    inputs = {**made.act.inputs, **fixed(stated.inputs, made.act)}
    return replace(made, act=replace(made.act, inputs=inputs))


def _values(trial: Trial, role: str, stated: Mapping[str, Stated], act: EnteredEvent) -> Row:
    """Return values of a role's row as stated; for any but a named one, another of its kind."""
    found = fixed(stated, act)
    group = trial.group(event_of(trial).role(role).group)
    for item, value in stated.items():
        if isinstance(value, Otherwise):
            named = fixed({item: value.other_than}, act)[item]
            rows = (trial.builder.row(trial.spec, group, f"{role} {n}", [item]) for n in range(9))
            found[item] = next(row[item] for row in rows if row.get(item) not in {named, None})
    return found


def _standing(trial: Trial, made: Ready) -> Row:
    """Return what stands where the event could write, by group, each row as text in order."""
    found: Row = {}
    for name, where in _places(trial, made):
        rows = trial.interface.query(trial.domain, name, where)
        texts = [json.dumps(known(trial.group(name), row), sort_keys=True) for row in rows]
        found[f"{name} {where}"] = sorted(texts)  # type: ignore[assignment]  # texts are JSON
    return found


def _places(trial: Trial, made: Ready) -> list[tuple[str, Row]]:
    roles = [
        (role.group, key_of(trial.group(role.group), dict(made.act.roles[role.key])))
        for role in made.event.roles
    ]
    opened = [
        (effect.group, fixed(effect.where, made.act))
        for effect in made.event.effects
        if isinstance(effect, Open)
    ]
    return [*roles, *opened]
