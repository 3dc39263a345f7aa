"""A copy of another domain is not issued any more, once an event is recorded where it happens.

How one domain tells the other is left open: by the linkage, where the package offers both its ends,
or inside, where one register serves both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.flow_calls import end_of
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.bindings import binding_of
from conformance.catalog.life_events import life_events
from conformance.catalog.models.requirements import Linkage
from conformance.checks.events.issued import hold_withheld
from conformance.checks.flows.reaches import arriving, flow, words_of
from conformance.checks.forms.lawful_copy import copy_of, issue
from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.surfaces.reach import reach_of
from conformance.worlds.courier import carried

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.flows import Withheld
    from conformance.checks.flows.reaches import Flow
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.population.rows import Row
    from conformance.worlds.courier import Parcel


@generates(Linkage)
def withheld_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each form that an event of another domain stops."""
    for reach, event in arriving(spec, cast("Linkage", subject)):
        for one in reach.withholds:
            params = words_of(event) | {"withheld": one.key, "form": one.form}
            yield Draft(f"{event.key}-withholds-{one.key}", "flow/withholds", params)


def withheld_calls(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls by which the copy is issued, the event recorded, and the copy refused."""
    event = life_events(spec.directory.parent.parent)[case.param("event")]
    there = end_of(spec, event.domain)
    yield from (Call.on("load", there.domain, before.group) for before in event.before)
    if event.function is not None:
        yield run_call(there, event.function, {})
    form = spec.forms[case.param("form")]
    binding = binding_of(spec, form)
    record = binding.record if binding else ""
    yield Call.on("load", spec.domain, record)
    yield Call("issue", spec.domain, form.key, "", record)


@check(
    "flow/withholds",
    polarity="reject",
    compares="withheld",
    ja="{event_ja}を記録した後は{form:form}を発行しない",
    en="no longer issues {form:form} once {event_en} is recorded",
    needs=(withheld_calls,),
)
def withholds(trial: Trial) -> None:
    """The copy is issued before the event, and the same request is refused after it."""
    way = flow(trial)
    one = next(w for w in way.reach.withholds if w.key == trial.case.param("withheld"))
    copy = _about(way, one)
    way.begin(copy.placed, _known_by(way, copy))
    _tell(way, way.what.before)
    here = way.trial
    here.accepted(issue(here, copy, "self"))
    _tell(way, way.happen())
    hold_withheld(here, one, issue(here, copy, "self"))


def _about(way: Flow, one: Withheld) -> CopyToIssue:
    """Return a copy about the person, whose row says of them what the linkage would carry."""
    form = way.trial.spec.forms[one.form]
    binding = binding_of(way.trial.spec, form)
    group = way.trial.group(binding.record if binding else "")
    told: Row = {}
    for carry in way.side.carries:
        for row in carried(way.trial.spec, carry, way.what.before):
            told |= row
    own = {item.key for item in group.items}
    about: Row = {key: value for key, value in told.items() if key in own}
    return copy_of(way.trial, one.form, fixed={**about, **one.values})


def _known_by(way: Flow, copy: CopyToIssue) -> tuple[str, ...]:
    """Return the items of the person's rows that the row of the copy repeats."""
    alike: set[str] = {way.what.item}
    for before in way.what.before:
        past = way.source.group(before.group).history
        of_history = {past.number, past.latest} if past else set()
        alike |= {k for k, v in before.row.items() if copy.row.get(k) == v} - of_history
    return tuple(sorted(alike))


def _tell(way: Flow, rows: Sequence[Parcel]) -> None:
    """Carry the linkage, where the package offers both its ends."""
    api = way.trial.profile.surfaces.api
    linkage = way.side.linkage.partition("/")[2]
    ends = (
        Call.to_link(way.source.domain, linkage, "send"),
        Call.to_link(way.trial.domain, way.side.key, "receive"),
    )
    if api is not None and all(reach_of(api)(end) for end in ends):
        way.deliver(rows)
