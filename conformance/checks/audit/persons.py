"""The audit log names everybody whom a call was about: a list of ten persons shows ten.

Who asks later who has looked at a person's record (対象者別の抽出) finds nothing where a list is
logged as one act. A package may write an entry a person, or one that names them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.operations import Audit, Batch, Create, Issue, Search, Update
from conformance.checks.audit.acts import function_of, needed
from conformance.checks.audit.entries import asked_of, expected_entry, like
from conformance.checks.batch import rows_inside
from conformance.checks.forms.lawful_copy import copy_of
from conformance.checks.forms.standing import begin_copy
from conformance.checks.search.together import arranged
from conformance.contract.search import query_for
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, identifies, key_of
from conformance.worlds.arrange import legal
from conformance.worlds.existing import existing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Act
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

_ABOUT_SOMEBODY: Final[tuple[Act, ...]] = ("search", "create", "update", "issue", "batch")
_SHOWN: Final = 10
_PART = r"(?![0-9A-Za-z])"
_TELLING = 8  # letters of a number that is nobody else's


@generates(Audit)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each act that the requirement names and that is about somebody."""
    operation = cast("Audit", subject)
    for act in operation.also:
        key = function_of(spec, act) if act in _ABOUT_SOMEBODY else None
        if key is not None:
            yield Draft(f"names-whom-{act}", "audit/names", {"action": act, "function": key})


@check(
    "audit/names",
    polarity="present",
    compares="person",
    ja="操作（{action:action}）の対象者を一人も漏らさず記録に残す",
    en="names everybody whom {action:action} was about in the audit log",
    needs=(needed,),
)
def names(trial: Trial) -> None:
    """After an act on several people an entry of the act names each of them."""
    operation = trial.spec.functions[trial.case.param("function")].operation
    match operation:
        case Search():
            _search(trial, operation)
        case Batch():
            _batch(trial, operation)
        case Create() | Update():
            _write(trial, operation)
        case Issue():
            _issue(trial, operation)
        case _:
            raise TypeError(operation)  # a case of no act would pass without having looked


def _search(trial: Trial, operation: Search) -> None:
    """Find several people alike in one item; where none can be shared, one person."""
    group, name = trial.group(operation.record), trial.case.param("function")
    shared = [by for by in operation.by if _can_be_shared(group, by.item)]
    by = (shared or operation.by)[0]
    wanted = (by.item, *operation.shows)
    first = trial.builder.row(trial.spec, group, "shown 0", wanted)
    alike = {by.item: first[by.item]}
    more = (
        trial.builder.row(trial.spec, group, f"shown {n}", wanted, alike)
        for n in range(1, _SHOWN if shared else 1)
    )
    rows = list({str(key_of(group, row)): row for row in (first, *more)}.values())
    trial.begin(arranged(trial, group, rows, wanted))
    asked: Row = {by.item: query_for(by, first[by.item])}
    _hold(
        trial, lambda: _run(trial, name, asked), _entry("search", group.key), _subjects(group, rows)
    )


def _can_be_shared(group: RecordGroup, item: str) -> bool:
    return item not in group.primary_key and not identifies(group, group.item(item))


def _batch(trial: Trial, operation: Batch) -> None:
    group, name = trial.group(operation.record), trial.case.param("function")
    rows = rows_inside(trial, operation)
    placed = [PlacedRow(trial.domain, group.key, row) for row in rows]
    trial.begin(w for p in placed for w in (*trial.builder.world(trial.spec, group, p.row), p))
    _hold(trial, lambda: _run(trial, name, {}), _entry("batch", group.key), _subjects(group, rows))


def _write(trial: Trial, operation: Create | Update) -> None:
    name, form = trial.case.param("function"), legal(trial, operation)
    group, inputs = trial.group(operation.record), form.inputs
    if isinstance(operation, Update):
        _, key = existing(trial, operation.record, form)
        inputs = {**key, **inputs}
    else:
        trial.begin(form.world, form.day)
    trial.day = form.day
    act = "update" if isinstance(operation, Update) else "create"
    subjects = _subjects(group, [{**inputs, **operation.sets}])
    entry = _entry(act, group.key, form.role)
    _hold(trial, lambda: _run(trial, name, inputs, form.role), entry, subjects)


def _issue(trial: Trial, operation: Issue) -> None:
    copy = begin_copy(trial, copy_of(trial, operation.form))
    body: Row = {**copy.body, "addressee": "self"}
    subjects = _subjects(trial.group(copy.binding.record), [copy.row])
    _hold(
        trial,
        lambda: trial.accepted(trial.interface.issue(trial.domain, copy.form.key, body)),
        _entry("issue", copy.form.key),
        subjects,
    )


def _run(trial: Trial, name: str, inputs: Row, role: str = "clerk") -> object:
    return trial.accepted(trial.interface.run(trial.domain, name, inputs, role))


def _subjects(group: RecordGroup, rows: Sequence[Row]) -> list[str]:
    keys = (key_of(group, row) for row in rows)
    return [",".join(f"{name}={value}" for name, value in key.items()) for key in keys]


def _entry(action: str, target: str, role: str = "clerk") -> Row:
    """Return what an entry of an accepted act holds, whomever it names."""
    whole = expected_entry(action, target, "", role).entry
    return {name: value for name, value in whole.items() if name != "subject"}


def _hold(trial: Trial, act: Callable[[], object], entry: Row, subjects: Sequence[str]) -> None:
    """Carry out an act; hold that entries of it name all subjects that none named before."""
    entry = asked_of(trial, entry)
    stood = like(trial.interface.audit(), entry)
    act()
    stand = like(trial.interface.audit(), entry)
    unnamed = [one for one in subjects if _naming(stand, one) <= _naming(stood, one)]
    if not unnamed:
        return
    told: list[Json] = [row.get("subject") for row in stand[len(stood) :]]
    raise trial.deviation(
        worded(
            "F-NOT-LOGGED",
            form="somebody",
            people=len(subjects),
            unnamed=len(unnamed),
        ),
        expected={**entry, "subject": cast("Json", unnamed)},
        found=cast("Json", told),
        where="audit → subject",
    )


def _naming(entries: Sequence[Row], subject: str) -> int:
    """Return how many entries name a subject, alone or among others.

    A log that lists numbers without the names of their items names who has the longest of them.
    """
    pattern = re.compile(re.escape(subject) + _PART)
    number = max(re.findall(r"[0-9A-Z]+", subject), key=len, default="")
    bare = re.compile(rf"(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])")
    texts = [str(row.get("subject") or "") for row in entries]
    if len(number) >= _TELLING:
        return sum(bool(pattern.search(t) or ("=" not in t and bare.search(t))) for t in texts)
    return sum(bool(pattern.search(t)) for t in texts)
