"""The audit log after every act that a requirement names: who looked, changed, printed, took out.

The text of a requirement says 照会・更新・出力; a log that only knows the enquiry is half a log.
What finds nobody is an enquiry all the same, and a copy in a file is a copy.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.levels import principal
from conformance.catalog.models.operations import (
    Audit,
    Batch,
    Create,
    Export,
    Issue,
    Link,
    Search,
    Update,
)
from conformance.checks.audit.entries import Logged, asked_of, expected_entry, hold_logged, like
from conformance.checks.forms.lawful_copy import copy_of
from conformance.checks.forms.standing import begin_copy
from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.contract.search import query_for
from conformance.population.rows import PlacedRow
from conformance.worlds.arrange import legal
from conformance.worlds.existing import existing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Act
    from conformance.population.rows import Row

_KINDS: Final[Mapping[str, type]] = {
    "search": Search,
    "create": Create,
    "update": Update,
    "issue": Issue,
    "batch": Batch,
    "export": Export,
    "link": Link,
}

_HANDED_OVER: Final = frozenset({"export", "link"})


@generates(Audit)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each further act that the requirement names."""
    operation = cast("Audit", subject)
    for act in operation.also:
        key = function_of(spec, act)
        if key is not None:
            yield Draft(f"leaves-entry-of-{act}", "audit/act", {"action": act, "function": key})


def function_of(spec: Specification, act: Act) -> str | None:
    """Return the first function of an act: a required one, if there is any."""
    found = [f for f in spec.functions.values() if _does(spec, f.operation, act)]
    required = [f for f in found if principal(f.class_) == "required"]
    return next((f.key for f in (*required, *found)), None)


def _does(spec: Specification, operation: object, act: Act) -> bool:
    if not isinstance(operation, _KINDS[act]):
        return False
    if isinstance(operation, Link):
        return spec.linkages[operation.linkage].provider == spec.domain
    return True


def needed(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls of the act, and of reading the log."""
    operation = spec.functions[case.param("function")].operation
    if isinstance(operation, Issue):
        yield Call("issue", spec.domain, operation.form, group=operation.record)
    elif isinstance(operation, Export):
        yield Call.on("export", spec.domain, operation.records[0])
    elif isinstance(operation, Link):
        yield Call.to_link(spec.domain, operation.linkage, "send")
    else:
        yield run_call(spec, case.param("function"), {})
    yield Call("audit")


@check(
    "audit/act",
    polarity="present",
    ja="操作（{action:action}）の記録に操作者・日時を残す",
    en="leaves an audit entry with actor and time after {action:action}",
    needs=(needed,),
)
def entry(trial: Trial) -> None:
    """After each call of the act an entry stands that did not stand before."""
    operation = trial.spec.functions[trial.case.param("function")].operation
    for logged in _acts(trial, operation):
        hold_logged(trial, logged)


def _acts(trial: Trial, operation: object) -> Iterator[Logged]:
    """Carry out the act in its ways; yield after each the entry that it must have left."""
    match operation:
        case Search():
            return _searches(trial, operation)
        case Batch():
            return _batches(trial, operation)
        case Issue():
            return _copies(trial, operation)
        case Create() | Update():
            return _writes(trial, operation)
        case Export():
            send = _exporting(trial, operation.records[0])
            return iter([_once(trial, send, "export", operation.records[0])])
        case Link():
            send = _sending(trial, operation.linkage)
            return iter([_once(trial, send, "link", operation.linkage)])
    raise TypeError(operation)  # a case of no act would pass without having looked


def _searches(trial: Trial, operation: Search) -> Iterator[Logged]:
    """Search where somebody is found, and where nobody is."""
    name, by = trial.case.param("function"), operation.by[0]
    group = trial.group(operation.record)
    row = trial.builder.row(trial.spec, group, "sought", (by.item, *operation.shows))
    world = trial.builder.world(trial.spec, group, row)
    asked: Row = {by.item: query_for(by, row[by.item])}
    for placed in ([*world, PlacedRow(trial.domain, group.key, row, (by.item,))], []):
        trial.begin(placed)
        yield _once(trial, lambda: _run(trial, name, asked), "search", group.key)


def _batches(trial: Trial, operation: Batch) -> Iterator[Logged]:
    """Run a batch where there is nobody: that it was run is told all the same."""
    trial.begin()
    name = trial.case.param("function")
    yield _once(trial, lambda: _run(trial, name, {}), "batch", operation.record)


def _copies(trial: Trial, operation: Issue) -> Iterator[Logged]:
    """Issue a copy as items, and as a file where the product has any."""
    copy = begin_copy(trial, copy_of(trial, operation.form))
    forms = trial.profile.surfaces.forms
    ways: list[Row] = [{}]
    if forms is not None and forms.directory is None:
        ways.append({"format": forms.formats[-1]})
    for way in ways:
        body: Row = {**copy.body, "addressee": "self", **way}
        yield _once(trial, partial(_issue, trial, copy.form.key, body), "issue", copy.form.key)


def _issue(trial: Trial, form: str, body: Row) -> None:
    trial.accepted(trial.interface.issue(trial.domain, form, body))


def _writes(trial: Trial, operation: Create | Update) -> Iterator[Logged]:
    name, form = trial.case.param("function"), legal(trial, operation)
    inputs = form.inputs
    if isinstance(operation, Update):
        _, key = existing(trial, operation.record, form)
        inputs = {**key, **inputs}
    else:
        trial.begin(form.world, form.day)
    trial.day = form.day
    act = "update" if isinstance(operation, Update) else "create"
    yield _once(
        trial, lambda: _run(trial, name, inputs, form.role), act, operation.record, form.role
    )


def _exporting(trial: Trial, group: str) -> Callable[[], object]:
    trial.begin()
    return lambda: trial.accepted(trial.interface.export(trial.domain, [group]))


def _sending(trial: Trial, linkage: str) -> Callable[[], object]:
    trial.begin()
    body: Row = {"direction": "send"}
    return lambda: trial.accepted(trial.interface.link(trial.domain, linkage, body))


def _run(trial: Trial, name: str, inputs: Row, role: str = "clerk") -> object:
    return trial.accepted(trial.interface.run(trial.domain, name, inputs, role))


def _once(
    trial: Trial, act: Callable[[], object], action: str, target: str, role: str = "clerk"
) -> Logged:
    """Carry out an act; return the entry it must leave, whomever it was about.

    What is handed over is logged with the client (the contract's calls name no clerk there).
    """
    whole = expected_entry(action, target, "", role).entry
    unsaid = {"subject", "actor", "role"} if action in _HANDED_OVER else {"subject"}
    entry = asked_of(trial, {name: v for name, v in whole.items() if name not in unsaid})
    stood = len(like(trial.interface.audit(), entry))
    act()
    return Logged(entry, stood)
