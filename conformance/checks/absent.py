"""Prohibited functions: not offered, refused as not provided, and without effect by any probe."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.cases.vendors_word import BY_MAPPING, mapped, says_itself
from conformance.catalog.models.operations import Absent, CodeProbe, Create, DeleteProbe, PrintProbe
from conformance.checks.forms.hold import held_print
from conformance.checks.forms.lawful_copy import copy_of, items_of
from conformance.checks.forms.standing import begin_copy
from conformance.checks.refusals.breaks import of_item
from conformance.checks.refusals.broken import Broken
from conformance.checks.refusals.carried import hold_sent
from conformance.checks.refusals.refusal import hold_refused
from conformance.checks.refusals.rejection import hold_rejected
from conformance.findings import AttestedError, UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.arrange import legal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json


@generates(Absent)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """Not offered; and one case per probe."""
    yield Draft("is-not-offered", "absent/not-offered", reason="C0405")
    for number, probe in enumerate(cast("Absent", subject).probes):
        if isinstance(probe, DeleteProbe):
            slug, what = f"nothing-deletes-{probe.record}", probe.record
        elif isinstance(probe, CodeProbe):
            slug, what = f"refuses-{probe.item}-{probe.value}", probe.item
        else:
            slug, what = f"never-prints-{probe.item}-on-{probe.form}", probe.item
        params: dict[str, Json] = {"number": number, "what": what}
        yield Draft(slug.replace("_", "-").lower(), f"absent/{probe.kind}", params)


@check(
    "absent/not-offered",
    polarity="absent",
    ja="実装不可の機能を提供しない",
    en="does not offer the prohibited function",
    needs=("capabilities", "run"),
)
def not_offered(trial: Trial) -> None:
    """The interface names functions of the domain, but not this one, and refuses to run it.

    Where the vendor's own mapping leads, a refusal shows nothing: there the package's own list of
    functions does; without one the vendor has only said so.
    """
    trial.begin()
    offered = _offered(trial)
    if trial.key in offered:
        raise trial.deviation(
            worded("F-OFFERED"),
            expected=None,
            found=trial.key,
            where="capabilities",
        )
    if not mapped(trial):
        hold_refused(trial, trial.run({}), Broken("C0405"))
        return
    with suppress(UntestedError):  # no call for it, which shows nothing either
        reply = trial.run({})
        if reply.accepted:
            hold_refused(trial, reply, Broken("C0405"))
    if not says_itself(trial):
        raise AttestedError(BY_MAPPING)


@check(
    "absent/delete",
    polarity="absent",
    ja="{what:group}の記録を跡を残さずに消せない",
    en="offers no way to remove a row of {what:group} without trace",
    needs=("load", "query", "delete"),
)
def undeletable(trial: Trial) -> None:
    """A stored row is readable, an attempt to delete it fails, and it is still readable.

    By a way that the vendor names as the one that deletes nothing, this is the vendor's word.
    """
    probe = cast("DeleteProbe", _probe(trial))
    group = trial.group(probe.record)
    row = trial.builder.row(trial.spec, group, "kept")
    world = trial.builder.world(trial.spec, group, row)
    trial.begin([PlacedRow(trial.domain, group.key, row), *world])
    trial.only_row(group.key, key_of(group, row))
    trial.interface.try_delete(trial.domain, group.key, key_of(group, row))
    trial.same(row, trial.only_row(group.key, key_of(group, row)), f"records/{group.key}")
    if mapped(trial):
        raise AttestedError(BY_MAPPING)


@check(
    "absent/code",
    polarity="absent",
    ja="{what:item}に認められない区分を受け付けない",
    en="does not take a value of {what:item} that may not exist",
    needs=("run", "query"),
)
def unknown_code(trial: Trial) -> None:
    """The function accepts a listed value first, then refuses the prohibited one, unstored."""
    probe = cast("CodeProbe", _probe(trial))
    for function in trial.spec.functions.values():
        found = function.operation
        if (
            isinstance(found, Create)
            and found.record == probe.record
            and probe.item in found.inputs
        ):
            _refuses_code(trial, probe, function.key, found)
            return
    raise UntestedError(
        make_cause("U-NO-FUNCTION", form="of_item", record=probe.record, item=probe.item)
    )


def _refuses_code(trial: Trial, probe: CodeProbe, function: str, operation: Create) -> None:
    request = legal(trial, operation)
    trial.begin(request.world, request.day)
    send = partial(trial.interface.run, trial.domain, function)
    trial.accepted(send(request.inputs, request.role))
    other, group = legal(trial, operation, "-probe"), trial.group(operation.record)
    trial.interface.load(other.world)
    wrong = {**other.inputs, probe.item: probe.value}
    key = key_of(group, {**other.inputs, **operation.sets})
    told = of_item(group.item(probe.item), probe.value)
    hold_rejected(
        trial,
        lambda: hold_sent(trial, send(wrong, request.role), (probe.item,)),
        Broken("C0422", probe.item, frozenset(told)),
        {operation.record: [] if None in key.values() else [key]},
        partial(send, other.inputs, other.role) if other.day == request.day else None,
    )


@check(
    "absent/print",
    polarity="absent",
    compares="protection",
    ja="{what:item}を帳票に印字しない",
    en="never prints {what:item}",
    needs=("load", "issue"),
)
def never_printed(trial: Trial) -> None:
    """The form is issued with all its items, and the prohibited one is not among them."""
    probe = cast("PrintProbe", _probe(trial))
    copy = begin_copy(trial, copy_of(trial, probe.form))
    body = {**copy.body, "addressee": "self"}
    reply = trial.accepted(trial.interface.issue(trial.domain, probe.form, body))
    items = items_of(reply)
    printed = {k: v for k, v in held_print(trial, copy).items() if k != probe.item}
    trial.same(printed, items, reply.exchange.path)
    if not trial.own.finds(probe.item, f"{trial.domain}/form/{probe.form}"):
        raise AttestedError(BY_MAPPING)  # nobody would see it if it were printed
    if items.get(probe.item) is not None:
        raise trial.deviation(
            worded("F-PRINTED", form="prohibited", item=probe.item),
            expected=None,
            found=items[probe.item],
            where=reply.exchange.path,
        )


def _probe(trial: Trial) -> DeleteProbe | CodeProbe | PrintProbe:
    return trial.operation(Absent).probes[int(trial.case.param("number"))]


def _offered(trial: Trial) -> set[str]:
    """Return the domain's functions the package names; untested when it names none at all."""
    for row in trial.interface.capabilities():
        functions = row.get("functions")
        if row.get("domain") == trial.domain and isinstance(functions, list) and functions:
            return {str(name) for name in functions}
    raise UntestedError(make_cause("U-NO-CAPABILITIES"))
