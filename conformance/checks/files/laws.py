"""Export files: invariants that the rows of one or two files must obey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models import file_laws as law
from conformance.catalog.models.records import Period
from conformance.catalog.models.requirements import Invariant
from conformance.checks.files.judged import too_many
from conformance.checks.files.laws_alone import judged_alone
from conformance.checks.files.outcome import (
    explained,
    export_day,
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
from conformance.checks.files.ruled import ruled
from conformance.findings import UntestedError
from conformance.tables.coverage import FileCoverage
from conformance.tables.guard import guarded
from conformance.tables.mapped.causes import filtered
from conformance.tables.mapped.place import is_filtered
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.checks.files.laws_alone import Alone
    from conformance.findings import Json
    from conformance.rules.core import Step
    from conformance.tables.table import Table
    from conformance.tables.tally import Tally

    OfRows = (
        law.RowsAgree
        | law.AtMostOne
        | law.ExistsWhen
        | law.NoneWhen
        | law.PartsSum
        | law.Counted
        | law.AddsUp
        | law.HasValue
        | law.InOrder
        | law.PeriodsApart
        | law.Aged
        | law.FirstGreatest
        | law.PaidBack
        | Alone
    )

_SUBJECT = "#law"


@generates(Invariant)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case per law that tries the invariant on export files."""
    for number, one in enumerate(cast("Invariant", subject).checks):
        if isinstance(one, law.FileLaw):
            slug = f"file-{one.law}-{one.rows.group}-{number}".replace("_", "-")
            params: dict[str, Json] = {"number": number, "group": one.rows.group}
            for rows, _ in one.uses:
                if rows.domain is not None:
                    params["from"] = rows.domain
            yield Draft(slug, "files/law", params)


@check(
    "files/law",
    polarity="value",
    surface="files",
    ja="書き出した{group:group}の行で不変条件が成り立つ",
    en="the invariant holds in the exported rows of {group:group}",
    needs=(),
)
def file_law(trial: Trial) -> None:
    """The law holds for every row of the files that it is about; all of them were read whole."""
    hold_not_sampled(trial)
    one = trial.spec.invariants[trial.key].checks[int(trial.case.param("number"))]
    found, tables = cast("law.FileLaw", one), []
    for rows, items in found.uses:
        tables.append(_table(trial, rows, items))
    tallies = Tallies(most=surface_of(trial).evidence_rows)
    with guarded(tables[0].export.name):
        seen = _seen(trial, found, tables, tallies)
    for other in tables[1:]:  # what stands in a line that was not read is not known to be absent
        if other.unread:
            raise UntestedError(rows_unread(other.unread))
    _hold_unfiltered(trial, found, tables[0], tallies)
    with explained(seen.steps):
        none_wrong(trial, tables[0].export, found.rows.group, _all(tallies))
    for table in tables:
        whole(table)
    if seen.coverage.beyond:
        raise UntestedError(too_many(seen.coverage.beyond))
    if not seen.coverage.judged:
        raise UntestedError(nothing_judged(seen.coverage.outside))


def _hold_unfiltered(trial: Trial, one: law.FileLaw, rows: Table, tallies: Tallies) -> None:
    """Hold that a gap in numbers is none that the profile made by leaving out rows."""
    number = one.number if isinstance(one, law.Numbered) else None
    if number is not None and is_filtered(rows.export, surface_of(trial), number):
        total = sum(tally.total for tally in _all(tallies))
        if total:
            raise UntestedError(filtered(total))


@dataclass(frozen=True, slots=True)
class _JudgedExtent:
    """How much a law could be judged on, and how the first wrong value follows from a rule."""

    coverage: FileCoverage
    steps: tuple[Step, ...] = ()


def _seen(
    trial: Trial, one: law.FileLaw, tables: Sequence[Table], tallies: Tallies
) -> _JudgedExtent:
    if isinstance(one, law.RuleGives):
        judge = ruled(trial, one, tables, tallies)
        return _JudgedExtent(judge.close(tallies), judge.steps)
    if isinstance(one, law.NotOutgrown | law.NotPast):
        return _JudgedExtent(FileCoverage(_on_the_day(trial, one, tables[0], tallies)))
    return _JudgedExtent(FileCoverage(_judge(one, tables, tallies)))


