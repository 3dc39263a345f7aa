"""`--only`: a run narrowed to what an earlier result leaves to be tried; nothing is carried over.

What was decided there is left out and counted as left out, so that such a run never speaks for it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.errors import Message, UsageError
from conformance.planning.only import ONLY_KINDS, Only, OnlyKind
from conformance.plugin.record import versions
from conformance.results.store import read_result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.planning.plan import Selection
    from conformance.results.model import Result
    from conformance.surfaces.profile import LoadedProfile

FAILED = frozenset({"fail", "unconfirmed", "announced", "spec_unclear", "harness_error"})
"""Verdicts of a case that somebody works on."""

_LOST = "T-"  # causes of the way to the package: it was not there, hung, or broke off


@dataclass(frozen=True, slots=True)
class CaseSelection:
    """What `--only` and `--against` say."""

    kind: OnlyKind
    against: Path


def asked_of(kind: str | None, against: Path | None) -> CaseSelection | None:
    """Return what is asked; None where nothing is.

    Raises:
        UsageError: USE167, one of the two options without the other; USE168, no such kind.
    """
    if kind is None and against is None:
        return None
    if kind is None or against is None:
        raise UsageError(_alone("--against" if kind is None else "--only"))
    for known in ONLY_KINDS:
        if kind == known:
            return CaseSelection(known, against)
    raise UsageError(_no_kind(kind))


def not_reached(asked: CaseSelection | None) -> Message | None:
    """Return a notice where `failed` leaves out cases that never reached the package."""
    if asked is None or asked.kind != "failed":
        return None
    causes = [case.cause for case in read_result(asked.against).cases if case.verdict == "untested"]
    lost = [cause.code for cause in causes if cause is not None and cause.code.startswith(_LOST)]
    return _left_out(asked.against, len(lost), sorted(set(lost))) if lost else None


def with_its_seed(given: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """Return the options of a run with the seed of the result asked about, unless one is given.

    Other facts may not show what failed, and what is not mended would look repaired.
    """
    against = given.get("against")
    asked = asked_of(given.get("only"), Path(against) if against else None)
    if asked is None or asked.kind == "new" or given.get("seed"):
        return given
    return {**given, "seed": str(read_result(asked.against).seed)}


def hold_elsewhere(asked: CaseSelection | None, out: Path | None) -> None:
    """Hold that this run does not replace the result asked about (`UsageError` USE169)."""
    if asked and out and asked.against.resolve().parent == out.resolve():
        raise UsageError(_same_folder(asked.against))


def narrowed(
    selection: Selection,
    asked: CaseSelection | None,
    profile: LoadedProfile,
    specs: Mapping[str, Specification],
) -> Selection:
    """Return the selection with what the result asked about leaves to be tried.

    `failed`: what deviated there, was unclear, or was a fault of ours. `new`: what it does not
    hold. `affected`: all but the passes that profile, specification of the domain and version of
    the harness leave as they were.

    Raises:
        UsageError: the file cannot be read as a result.
    """
    if asked is None:
        return selection
    was = read_result(asked.against)
    digest = hashlib.sha256(asked.against.read_bytes()).hexdigest()
    only = Only(asked.kind, digest, frozenset(_listed(asked.kind, was, profile, specs)))
    return replace(selection, only=replace(only, others=asked.kind != "failed"))


def _listed(
    kind: OnlyKind, was: Result, profile: LoadedProfile, specs: Mapping[str, Specification]
) -> Iterator[str]:
    """Yield the cases that are wanted, of `failed`; else those that are not."""
    if kind == "failed":
        yield from (case.id for case in was.cases if case.verdict in FAILED)
    elif kind == "new":
        yield from (case.id for case in was.cases)
    elif _as_then(was, profile):
        then = {one.domain: one.digest for one in was.catalogue}
        same = {name for name, spec in specs.items() if then.get(name) == spec.digest}
        yield from (c.id for c in was.cases if c.verdict == "pass" and c.id.split("/")[0] in same)


def _as_then(was: Result, profile: LoadedProfile) -> bool:
    """Return whether the profile and what draws and judges are as they were."""
    return (was.invocation.profile_digest, was.invocation.versions) == (profile.digest, versions())


def _left_out(against: Path, cases: int, codes: list[str]) -> Message:
    listed = ", ".join(codes)
    return Message(
        "USE164",
        f"--against の結果では {cases} 件が製品に届かず、試験していません（{listed}）。"
        "不合格ではないため、--only failed には入りません。",
        f"{cases} cases of the result named by --against did not reach the package ({listed});"
        " they did not fail, and --only failed leaves them out",
        f"--only affected --against {against} で試すか、絞らずに実行してください。",
        f"try them with --only affected --against {against}, or run without --only",
    )


def _alone(given: str) -> Message:
    return Message(
        "USE167",
        f"{given} だけが指定されています。--only と --against は一緒に指定します。",
        f"{given} stands alone; --only and --against belong together",
        "--only failed --against 前回の result.json のように書いてください。",
        "write --only failed --against the earlier result.json",
    )


def _no_kind(kind: str) -> Message:
    near, listed = nearest(kind, ONLY_KINDS), ", ".join(ONLY_KINDS)
    return Message(
        "USE168",
        f"--only {kind!r} はありません。あるもの: {listed}",
        f"no --only {kind!r}; there are {listed}",
        f"{near!r} の誤りではありませんか。" if near else "あるものから選んでください。",
        f"did you mean {near!r}?" if near else "choose one of these",
    )


def _same_folder(path: Path) -> Message:
    return Message(
        "USE169",
        "--out は --against の結果があるフォルダーです。一部だけの結果で上書きされてしまいます。",
        "--out is the folder of the result named by --against: the result of a part would take "
        "the place of the whole",
        "別のフォルダーを --out で指定してください。",
        "name another folder by --out",
        str(path),
    )
