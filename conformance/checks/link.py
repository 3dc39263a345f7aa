"""Linkages and exports: every row goes out once, good rows come in, wrong rows are listed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, Spares, check, generates
from conformance.catalog.models.operations import Export, Link
from conformance.catalog.models.requirements import Linkage
from conformance.checks.exported import hold_exported
from conformance.checks.link_again import hold_taken_again, received
from conformance.contract.call import Call
from conformance.messages.worded import worded
from conformance.population.item_values import bad_values
from conformance.population.newcomers import at_entry, before_entry
from conformance.population.rows import PlacedRow, distinct, key_of
from conformance.worlds.crowd import many
from conformance.worlds.protect import person_of, protect
from conformance.worlds.same_person import second_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row


@generates(Linkage)
def linkage_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """What the provider sends, what the consumer takes in and what it lists as wrong."""
    linkage = cast("Linkage", subject)
    if not _groups(spec, linkage):
        return
    if linkage.provider == spec.domain:
        yield Draft("sends-every-row", "link/sends")
    if linkage.consumer == spec.domain:
        yield Draft("takes-good-rows", "link/takes")
        if any(_wrong(spec, group) for group in _groups(spec, linkage)):
            yield Draft("lists-wrong-rows", "link/lists")


@generates(Link)
def function_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """The same through the function that names the linkage."""
    yield from linkage_cases(spec, spec.linkages[cast("Link", subject).linkage])


@generates(Export)
def export_cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case per group: every row once, in the catalogue's layout."""
    for record in cast("Export", subject).records:
        slug = f"exports-{record}".replace("_", "-")
        yield Draft(slug, "export/rows", {"record": record})


@check(
    "link/sends",
    polarity="present",
    ja="連携する組の現在の行をすべて、そのままの値で渡す",
    en="sends every current row of the linkage's groups unchanged",
    needs=("load", "send"),
    spares=Spares("all"),
)
def sends(trial: Trial) -> None:
    """Rows of each group are stored, two of one person; all are sent as they are, nothing else.

    One is of a protected person: whom a linkage is for needs to know of everybody.
    """
    linkage = _linkage(trial)
    groups = {group.key for group in _groups(trial.spec, linkage)}
    rows = [row for group in _groups(trial.spec, linkage) for row in _two(trial, group)]
    arranged = _with_protected(trial, distinct([*rows, *_worlds(trial, rows)], trial.specification))
    rows = [p for p in arranged if p.domain == trial.domain and p.group in groups]
    trial.begin(arranged)
    reply = trial.accepted(trial.interface.link(trial.domain, linkage.key, {"direction": "send"}))
    sent = [(str(r.get("group")), r.get("row")) for r in reply.rows]
    for placed in rows:
        key = key_of(trial.group(placed.group), placed.row)
        same = [r for g, r in sent if g == placed.group and _has(r, key)]
        if len(same) != 1:
            raise trial.deviation(
                worded("F-LINKAGE", form="rows"),
                expected=dict(key),
                found=len(same),
                where=f"{reply.exchange.path} → {placed.group}",
                cause=f"{trial.domain}/linkage/{linkage.key}",
            )
        trial.same(placed.row, cast("Row", same[0]), f"{reply.exchange.path} → {placed.group}")


@check(
    "link/takes",
    polarity="accept",
    ja="受け取った正しい行を記録する",
    en="stores the good rows it receives",
    needs=("receive", "query"),
    spares=Spares("others", stores_one=True),
)
def takes(trial: Trial) -> None:
    """Rows received are readable with their values and counted.

    One that is received again with another value under the same key takes the place of the first.
    """
    linkage = _linkage(trial)
    rows = [row for group in _groups(trial.spec, linkage) for row in _coming(trial, group)]
    trial.begin(before_entry(_worlds(trial, rows), rows, trial.specification))
    reply = received(trial, linkage, rows)
    for placed in rows:
        key = key_of(trial.group(placed.group), placed.row)
        trial.same(placed.row, trial.only_row(placed.group, key), f"records/{placed.group}")
    for placed in rows[:1]:
        hold_taken_again(trial, linkage, placed, reply.exchange.path)


