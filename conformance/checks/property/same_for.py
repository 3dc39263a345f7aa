"""Two people who differ in name or nationality alone are treated alike."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING, cast

from hypothesis import strategies as st

from conformance.cases.registry import check
from conformance.catalog.models.operations import Create
from conformance.checks.invariant import law_of
from conformance.checks.property.drawn import DRAWN, people_strategy, worn
from conformance.messages.worded import worded
from conformance.population.rows import key_of
from conformance.worlds.arrange import legal_forms
from conformance.worlds.existing import existing
from conformance.worlds.generative import each
from conformance.worlds.on_the_day import on

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models import invariants as law
    from conformance.catalog.models.operations import Update
    from conformance.findings import Json
    from conformance.population.people.person import Person
    from conformance.population.rows import Row

_EXAMPLES = 12  # lawful requests of one function that are tried


@check(
    "property/same-for",
    polarity="value",
    ja="氏名・国籍だけが違う生成した二人に、{about:function}が同じ結果を定める",
    en="{about:function} decides the same for two people who differ in name or nationality only",
    needs=("run", "query"),
    generative=True,
)
@check(
    "property/same-for-changed",
    polarity="value",
    ja="氏名・国籍だけが違う生成した二人に、{about:function}が同じ結果を定める",
    en="{about:function} decides the same for two people who differ in name or nationality only",
    needs=("load", "run", "query"),
    generative=True,
)
def same_for(trial: Trial) -> None:
    """What the package itself sets and derives is equal for a Japanese and a foreigner."""
    one = cast("law.SameFor", law_of(trial))
    operation = cast("Create | Update", trial.spec.functions[one.function].operation)
    most = sum(1 for _ in islice(legal_forms(trial, operation), _EXAMPLES))
    number = count()

    def attempt(facts: tuple[int, Person, Person]) -> None:
        which, *pair = facts
        first, second = (_decided(trial.apart(next(number)), one, which, p) for p in pair)
        _hold(trial, one, first, second)

    two = people_strategy(trial, "japanese"), people_strategy(trial, "foreign")
    each(trial, st.tuples(st.integers(0, most - 1), *two), attempt, DRAWN)


def _decided(trial: Trial, one: law.SameFor, which: int, person: Person) -> tuple[Row, Row]:
    """Run the lawful request for a person; return their values and what the package decided."""
    operation = cast("Create | Update", trial.spec.functions[one.function].operation)
    group = trial.group(operation.record)
    form = next(islice(legal_forms(trial, operation), which, None))
    values = worn(trial, group, person, one.vary)
    if isinstance(operation, Create):
        told = {**form.inputs, **values}
        trial.begin(on(trial, form.day).world(trial.spec, group, told), form.day)
        key = key_of(group, {**form.inputs, **operation.sets})
    else:
        key = existing(trial, operation.record, form)[1]
    inputs: Row = {**key, **form.inputs, **values}
    trial.accepted(trial.interface.run(trial.domain, one.function, inputs, form.role))
    row = trial.only_row(operation.record, key)
    return values, {name: row.get(name) for name in (*operation.sets, *operation.derives)}


def _hold(trial: Trial, one: law.SameFor, first: tuple[Row, Row], second: tuple[Row, Row]) -> None:
    for name, value in first[1].items():
        if second[1].get(name) != value:
            example: Row = {"first": cast("Json", first[0]), "second": cast("Json", second[0])}
            raise trial.deviation(
                worded("F-INVARIANT", form="alike", name=name),
                expected=value,
                found=second[1].get(name),
                where=f"function {one.function} → {name}",
                cause=f"{trial.domain}/function/{one.function}:{name}",
                example=example,
            )
