"""What a run was narrowed to must exist: a wrong name is told, not an empty run."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING, get_args

from conformance.cases.case import Surface
from conformance.catalog.models.levels import Decision
from conformance.catalog.nearest import nearest
from conformance.catalog.nearest_path import nearest_path
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.planning.plan import Selection
    from conformance.plugin.run_plan import RunPlan

SURFACES = get_args(Surface)
LEVELS = get_args(Decision)


def check_selection(selection: Selection, plan: RunPlan) -> None:
    """Hold each name of a selection against those there are.

    Raises:
        UsageError: USE002 a domain, USE003 a class, USE005 a surface, USE006 a case glob that
            matches nothing.
    """
    domains = list(plan.specs)
    for name in selection.domains:
        if name not in domains:
            raise UsageError(_no_domain(name, domains))
    for name in selection.levels:
        if name not in LEVELS:
            raise UsageError(_none("USE003", "--class", name, LEVELS))
    for name in selection.surfaces:
        if name not in SURFACES:
            raise UsageError(_none("USE005", "--surface", name, SURFACES))
    for glob in selection.cases:
        if not any(fnmatch.fnmatchcase(one.case.id, glob) for one in plan.near):
            known = [one.case.id for one in plan.whole]
            if not any(fnmatch.fnmatchcase(one, glob) for one in known):
                raise UsageError(_no_case(glob, nearest_path(glob, known)))


def _no_domain(domain: str, known: Sequence[str]) -> Message:
    near, listed = nearest(domain, known), ", ".join(known)
    return Message(
        "USE002",
        f"業務 {domain!r} は specifications にありません。ある業務: {listed}",
        f"domain {domain!r} is not in the profile; it has {listed}",
        f"{near!r} の誤りではありませんか。" if near else "ある業務から選んでください。",
        f"did you mean {near!r}?" if near else "choose one of these",
    )


def _none(code: str, option: str, name: str, known: Sequence[str]) -> Message:
    near, listed = nearest(name.lower(), known), ", ".join(known)
    return Message(
        code,
        f"{option} {name!r} はありません。あるもの: {listed}",
        f"no {option} {name!r}; there are {listed}",
        f"{near!r} の誤りではありませんか。" if near else "あるものから選んでください。",
        f"did you mean {near!r}?" if near else "choose one of these",
    )


def _no_case(glob: str, near: str | None) -> Message:
    every = "conformance plan PROFILE --cases"
    return Message(
        "USE006",
        f"--case {glob!r} に当たる検査は、このプロファイルの計画にありません。",
        f"no case in the plan of this profile matches --case {glob!r}",
        f"{near!r} の誤りではありませんか。" if near else f"{every} で一覧を見てください。",
        f"did you mean {near!r}?" if near else f"list them with {every}",
    )
