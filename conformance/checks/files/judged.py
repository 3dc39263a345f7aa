"""What is said of the rows of a group, judged in one pass over its file that its cases share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.checks.files.outcome import (
    export_of,
    no_column,
    nothing_judged,
    surface_of,
    whole,
)
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.tables.guard import guarded
from conformance.worlds.formulas import formulas_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.trial import Trial
    from conformance.tables.judges import Judge, JudgedFile
    from conformance.tables.locate import ExportFile
    from conformance.tables.periods import Periods
    from conformance.tables.recompute import Recompute


@dataclass(frozen=True, slots=True)
class GroupJudges:
    """The judges of a group's rows and what they found."""

    export: ExportFile
    judged: JudgedFile
    periods: tuple[Periods, ...]
    formulas: tuple[Recompute, ...]


_SEEN: dict[tuple[object, ...], GroupJudges] = {}
_MOST_KEPT = 256


def group_judges(trial: Trial) -> GroupJudges:
    """Return what was seen of the file of the group under test, read once per process."""
    from conformance.tables.judges import judge_rows
    from conformance.tables.periods import Periods
    from conformance.tables.recompute import Recompute

    spec, group, surface = trial.spec, trial.group(trial.key), surface_of(trial)
    export = export_of(trial, spec, group.key)
    switches = tuple(sorted(spec.switches.items()))
    at = (export, surface, spec.domain, spec.digest, switches, group)
    if at not in _SEEN:
        if len(_SEEN) >= _MOST_KEPT:
            _SEEN.clear()
        periods = tuple(Periods(group, one) for one in group.spans)
        formulas = tuple(Recompute(one) for one in formulas_of(spec, group))
        with guarded(export.name):
            judged = judge_rows(export, surface, group, [*periods, *formulas])
        _SEEN[at] = GroupJudges(export, judged, periods, formulas)
    return _SEEN[at]


def hold_judged(judged: JudgedFile, judges: Sequence[Judge]) -> None:
    """Hold that the judges saw what they need: every column, every row, and one to judge."""
    for one in judges:
        if one.subject not in judged.coverage:
            raise UntestedError(no_column(sorted(one.items - judged.columns), judged.lacking))
    whole(judged)
    found = [judged.coverage[one.subject] for one in judges]
    if beyond := sum(one.beyond for one in found):
        raise UntestedError(too_many(beyond))
    if not any(one.judged for one in found):
        raise UntestedError(nothing_judged(sum(one.outside for one in found)))


def too_many(rows: int) -> Cause:
    """Return the cause that rows were left out because of too many different inputs."""
    return make_cause("U-TOO-MANY-INPUTS", {"rows": str(rows)}, rows=rows)
