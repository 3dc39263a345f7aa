"""What is entered of a person comes back exactly."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import check
from conformance.catalog.models.operations import Create
from conformance.checks.invariant import law_of
from conformance.checks.property.drawn import DRAWN, assert_stored, known, people_strategy, worn
from conformance.checks.refusals.carried import not_carried
from conformance.findings import UntestedError
from conformance.population.people.roles import of_others
from conformance.population.rows import key_of
from conformance.worlds.arrange import legal
from conformance.worlds.existing import existing
from conformance.worlds.generative import each
from conformance.worlds.on_the_day import on

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models import invariants as law
    from conformance.catalog.models.operations import Update
    from conformance.population.people.person import Person
    from conformance.population.rows import Row
    from conformance.worlds.arrange import Arranged


@check(
    "property/kept",
    polarity="value",
    ja="生成した人の氏名等を{about:function}で入力すると、一字も変わらずに読み出せる",
    en="what {about:function} is told of generated people is read back to the letter",
    needs=("run", "query"),
    generative=True,
)
@check(
    "property/kept-changed",
    polarity="value",
    ja="生成した人の氏名等を{about:function}で改めると、一字も変わらずに読み出せる",
    en="what {about:function} changes of generated people is read back to the letter",
    needs=("load", "run", "query"),
    generative=True,
)
def kept(trial: Trial) -> None:
    """A lawful request with a drawn person's values is accepted; the values are read back."""
    one = cast("law.Kept", law_of(trial))
    operation = cast("Create | Update", trial.spec.functions[one.function].operation)
    number = count()
    always = None if trial.scope else legal(trial, operation)

    def attempt(person: Person) -> None:
        aside = trial.apart(next(number))
        group = aside.group(operation.record)
        values = worn(aside, group, person, one.items)
        form = always or legal(aside, operation)
        cleared = dict.fromkeys(of_others(group, foreign=person.foreign is not None))
        own = {key: value for key, value in cleared.items() if key in form.inputs}
        form = _about(aside, operation, replace(form, inputs={**form.inputs, **own}), values)
        _entered(aside, one.function, form, values)

    each(trial, people_strategy(trial, one.who), attempt, DRAWN, first=known(trial, one.who))


def _about(trial: Trial, operation: Create | Update, form: Arranged, values: Row) -> Arranged:
    """Return the form in a world that says of whom it enters what the values say.

    A change may say something else than what stands; its world stays.
    """
    if not isinstance(operation, Create):
        return form
    group = trial.group(operation.record)
    inputs = {**form.inputs, **values}
    return replace(form, world=on(trial, form.day).world(trial.spec, group, inputs))


def _entered(trial: Trial, function: str, form: Arranged, values: Row) -> None:
    operation = cast("Create | Update", trial.spec.functions[function].operation)
    key = _begin(trial, operation, form)
    inputs: Row = {**key, **form.inputs, **values}
    reply = trial.accepted(trial.interface.run(trial.domain, function, inputs, form.role))
    found = trial.only_row(operation.record, key)
    told: Row = {k: v for k, v in values.items() if k not in reply.unsent}
    untold = {k for k, v in values.items() if k not in told and v is not None}
    held = trial.own.held(operation.record, told)
    assert_stored(trial, held, found, reply.exchange.path, f"function/{function}")
    if untold:  # the package was not told it, and cannot have kept it
        raise UntestedError(not_carried(trial, min(untold)))


def _begin(trial: Trial, operation: Create | Update, form: Arranged) -> Row:
    """Arrange what the request needs; return the key of the row it is about."""
    if isinstance(operation, Create):
        trial.begin(form.world, form.day)
        return key_of(trial.group(operation.record), {**form.inputs, **operation.sets})
    return existing(trial, operation.record, form)[1]