def _all(tallies: Tallies) -> Iterator[Tally]:
    for subject in tallies.by_subject:
        yield from tallies.of(subject)


def _table(trial: Trial, rows: law.Rows, items: Sequence[str]) -> Table:
    """Return the file of some rows; `UntestedError` when it is absent or lacks a column."""
    from conformance.tables.table import Table

    domain = rows.domain or trial.domain
    spec = trial.specification(domain)
    if spec is None:
        raise UntestedError(no_target([f"{domain}/{rows.group}"]))
    export = export_of(trial, spec, rows.group)
    table = Table(export, surface_of(trial), spec.records[rows.group], rows.when, rows.newest)
    if lacking := table.missing(items):
        raise UntestedError(no_column(lacking, table.lacking()))
    return table


def _on_the_day(
    trial: Trial, one: law.NotOutgrown | law.NotPast, rows: Table, tallies: Tallies
) -> int:
    """Count what breaks a law on the business date of the export; return what was judged."""
    from conformance.tables.ages import outgrown
    from conformance.tables.past import long_past

    day = export_day(trial)
    if isinstance(one, law.NotPast):
        return long_past(one, day, rows, _SUBJECT, tallies)
    return outgrown(one, day, rows, _SUBJECT, tallies)


def _judge(one: OfRows, tables: Sequence[Table], tallies: Tallies) -> int:
    """Count what breaks the law; return how many rows it could be judged on."""
    from conformance.tables.ages import of_wrong_age
    from conformance.tables.agree import disagreeing
    from conformance.tables.order import out_of_order
    from conformance.tables.presence import other_values, repeated, unaccompanied

    rows, others = tables[0], tables[-1]
    match one:
        case law.RowsAgree():
            return disagreeing(one, rows, others, _SUBJECT, tallies)
        case law.ExistsWhen() | law.NoneWhen():
            return unaccompanied(one, rows, others, _SUBJECT, tallies)
        case law.AtMostOne():
            return repeated(one, rows, _SUBJECT, tallies)
        case law.PartsSum() | law.Counted() | law.AddsUp():
            return _added(one, rows, others, tallies)
        case law.HasValue():
            return other_values(one, rows, _SUBJECT, tallies)
        case law.InOrder():
            return out_of_order(one, rows, others if one.others else None, _SUBJECT, tallies)
        case law.Aged():
            return of_wrong_age(one, rows, others if one.others else None, _SUBJECT, tallies)
        case law.PeriodsApart():
            return _apart(one, rows, tallies)
        case law.FirstGreatest() | law.PaidBack():
            return _paid(one, tables, tallies)
        case _:
            return judged_alone(one, rows, _SUBJECT, tallies)


def _added(
    one: law.PartsSum | law.Counted | law.AddsUp, rows: Table, others: Table, tallies: Tallies
) -> int:
    from conformance.tables.sums import not_adding_up, not_the_number, not_the_sum

    match one:
        case law.PartsSum():
            return not_the_sum(one, rows, others, _SUBJECT, tallies)
        case law.Counted():
            return not_the_number(one, rows, others, _SUBJECT, tallies)
        case law.AddsUp():
            return not_adding_up(one, rows, _SUBJECT, tallies)


def _paid(one: law.FirstGreatest | law.PaidBack, tables: Sequence[Table], tallies: Tallies) -> int:
    from conformance.tables.payments import first_not_greatest, not_paid_back

    if isinstance(one, law.FirstGreatest):
        return first_not_greatest(one, tables[0], _SUBJECT, tallies)
    return not_paid_back(one, (tables[0], tables[1], tables[2]), _SUBJECT, tallies)


def _apart(one: law.PeriodsApart, rows: Table, tallies: Tallies) -> int:
    from conformance.tables.periods import Periods

    period = Period(since=one.since, until=one.until, per=one.per, through=one.through)
    judge = Periods(rows.group, period)
    for block in rows.blocks(judge.items):
        judge.take(block, tallies)
    return judge.close(tallies).judged
