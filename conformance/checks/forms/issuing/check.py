"""A copy is refused as long as a precondition stands against it, and issued before and after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.bindings import binding_of
from conformance.catalog.models.requirements import Form
from conformance.checks.forms import lawful_copy as forms
from conformance.checks.forms.hold import held_print
from conformance.checks.forms.issuing.about import CopySubject
from conformance.checks.forms.issuing.judge import hold_not_issued
from conformance.checks.forms.standing import begin_copy
from conformance.worlds.barring_rows import binding, own, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.preconditions import Precondition
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.findings import Json
    from conformance.population.rows import Row

_DAY = timedelta(days=1)
_NEEDS: Final = ("load", "issue")


@generates(Form)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Refused while it stands; its first and its last day; what ends it and what does not."""
    form = cast("Form", subject)
    bound = binding_of(spec, form)
    for one in binding(form, bound.record) if bound else ():
        params: Mapping[str, Json] = {"precondition": one.key}
        yield Draft(f"refuses-{one.key}", "issuing/refuses", params, one.reason)
        if one.when is None:
            continue
        if one.when.from_item:
            slug = f"refuses-{one.key}-from-the-first-day"
            yield Draft(slug, "issuing/first-day", params, one.reason)
        if one.when.until_item:
            slug = f"refuses-{one.key}-to-the-last-day"
            yield Draft(slug, "issuing/last-day", params, one.reason)
        if one.when.planned_end:
            slug = f"refuses-{one.key}-after-the-planned-end"
            yield Draft(slug, "issuing/planned-end", params, one.reason)
        if one.when.ended_item:
            yield Draft(f"issues-after-{one.key}", "issuing/over", params)


@check(
    "issuing/refuses",
    polarity="reject",
    compares="precondition",
    ja="{precondition:precondition}は発行を拒む",
    en="refuses to issue when {precondition:precondition}",
    needs=_NEEDS,
)
def refuses(trial: Trial) -> None:
    """Issued where nothing stands against it, refused in each way in which something does."""
    one = _precondition(trial)
    _issued(trial, 0, None)
    if one.unless is not None:
        _refused(trial, 1, one, None)
        return
    for number, values in enumerate(standing(one.rows, trial.day), start=1):
        _refused(trial, number, one, values)


@check(
    "issuing/first-day",
    polarity="reject",
    compares="precondition",
    ja="{precondition:precondition}の始まる日から発行を拒み、前の日までは拒まない",
    en="refuses to issue from the first day on which {precondition:precondition}, and not before",
    needs=_NEEDS,
)
def first_day(trial: Trial) -> None:
    """On the day before it begins the copy is issued, on the day itself it is refused."""
    one = _precondition(trial)
    first = cast("str", one.rows.from_item)
    usual = next(standing(one.rows, trial.day))
    _issued(trial, 0, {**usual, first: (trial.day + _DAY).isoformat()})
    _refused(trial, 1, one, {**usual, first: trial.day.isoformat()})


@check(
    "issuing/last-day",
    polarity="reject",
    compares="precondition",
    ja="{precondition:precondition}の終わりの日まで発行を拒み、次の日からは拒まない",
    en="refuses to issue up to the last day on which {precondition:precondition}, and not after",
    needs=_NEEDS,
)
def last_day(trial: Trial) -> None:
    """On the day after its last one the copy is issued, on the last day itself it is refused."""
    one = _precondition(trial)
    last = cast("str", one.rows.until_item)
    usual = next(standing(one.rows, trial.day))
    _issued(trial, 0, {**usual, last: (trial.day - _DAY).isoformat()})
    _refused(trial, 1, one, {**usual, last: trial.day.isoformat()})


@check(
    "issuing/planned-end",
    polarity="reject",
    compares="precondition",
    ja="{precondition:precondition}、予定した終わりの日を過ぎても、終える処理までは発行を拒む",
    en="goes on refusing when {precondition:precondition} and its planned end has passed",
    needs=_NEEDS,
)
def planned_end(trial: Trial) -> None:
    """The planned end was yesterday and nobody has ended it: the copy is refused as before."""
    one = _precondition(trial)
    planned = cast("str", one.rows.planned_end)
    usual = next(standing(one.rows, trial.day))
    _issued(trial, 0, None)
    _refused(trial, 1, one, {**usual, planned: (trial.day - _DAY).isoformat()})


@check(
    "issuing/over",
    polarity="present",
    compares="precondition",
    ja="{precondition:precondition}も、それが終えられた後は発行する",
    en="issues again once it is over that {precondition:precondition}",
    needs=_NEEDS,
)
def over(trial: Trial) -> None:
    """It stands and the copy is refused; ended today, it stands no more and the copy is issued."""
    one = _precondition(trial)
    ended = cast("str", one.rows.ended_item)
    usual = next(standing(one.rows, trial.day))
    _refused(trial, 0, one, usual)
    _issued(trial, 1, {**usual, ended: trial.day.isoformat()})


def _issued(trial: Trial, number: int, values: Row | None) -> None:
    apart = _numbered(trial, number)
    copy = _begin(apart, values)
    reply = apart.accepted(forms.issue(apart, copy, "self"))
    shown = {k: copy.expected[k] for k in copy.binding.shows if k in copy.expected}
    apart.same(held_print(apart, copy, shown), forms.items_of(reply), reply.exchange.path)


def _refused(trial: Trial, number: int, one: Precondition, values: Row | None) -> None:
    apart = _numbered(trial, number)
    copy = _begin(apart, values, missing=values is None)
    hold_not_issued(apart, copy, one, forms.issue(apart, copy, "self"))


def _numbered(trial: Trial, number: int) -> Trial:
    return trial.apart(number) if number else trial


def _begin(trial: Trial, values: Row | None, *, missing: bool = False) -> CopyToIssue:
    """Store whom the copy is about, with the precondition under test in these values."""
    one = _precondition(trial)
    record = _record(trial)
    mine = own(one.rows, record)
    copy = forms.copy_of(trial, fixed=values if mine and values else {})
    if missing and mine:
        msg = f"{trial.case.id}: a row cannot be about itself and missing"
        raise LookupError(msg)
    about = CopySubject(trial, record, copy.row, copy.placed)
    if missing:
        about.without(one.rows)
    elif values is not None and not mine:
        about.put(one.rows, values, one.key)
    return begin_copy(trial, copy, about.placed)


def _record(trial: Trial) -> str:
    found = binding_of(trial.spec, trial.spec.forms[trial.key])
    if found is None:
        msg = f"form {trial.key} is about no record"
        raise LookupError(msg)
    return found.record


def _precondition(trial: Trial) -> Precondition:
    key = trial.case.param("precondition")
    return next(one for one in trial.spec.forms[trial.key].refuses if one.key == key)
