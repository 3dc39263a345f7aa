"""Whether a copy prints what it must, and tells nothing that it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.sources import FromPackage
from conformance.checks.forms.lawful_copy import issue, items_of
from conformance.checks.forms.laws import Present
from conformance.checks.protection.restrict import appears
from conformance.findings import UntestedError
from conformance.messages.worded import worded
from conformance.surfaces.mapping.causes import no_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply


def hold_print(trial: Trial, copy: CopyToIssue, reply: Reply) -> None:
    """Hold that a copy prints what it must, item by item."""
    items, where = items_of(reply), reply.exchange.path
    left = {i.key for i in copy.form.items if _lacks(trial, copy, i.key)}
    trial.same(held_print(trial, copy), items, where)
    hold_not_blank(trial, reply)
    for name, law in copy.laws.items():
        if name in left or law.fits(items.get(name)):
            continue
        if not isinstance(law, Present):
            raise trial.value_differs(name, law.expected, items.get(name), where)
        raise trial.deviation(
            worded("F-NOT-PRINTED", form="own", name=name),
            expected=law.expected,
            found=items.get(name),
            about=name,
            where=f"{where} → {name}",
            cause=f"{trial.case.requirement.id}:{name}",
        )
    if missing := [i.key for i in copy.form.items if i.required and i.key in left]:
        raise UntestedError(no_field(missing))


def held_print(trial: Trial, copy: CopyToIssue, values: Mapping[str, Json] | None = None) -> Row:
    """Return what a copy must print (or `values` of it) of what the profile has fields for."""
    wanted = copy.expected if values is None else values
    return {name: value for name, value in wanted.items() if not _lacks(trial, copy, name)}


def _lacks(trial: Trial, copy: CopyToIssue, item: str) -> bool:
    """Say whether the profile has no field for an item of the form."""
    return trial.own.lacks(item, f"{trial.domain}/form/{copy.form.key}")


def hold_not_blank(trial: Trial, reply: Reply) -> None:
    """Hold that something stands on a copy, also where no single item is sure to."""
    if any(value not in (None, "") for value in items_of(reply).values()):
        return
    raise trial.deviation(
        worded("F-NOT-PRINTED", form="nothing"),
        expected="（いずれかの項目の値 / a value of any item）",
        found=None,
        where=reply.exchange.path,
        cause=trial.case.requirement.id,
    )


def hold_numbered_apart(trial: Trial, copy: CopyToIssue, first: Reply) -> None:
    """Hold that a number which each copy has for itself is another one on the next copy."""
    own = [
        key
        for key, source in copy.binding.sources.items()
        if isinstance(source, FromPackage) and source.package == "unique" and key in copy.laws
    ]
    if not own:
        return
    reply = trial.accepted(issue(trial, copy, "self"))
    for name in own:
        found = items_of(reply).get(name)
        if found == items_of(first).get(name):
            raise trial.deviation(
                worded("F-SAME-NUMBER", name=name),
                expected="（通ごとに異なる番号 / another number on each copy）",
                found=found,
                about=name,
                where=f"{reply.exchange.path} → {name}",
                cause=f"{trial.case.requirement.id}:{name}",
            )


def leaked_items(copy: CopyToIssue, reply: Reply) -> list[str]:
    """Return the items whose values tell, in an answer, where the person is."""
    return [
        key
        for key, values in copy.whereabouts.items()
        if any(appears(value, reply.exchange.response) for value in values)
    ]
