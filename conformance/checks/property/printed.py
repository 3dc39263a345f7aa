"""A form prints a person's values whole."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import check
from conformance.catalog.bindings import binding_of
from conformance.checks.forms.lawful_copy import copy_of, issue, items_of
from conformance.checks.forms.standing import begin_copy
from conformance.checks.invariant import law_of
from conformance.checks.property.drawn import (
    DRAWN,
    assert_stored,
    known,
    people_strategy,
    require,
    worn,
)
from conformance.worlds.generative import each

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models import invariants as law
    from conformance.catalog.models.requirements import Form
    from conformance.population.people.person import Person
    from conformance.population.rows import Row


@check(
    "property/printed",
    polarity="value",
    ja="生成した人の氏名等が帳票{about:form}に一字も欠けずに印字される",
    en="form {about:form} prints the values of generated people whole",
    needs=("load", "issue"),
    generative=True,
)
def printed(trial: Trial) -> None:
    """The copy about a drawn person shows each of the items as the record has it."""
    one = cast("law.Printed", law_of(trial))
    form = trial.spec.forms[one.form]
    binding = cast("FormBinding", binding_of(trial.spec, form))
    number = count()

    def attempt(person: Person) -> None:
        aside = trial.apart(next(number))
        group = aside.group(binding.record)
        own = worn(aside, group, person, [binding.shows[item] for item in one.items])
        _issued(aside, one, own, _fitting(form, binding, one, own))

    each(trial, people_strategy(trial, one.who), attempt, DRAWN, first=known(trial, one.who))


def _fitting(form: Form, binding: FormBinding, one: law.Printed, own: Row) -> Row:
    """Return what the form must show; a person whose values its items cannot hold is passed by."""
    shown = {item: own[binding.shows[item]] for item in one.items if binding.shows[item] in own}
    room = {item.key: item.len or item.max_len for item in form.items}
    require(all(len(str(v)) <= (room[k] or len(str(v))) for k, v in shown.items()))
    return shown


def _issued(trial: Trial, one: law.Printed, own: Row, shown: Row) -> None:
    copy = begin_copy(trial, copy_of(trial, one.form, fixed=own))
    reply = trial.accepted(issue(trial, copy, "self"))
    assert_stored(trial, shown, items_of(reply), reply.exchange.path, f"form/{one.form}")