def _reads_the_wrong_row(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the read of the one group in which a row is made wrong."""
    linkage = _linkage_of(spec, case)
    group = next(g for g in _groups(spec, linkage) if _wrong(spec, g))
    yield Call.on("query", spec.domain, group.key)


@check(
    "link/lists",
    polarity="reject",
    ja="誤りのある行だけを誤り一覧に載せ、正しい行は取り込む",
    en="lists the wrong row and still takes in the good ones",
    needs=("receive", _reads_the_wrong_row),
    spares=Spares("others"),
)
def lists(trial: Trial) -> None:
    """Of a wrong row and a good one after it, the good one is stored and the wrong one is not."""
    linkage = _linkage(trial)
    group = next(g for g in _groups(trial.spec, linkage) if _wrong(trial.spec, g))
    good, wrong, *_ = _coming(trial, group)
    item, value, code = cast("tuple[Item, Json, str]", _wrong(trial.spec, group))
    world = distinct(_worlds(trial, [good, wrong]), trial.specification)
    known = before_entry(world, [good, wrong], trial.specification)
    wrong.row[item.key] = value  # all else about it is right: whom it names is there
    trial.begin(known)
    body: Row = {"direction": "receive", "rows": [_sent(wrong), _sent(good)]}
    reply = trial.accepted(trial.interface.link(trial.domain, linkage.key, body))
    outcome = reply.rows[0] if reply.rows else {}
    expected: Row = {"accepted": 1, "errors": [{"index": 0, "code": code, "item": item.key}]}
    trial.same(expected, {**outcome, "errors": _errors(outcome)}, reply.exchange.path)
    trial.only_row(group.key, key_of(group, good.row))
    if trial.interface.query(trial.domain, group.key, key_of(group, wrong.row)):
        raise trial.deviation(
            worded("F-STORED-ANYWAY", form="row"),
            expected=[],
            found=1,
            where=f"records/{group.key}",
            cause=f"{trial.domain}/linkage/{linkage.key}",
        )


def _errors(outcome: Row) -> Json:
    """Return the errors listed, each with what the contract says of it; more may stand there."""
    listed = outcome.get("errors")
    if not isinstance(listed, list):
        return listed
    named = ("index", "code", "item")
    return [{k: one.get(k) for k in named} if isinstance(one, dict) else one for one in listed]


@check(
    "export/rows",
    polarity="present",
    ja="{record:group}のすべての行を定められた項目で書き出す",
    en="exports every row of {record:group} with the items of the catalogue",
    needs=("load", "export"),
    spares=Spares("all"),
)
def exports(trial: Trial) -> None:
    """The CSV holds the catalogue's header and each stored row once with its values.

    Of the first group that is exported many rows stand there, more than a page of a list holds.
    In which order its columns stand is as open as in export files.
    """
    group = trial.group(trial.case.param("record"))
    if trial.builder.entered:
        hold_exported(trial, group, _written)
        return
    first = group.key == trial.operation(Export).records[0]
    rows = [*_two(trial, group), *(many(trial, group) if first else ())]
    trial.begin([*rows, *_worlds(trial, rows)])
    reply = trial.accepted(trial.interface.export(trial.domain, [group.key]))
    content = str(reply.rows[0].get("content", "")) if reply.rows else ""
    lines = list(csv.reader(io.StringIO(content, newline="")))
    header = [item.key for item in group.items]
    columns = lines[0] if lines else []
    shown = columns if _in_order(trial) else sorted(columns, key=_place_in(header))
    trial.same(
        {"header": cast("Json", header)}, {"header": cast("Json", shown)}, reply.exchange.path
    )
    found = [dict(zip(columns, line, strict=False)) for line in lines[1:]]
    for placed in rows:
        expected = {i.key: _written(placed.row.get(i.key)) for i in group.items}
        if found.count(expected) != 1:
            raise trial.deviation(
                worded("F-EXPORT", form="rows"),
                expected=cast("Json", expected),
                found=cast("Json", found[:3]),
                where=f"{reply.exchange.path} → {group.key}",
            )


def _in_order(trial: Trial) -> bool:
    """Return whether the profile says that exports have their columns in the layout's order."""
    files = trial.profile.surfaces.files
    return files is not None and files.header_order == "exact"


def _place_in(header: list[str]) -> Callable[[str], int]:
    return lambda name: header.index(name) if name in header else len(header)


def _linkage(trial: Trial) -> Linkage:
    return _linkage_of(trial.spec, trial.case)


def _linkage_of(spec: Specification, case: Case) -> Linkage:
    key = case.requirement.key
    if case.requirement.kind == "linkage":
        return spec.linkages[key]
    return spec.linkages[cast("Link", spec.functions[key].operation).linkage]


def _groups(spec: Specification, linkage: Linkage) -> list[RecordGroup]:
    return [spec.records[name] for name in linkage.data if name in spec.records]


def _with_protected(trial: Trial, placed: list[PlacedRow]) -> list[PlacedRow]:
    """Return the rows with the first person of them protected, where the domain protects."""
    own = (one for one in placed if one.domain == trial.domain)
    persons = (person_of(trial, one.group, one.row, placed) for one in own)
    person = next((one for one in persons if one is not None), None)
    if trial.spec.head.protection is None or person is None:
        return placed
    return distinct(protect(trial, placed, person), trial.specification)


def _two(trial: Trial, group: RecordGroup) -> list[PlacedRow]:
    """Return two rows with all items filled; the second a foreigner's where there are both.

    A third is of the person of the first, where a person can have several.
    """
    full = trial.builder.full
    rows = [full(trial.spec, group, f"linked {n}", foreign=n > 0) for n in range(2)]
    more = second_of(trial, group, rows[0], rows[0].keys())
    rows += [more] if more is not None else []
    return [PlacedRow(trial.domain, group.key, row) for row in rows]


def _coming(trial: Trial, group: RecordGroup) -> list[PlacedRow]:
    """Return two rows as full as they can be when they are entered."""
    rows = _two(trial, group)
    return at_entry(rows, _worlds(trial, rows), trial.specification)


def _worlds(trial: Trial, rows: list[PlacedRow]) -> list[PlacedRow]:
    world = trial.builder.world
    return [w for p in rows for w in world(trial.spec, trial.group(p.group), p.row)]


def _wrong(spec: Specification, group: RecordGroup) -> tuple[Item, Json, str] | None:
    for item in group.items:
        if item.key in group.primary_key:
            continue
        for bad in bad_values(item, spec.codes):
            return item, bad.value, bad.code
    return None


def _has(row: Json, key: Row) -> bool:
    return isinstance(row, dict) and all(row.get(k) == v for k, v in key.items())


def _sent(placed: PlacedRow) -> Json:
    return {"group": placed.group, "row": dict(placed.row)}


def _written(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
