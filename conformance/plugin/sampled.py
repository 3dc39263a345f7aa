"""Passes of a result tried once more: as they were, but with people and values of other seeds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from conformance.plugin.export_files import with_switches
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.repeat import Repetition
from conformance.results.named import answer_model, waiver_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from conformance.cases.case import Case
    from conformance.planning.plan import Planned
    from conformance.results.model import AnswerModel, CaseModel, Result
    from conformance.surfaces.profile import Profile


def another_trial(
    before: Result,
    profile: Path,
    directory: Path | None,
    seed: int,
    others: Mapping[str, str | None],
) -> Repetition:
    """Return a result prepared to be tried again on the same day with another seed."""
    options = {
        "profile": str(profile),
        "seed": str(seed),
        "as-of": before.as_of.isoformat(),
        **{name: value for name, value in others.items() if value},
    }
    prepared = prepare(options_of(options))
    if before.invocation.files is not None:
        prepared = with_switches(prepared, before.invocation.files)
    return Repetition(before, prepared, directory)


def only_those(trial: Repetition, ids: Iterable[str]) -> Repetition:
    """Return a trial of some cases."""
    return replace(trial, prepared=replace(trial.prepared, only=frozenset(ids)))


def otherwise_planned(trial: Repetition) -> Iterator[str]:
    """Yield the cases that the profile here has to be tried, and the result has not.

    They are missing from it though nothing was left out, are of another class, or it says that they
    do not apply or were not declared.
    """
    before = {case.id: case for case in trial.before.cases}
    whole = not trial.before.scope.left_out and not trial.before.interrupted
    for planned in trial.prepared.whole:
        was = before.get(planned.case.id)
        missing = was is None and whole
        if missing or (was is not None and not _is_so_here(was, planned)):
            yield planned.case.id


def _is_so_here(was: CaseModel, planned: Planned) -> bool:
    """Return whether a case is of the class that it has here, and away only if it is away here."""
    if was.level != planned.level:
        return False
    if was.verdict not in _AWAY or was.verdict == planned.verdict:
        return True
    # which formats and differentials a product writes, a profile without that surface cannot tell
    told = "" if was.cause is None else was.cause.code
    return planned.verdict == "untested" and told in _OF_SURFACES


_AWAY: Final = frozenset({"not_applicable", "not_declared"})
_OF_SURFACES: Final = frozenset({"N-FORMAT", "N-DIFFERENTIAL"})


def otherwise_excused(trial: Repetition) -> Iterator[str]:
    """Yield the cases whose deviation the result excuses, and the profile here does not.

    The vendor's answer, or the exception it runs under, must stand in the profile here, too: the
    same document and page, a waiver that has not expired.
    """
    profile, day = trial.prepared.profile.profile, trial.prepared.options.day
    before = {case.id: case for case in trial.before.cases}
    for planned in trial.prepared.whole:
        was = before.get(planned.case.id)
        if was is not None and not _is_excused_here(was, planned.case, profile, day):
            yield was.id


def _is_excused_here(was: CaseModel, case: Case, profile: Profile, day: date) -> bool:
    if was.verdict == "answered":
        own = answer_model(profile, case)
        return own is not None and was.answer is not None and _said(own) == _said(was.answer)
    if was.verdict != "fail" or was.waiver is None:
        return True
    waiver = waiver_model(profile, case, day)
    return waiver is not None and not waiver.expired


def _said(answer: AnswerModel) -> tuple[bool, str | None, str | None]:
    return answer.accepted, answer.document, answer.page
