"""What must follow at the receiver once an event has arrived: selected, derived, hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.flow_calls import flow_calls
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.bindings import person_item
from conformance.catalog.models.operations import Batch, Calculate, Restrict
from conformance.catalog.models.requirements import Linkage
from conformance.checks.flows.reaches import arriving, flow, words_of
from conformance.checks.protection.restrict import allowed_role_sees, hidden
from conformance.contract.oracles import derive, explained
from conformance.contract.rule_inputs import BoundRule, rule_given
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.flows import Following
    from conformance.checks.flows.reaches import Flow
    from conformance.population.rows import Row

_ROLES = ("clerk", "other_department", "other_municipality")


@generates(Linkage)
def then_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each function that must follow from an event that arrives by the linkage."""
    for reach, event in arriving(spec, cast("Linkage", subject)):
        for following in reach.then:
            params = words_of(event) | {"then": following.key, "function": following.function}
            yield Draft(f"reaches-{event.key}-then-{following.key}", "flow/follows", params)


@check(
    "flow/follows",
    polarity="value",
    ja="{event_ja}が届いた者について{function:function}が正しく働く",
    en="{function:function} does what follows for a person of whom {event_en} has arrived",
    needs=(flow_calls,),
)
def follows(trial: Trial) -> None:
    """After the event arrived, the receiver's function selects, derives or hides as it must."""
    way = flow(trial)
    following = next(f for f in way.reach.then if f.key == trial.case.param("then"))
    operation = trial.spec.functions[following.function].operation
    if isinstance(operation, Restrict):
        _viewed(way, following, operation)
    elif isinstance(operation, Batch):
        _selected(way, following)
    else:
        _derived(way, following, cast("Calculate", operation))


def _selected(way: Flow, following: Following) -> None:
    trial = way.trial
    key = key_of(trial.group(following.group), way.arrive()[following.group])
    reply = trial.accepted(trial.interface.run(trial.domain, following.function, {}))
    found = [key_of(trial.group(following.group), row) for row in reply.rows].count(key)
    if found != int(bool(following.selects)):
        raise trial.deviation(
            worded("F-SELECTION", form="event"),
            expected=int(bool(following.selects)),
            found=found,
            where=reply.exchange.path,
            cause=f"{trial.domain}/function/{following.function}",
        )


def _derived(way: Flow, following: Following, operation: Calculate) -> None:
    trial = way.trial
    row = way.arrive()[following.group]
    given = rule_given(BoundRule(operation.rule, following.given), row, way.what.day)
    result = derive(trial.spec, operation.rule, given)
    reply = trial.accepted(trial.interface.run(trial.domain, following.function, given))
    found = reply.rows[0] if reply.rows else {}
    for name, value in result.as_json().items():
        if found.get(name) != value:
            raise trial.value_differs(
                name,
                value,
                found.get(name),
                reply.exchange.path,
                cause=f"{trial.domain}/rule/{operation.rule}",
                steps=explained(result),
                example=given,
            )


def _viewed(way: Flow, following: Following, operation: Restrict) -> None:
    """Hold that the person's row is hidden from a role, or shown to it again."""
    trial = way.trial
    row, placed = _viewable(way, operation)
    way.arrive(placed)
    role = next(r for r in _ROLES if r not in operation.unless)
    key = key_of(trial.group(operation.record), row)
    allowed_role_sees(trial, following.function, row)
    reply = trial.interface.run(trial.domain, following.function, key, role)
    if following.hidden:
        hidden(trial, following.function, row, reply)
        return
    visible = {k: row[k] for k in operation.hides}
    shown = trial.accepted(reply)
    trial.same(visible, shown.rows[0] if shown.rows else {}, reply.exchange.path)


def _viewable(way: Flow, operation: Restrict) -> tuple[Row, list[PlacedRow]]:
    """Return a row about the event's person for the view to show, and what it refers to."""
    trial = way.trial
    group = trial.group(operation.record)
    made = trial.builder.row(trial.spec, group, "viewed", items=operation.hides)
    about = {_names(trial, operation, made): way.what.person}
    row = trial.builder.row(trial.spec, group, "viewed", items=operation.hides, fixed=about)
    world = trial.builder.world(trial.spec, group, row)
    return row, [PlacedRow(trial.domain, group.key, row), *world]


def _names(trial: Trial, operation: Restrict, row: Row) -> str:
    """Return the item by which the viewed row names its person."""
    if operation.subject in row:
        return operation.subject
    named = person_item(trial.spec, trial.group(operation.record))
    return next(key for key in row if key == named)
