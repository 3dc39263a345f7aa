"""Export files: what a domain holds of another agrees with what the other exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.agreement import Origin, first_brought, origins
from conformance.catalog.models.requirements import Linkage
from conformance.checks.files.outcome import (
    export_of,
    hold_not_sampled,
    no_column,
    no_target,
    none_wrong,
    nothing_judged,
    rows_unread,
    surface_of,
    whole,
)
from conformance.findings import UntestedError
from conformance.tables.guard import guarded
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.tables.agree import ComparedSource
    from conformance.tables.table import Table

_SUBJECT = "#agrees"


@generates(Linkage)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each group that takes over values it can be compared by."""
    key = cast("Linkage", subject).key
    side = spec.shared_linkages.get(key)
    for to in dict.fromkeys(carry.to for carry in side.carries) if side else ():
        if first_brought(spec, key, to):
            slug = f"file-agrees-{to}".replace("_", "-")
            provider = spec.linkages[key].provider
            yield Draft(slug, "files/agrees", {"group": to, "from": provider})


@check(
    "files/agrees",
    polarity="value",
    surface="files",
    ja="{group:group}の値が、提供側の書き出しの同じキーの行と一致する",
    en="values of {group:group} agree with the provider's exported rows of the same key",
    needs=(),
)
def file_agrees(trial: Trial) -> None:
    """Each value taken over stands in a row of a provider with the same key; all read whole."""
    from conformance.tables.agree import disagreeing_with

    hold_not_sampled(trial)
    to = trial.case.param("group")
    items = first_brought(trial.spec, trial.key, to)
    places = [one for one in origins(trial.spec, to) if set(one.items) & set(items)]
    key = places[0].key
    rows = _table(trial, trial.domain, to, (*key, *items))
    sources = [_source(trial, one, to, items) for one in places if set(one.key) == set(key)]
    tallies = Tallies(most=surface_of(trial).evidence_rows)
    with guarded(rows.export.name):
        judged = disagreeing_with(rows, [*key], sources, _SUBJECT, tallies)
    for source in sources:  # what stands in a line that was not read may agree
        if source.table.unread:
            raise UntestedError(rows_unread(source.table.unread))
    wrong = (tally for subject in tallies.by_subject for tally in tallies.of(subject))
    none_wrong(trial, rows.export, to, wrong)
    for table in (rows, *(source.table for source in sources)):
        whole(table)
    if not judged:
        raise UntestedError(nothing_judged())


def _source(trial: Trial, origin: Origin, to: str, items: tuple[str, ...]) -> ComparedSource:
    from conformance.tables.agree import ComparedSource
    from conformance.tables.carried import columns_of, value_of

    taken = {item: one for item, one in origin.items.items() if item in items}
    columns = frozenset(origin.key.values()).union(*(columns_of(t) for t in taken.values()))
    table = _table(trial, origin.domain, origin.group, tuple(sorted(columns)))
    group = trial.spec.records[to]
    values = {item: value_of(group.item(item), one) for item, one in taken.items()}
    return ComparedSource(table, [*origin.key.values()], values, columns)


def _table(trial: Trial, domain: str, group: str, items: tuple[str, ...]) -> Table:
    """Return the file of a group; `UntestedError` when it is absent or lacks a column."""
    from conformance.tables.table import Table

    spec = trial.specification(domain)
    if spec is None:
        raise UntestedError(no_target([f"{domain}/{group}"]))
    table = Table(export_of(trial, spec, group), surface_of(trial), spec.records[group])
    if lacking := table.missing(items):
        raise UntestedError(no_column(lacking, table.lacking()))
    return table
