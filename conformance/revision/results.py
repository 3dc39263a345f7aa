"""What a stored result is worth after a revision."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, get_args

from conformance.results.store import read_result
from conformance.revision.model import TouchedResult, What
from conformance.revision.rerun import PROFILE, rerun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from conformance.results.model import CaseModel, Result
    from conformance.revision.cases import Looked
    from conformance.revision.model import TouchedCase

_SETTLED = frozenset({"pass", "attested", "not_applicable", "not_declared"})


def touched_result(looked: Looked, cases: Iterable[TouchedCase], path: Path) -> TouchedResult:
    """Return what a stored result still says (`UsageError` RES001, RES003, RES004)."""
    return worth(looked, cases, read_result(path), path)


def worth(looked: Looked, cases: Iterable[TouchedCase], found: Result, path: Path) -> TouchedResult:
    """Return what a result still says of the domains that the revision reaches and it judged."""
    judged = [spec.domain for spec in found.catalogue if spec.domain in looked.domains]
    had = {case.id: case for case in found.cases if case.requirement.split("/")[0] in judged}
    mine = [case for case in cases if case.requirement.split("/")[0] in judged]
    touched = {what: [one.id for one in mine if one.what == what] for what in get_args(What)}
    gone = [name for name in touched["removed"] if name in had]
    missing = [name for name in touched["added"] if name not in had]
    other = {*touched["changed"], *gone}
    left = {name: case for name, case in had.items() if name not in other}
    raised = {name for name in touched["level"] if name in left and left[name].verdict != "pass"}
    opened = [n for n, c in left.items() if c.verdict not in _SETTLED or n in raised]
    wanted = {*touched["changed"], *missing, *opened}
    every = {name: looked.after.cases(name) for name in judged}
    return TouchedResult(
        result=str(path),
        product=f"{found.product.name} {found.product.release}",
        same_catalogue=_same(looked, found),
        stands=_passes(left),
        lost=tuple(n for n in touched["changed"] if n in had and had[n].verdict == "pass"),
        gone=tuple(gone),
        missing=tuple(missing),
        open=tuple(opened),
        rerun=rerun(wanted, every, _profile(found, path)),
    )


def _profile(found: Result, path: Path) -> str:
    """Return the profile that the result was judged by, as seen from here."""
    if found.run.profile is None:
        return PROFILE
    there = path.parent / found.run.profile
    return found.run.profile if not there.is_file() else os.path.relpath(there)


def _passes(cases: Mapping[str, CaseModel]) -> int:
    return sum(case.verdict == "pass" for case in cases.values())


def _same(looked: Looked, found: Result) -> bool:
    """Say whether a result was judged by just the version before."""
    specs = {name: looked.sides.before.get(name) for name in looked.domains}
    judged = {one.domain: one.digest for one in found.catalogue}
    return all(
        judged[name] == spec.digest
        for name, spec in specs.items()
        if spec is not None and name in judged
    )
