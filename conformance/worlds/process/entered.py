"""A rule asked by what functions leave behind: steps of the catalogue, and the row they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.life_events import Day
from conformance.catalog.shown_by import shown_by
from conformance.contract.after_event import newest
from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.contract.stated import shifted
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.known_words import words_of
from conformance.surfaces.reach import reach_of
from conformance.worlds.asked import ALL, examples_of, first_facts
from conformance.worlds.event import request
from conformance.worlds.process.hold import ProcessComparison, ProcessOutputs
from conformance.worlds.process.moved import facts_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.shown import Entering
    from conformance.catalog.models.shown import Shown as Way
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row

    Facts = dict[str, Json]


def process_calls(spec: Specification, rule: str) -> Iterator[tuple[Call, ...]]:
    """Yield, for each way in which rows show what a rule gives, the calls that it takes."""
    for way in shown_by(spec, rule):
        yield _calls(spec, way)


def ways(trial: Trial, rule: str) -> list[Way]:
    """Return the ways to see a rule in rows, where a vendor's own API calculates nothing."""
    api = trial.profile.surfaces.api
    if api is None or api.mapping is None:
        return []
    reaches = reach_of(api)
    if reaches(Call.to_calculate(trial.domain, rule)):
        return []
    found = shown_by(trial.spec, rule)
    return [one for one in found if all(map(reaches, _calls(trial.spec, one)))]


def hold_entered(trial: Trial, rule: str, found: list[Way], *, edges: bool) -> None:
    """Hold the outcomes of one way after another, until one shows any that can be judged.

    `edges`: by facts on the edges of the worked examples.
    """
    listed = (first_facts if edges else examples_of)(trial.spec, rule, ALL)
    why: UntestedError | None = None
    for way in found:
        given = cast("Row", dict(way.given))
        asked = facts_on(trial.spec, rule, listed, trial.day, given)
        told = {fact for step in way.steps for fact in step.facts.values()}
        unknown = {*trial.spec.rules[rule].inputs} - {*told, *way.given}
        entering = _Entering(trial, way)
        try:
            held = ProcessComparison(
                trial, rule, unknown, _elsewhere(trial, rule, way), every=not edges
            )
            held.hold(asked, entering.enter)
        except UntestedError as error:
            why = why or error
        else:
            return
    if why is not None:
        raise why


def _elsewhere(trial: Trial, rule: str, way: Way) -> frozenset[str]:
    """Return the outputs that the row of a way does not hold, or has no field for."""
    held = {
        out for out, item in way.outputs.items() if not trial.own.lacks(item, *_scopes(trial, way))
    }
    return frozenset(out for out in trial.spec.rules[rule].output if out not in held)


def _scopes(trial: Trial, way: Way) -> tuple[str, ...]:
    return (f"{trial.domain}/{way.group}",)


@dataclass
class _Entering:
    """Enters the steps of a way, each time about other people."""

    trial: Trial
    way: Way
    number: int = 0

    def enter(self, facts: Facts, expected: Mapping[str, Json]) -> ProcessOutputs:
        """Enter facts and return what the row shows; `UntestedError`: a step was refused."""
        self.number += 1
        trial = self.trial.apart(self.number)
        sent: Row = {}
        unsent: set[str] = set()
        typed: set[str] = set()
        for place, step in enumerate(self.way.steps):
            inputs, actor = self._inputs(trial, step, facts, expected, sent)
            self._arrange(trial, step, inputs, first=not place)
            reply = trial.interface.run(trial.domain, step.function, inputs, actor)
            if not reply.accepted:
                told = words_of(trial.spec, trial.profile).told_of(reply.refusals)
                raise UntestedError(_refused(step.function, told))
            unsent |= {fact for item, fact in step.facts.items() if item in reply.unsent}
            typed |= {out for item, out in step.outputs.items() if item not in reply.unsent}
            sent |= inputs
        return self._shown(trial, sent, tuple(sorted(unsent)), frozenset(typed))

    def _inputs(
        self, trial: Trial, step: Entering, facts: Facts, expected: Mapping[str, Json], sent: Row
    ) -> tuple[Row, str]:
        inputs, day, actor = request(trial, step.function, f" process {self.number}")
        fixed = {k: _value(v, day) for k, v in step.sets.items()}
        told = {item: _coded(step, fact, facts[fact]) for item, fact in step.facts.items()}
        typed = {item: expected.get(out) for item, out in step.outputs.items()}
        same = {item: sent.get(of) for item, of in step.same.items()}
        made = {**inputs, **fixed, **told, **typed, **same}
        return {k: v for k, v in made.items() if v is not None}, actor

    def _arrange(self, trial: Trial, step: Entering, inputs: Row, *, first: bool) -> None:
        """Store what a step refers to, but what the steps themselves bring about."""
        operation = trial.spec.functions[step.function].operation
        group = trial.group(str(getattr(operation, "record", "")))
        row = {**inputs, **cast("Row", getattr(operation, "sets", {}))}
        rows = [p for p in trial.builder.world(trial.spec, group, row) if not self._made(trial, p)]
        if first:
            trial.begin(rows)
        else:
            trial.add(rows)

    def _made(self, trial: Trial, placed: PlacedRow) -> bool:
        if placed.domain != trial.domain:
            return False
        return placed.group in {self.way.group, *(_record(trial.spec, s) for s in self.way.steps)}

    def _shown(
        self, trial: Trial, sent: Row, unsent: tuple[str, ...], typed: frozenset[str]
    ) -> ProcessOutputs:
        group = trial.group(self.way.group)
        where = {item: sent.get(of) for item, of in self.way.where.items()}
        row = newest(group, trial.interface.query(trial.domain, group.key, where))
        found = {out: (row or {}).get(item) for out, item in self.way.outputs.items()}
        return ProcessOutputs(found, f"records/{group.key}", unsent, typed)


def _calls(spec: Specification, way: Way) -> tuple[Call, ...]:
    steps = [run_call(spec, step.function, {}) for step in way.steps]
    return (*steps, Call.on("query", spec.domain, way.group))


def _record(spec: Specification, step: Entering) -> str:
    return str(getattr(spec.functions[step.function].operation, "record", ""))


def _value(value: object, day: date) -> Json:
    return shifted(day, value).isoformat() if isinstance(value, Day) else cast("Json", value)


def _coded(step: Entering, fact: str, value: Json) -> Json:
    """Return the code of an item for a fact's; `UntestedError`: the item has none for it."""
    table = step.codes.get(fact)
    if table is None:
        return value
    if str(value) not in table:
        raise UntestedError(_refused(step.function, f"{fact} {value}"))
    return table[str(value)]


def _refused(function: str, reasons: str) -> Cause:
    return make_cause(
        "P-PROCESS-REFUSED",
        {"function": function},
        form="on_the_way",
        function=function,
        reasons=reasons,
    )
