"""Passes of a result tried once more: as they were, but with people and values of other seeds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.plugin.export_files import with_switches
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.repeat import Repetition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from conformance.results.model import Result


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

    They are missing from it though nothing was left out, or it says that they do not apply or were
    not declared.
    """
    before = {case.id: case for case in trial.before.cases}
    whole = not trial.before.scope.left_out and not trial.before.interrupted
    for planned in trial.prepared.whole:
        was = before.get(planned.case.id)
        if was is None:
            settled = not whole
        else:
            away = was.verdict in {"not_applicable", "not_declared"} and planned.verdict is None
            settled = was.level == planned.level and not away
        if not settled:
            yield planned.case.id
