"""What a stored result is worth after a revision."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from conformance.results.store import read
from conformance.revision.model import TouchedResult
from conformance.revision.rerun import PROFILE, rerun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from conformance.results.model import CaseModel, Result
    from conformance.revision.cases import Looked
    from conformance.revision.model import TouchedCase

_SETTLED = frozenset({"pass", "attested", "not_applicable", "not_declared"})


def touched_result(looked: Looked, cases: Iterable[TouchedCase], path: Path) -> TouchedResult:
    """Return what the result still says (`UsageError` RES001, RES003, RES004).

    Only cases of the domains that the revision reaches are counted.
    """
    found = read(path)
    had = {c.id: c for c in found.cases if c.id.split("/")[0] in looked.domains}
    judged = {spec.domain for spec in found.catalogue}
    mine = [case for case in cases if case.id.split("/")[0] in judged]
    other = {case.id: case for case in mine if case.what in {"changed", "level"}}
    gone = [case.id for case in mine if case.what == "removed" and case.id in had]
    missing = [case.id for case in mine if case.what == "added" and case.id not in had]
    left = {name: c for name, c in had.items() if name not in gone and name not in other}
    opened = [name for name, case in left.items() if case.verdict not in _SETTLED]
    lost = [name for name in other if name in had and had[name].verdict == "pass"]
    every = {n: looked.after.cases(n) for n in looked.domains if n in judged}
    wanted = {*other, *missing, *opened}
    return TouchedResult(
        str(path),
        f"{found.product.name} {found.product.release}",
        _same(looked, found),
        _passes(left),
        tuple(lost),
        tuple(gone),
        tuple(missing),
        tuple(opened),
        rerun(wanted, every, _profile(found, path)),
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
