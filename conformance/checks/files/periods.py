"""Export files: periods in rows run forwards, and those of one key do not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.records import RecordGroup
from conformance.checks.files.judged import group_judges, hold_judged
from conformance.checks.files.outcome import hold_not_sampled, none_wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification


@generates(RecordGroup)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for all periods of a group."""
    if cast("RecordGroup", subject).spans:
        yield Draft("file-periods", "files/periods")


@check(
    "files/periods",
    polarity="value",
    compares="periods",
    surface="files",
    ja="期間の終わりが始まりより前になく、同じキーの期間が重ならない",
    en="no period ends before it begins, and periods of one key do not overlap",
    needs=(),
)
def file_periods(trial: Trial) -> None:
    """Every period of every row ends on or after its beginning; no two of one key overlap."""
    found = group_judges(trial)
    of = found.judged.tallies.of
    wrong = [tally for one in found.periods for tally in of(one.subject)]
    none_wrong(trial, found.export, "file-periods", wrong)
    hold_not_sampled(trial)
    hold_judged(found.judged, found.periods)
