"""Continue an interrupted run: only what was decided about the very same things is taken over."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import rfc8785

from conformance.errors import Message, UsageError
from conformance.results.deviation import DEVIATES
from conformance.results.interrupted import is_remembered
from conformance.results.model import TakenOverModel
from conformance.results.store import read_result
from conformance.results.unfinished import unfinished_cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.findings import Cause
    from conformance.planning.plan import Selection
    from conformance.plugin.prepare import Prepared
    from conformance.plugin.record import RunRecord
    from conformance.population.rows import Row
    from conformance.results.judged_on import ScopeModel
    from conformance.results.model import CaseModel, Result
    from conformance.results.run import TriedSurfaceModel

_SCOPE = ("domain", "class", "surface", "case", "shard", "ground", "only")
_ABOUT_THE_PRODUCT = ("pass", *DEVIATES, "spec_unclear", "needs_review")
"""Verdicts that were decided. Whatever a case stayed untested for, it is tried again."""
_FOUND = ("verdict", "cause", "finding", "saved", "rows", "ground", "rests_on")
"""What a run finds out of a case."""


@dataclass(frozen=True)
class Earlier:
    """The result of the run that is continued, as it stood in its file when this one began."""

    result: Result
    digest: str

    def decided(self, prepared: Prepared) -> dict[str, CaseModel]:
        """Return the cases of this run's plan that the earlier one decided."""
        planned = {p.case.id for p in prepared.executable}
        return {
            case.id: case
            for case in self.result.cases
            if case.verdict in _ABOUT_THE_PRODUCT and case.id in planned
        }

    def taken_over(self, cases: int) -> TakenOverModel:
        """Return what the result says of what it took over."""
        return TakenOverModel(
            cases=cases, result=self.digest, started_at=self.result.run.started_at
        )


def as_taken_over(planned: CaseModel, was: CaseModel) -> CaseModel:
    """Return a case of this plan with what the earlier run found, and nothing else of it."""
    found = {name: getattr(was, name) for name in _FOUND}
    return planned.model_copy(update={**found, "taken_over": True})


def earlier_of(path: Path) -> Earlier:
    """Return the run to continue (`UsageError`: no result, not interrupted, or changed since)."""
    try:
        stat = path.stat()
    except OSError:
        return _earlier(path, 0, 0)  # reading says what is wrong
    return _earlier(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1)  # a large result is read once by a process
def _earlier(path: Path, _changed: int, _size: int) -> Earlier:
    result = read_result(path)
    if not result.interrupted:
        raise UsageError(_complete(path))
    content = path.read_bytes()
    if not is_remembered(content):
        raise UsageError(_not_from_here(path))
    try:
        cases = unfinished_cases(content, path)
    except (OSError, ValueError) as error:
        raise UsageError(_not_from_here(path)) from error
    if cases:  # it was killed: what it found stands beside it
        result = result.model_copy(update={"cases": cases})
    return Earlier(result, hashlib.sha256(content).hexdigest())


def with_earlier(given: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the options of a run, with seed, day and scope of the one it continues unless given.

    The scope is taken over as a whole: whoever names a part of it names all of it.
    """
    resumed = given.get("resume")
    if not resumed:
        return dict(given)
    path = Path(resumed)
    was = earlier_of(path).result
    day, seed = given.get("as-of") or was.as_of.isoformat(), given.get("seed") or str(was.seed)
    scope: dict[str, str | None] = {}
    if not any(given.get(name) for name in _SCOPE):
        scope = {name: part or None for name, part in zip(_SCOPE, _scope(was.scope), strict=True)}
        if was.run.against is not None:
            scope["against"] = os.path.normpath(path.parent / was.run.against)
    return {**given, **scope, "as-of": day, "seed": seed}


def _scope(scope: ScopeModel) -> tuple[str, ...]:
    """Return what was selected as it is written on the command line, in the order of `_SCOPE`."""
    lists = (scope.domains, scope.levels, scope.surfaces, scope.cases)
    only = "" if scope.only is None else scope.only.kind
    return (*(",".join(one) for one in lists), scope.shard or "", scope.ground or "", only)


def _selected(selection: Selection) -> tuple[str, ...]:
    """Return what is selected now, like `_scope`."""
    chosen = selection
    lists = (chosen.domains, chosen.levels, chosen.surfaces, chosen.cases)
    shard = "" if chosen.shard is None else "/".join(map(str, chosen.shard))
    only = "" if chosen.only is None else chosen.only.kind
    return (*(",".join(one) for one in lists), shard, chosen.ground or "", only)


def answer_digest(capabilities: Sequence[Row]) -> str:
    """Return the hash of what a package says it provides, whatever the order."""
    rows = sorted(rfc8785.dumps(dict(row)) for row in capabilities)
    return hashlib.sha256(b"\n".join(rows)).hexdigest()


def hold_continuable(earlier: Earlier, prepared: Prepared, record: RunRecord) -> None:
    """Hold that the earlier run judged the same things, and left something to be tried.

    Raises:
        UsageError: USE132 names what differs; USE133, everything was decided.
    """
    if differs := tuple(_differences(earlier.result, prepared, record)):
        raise UsageError(_other(differs))
    if len(earlier.decided(prepared)) == len(prepared.executable):
        raise UsageError(_nothing_left())


def _differences(was: Result, prepared: Prepared, record: RunRecord) -> Iterator[tuple[str, str]]:
    """Yield in both languages what this run judges otherwise than the earlier one."""
    then, now = was.invocation, record.invocation
    selected = _selected(prepared.options.selection)
    catalogue = {domain: spec.digest for domain, spec in prepared.specs.items()}
    corpus = prepared.corpus.digest if prepared.options.corpus else None
    compared: list[tuple[str, str, object, object]] = [
        ("プロファイル", "profile", then.profile_digest, now.profile_digest),
        ("カタログ", "catalogue", {c.domain: c.digest for c in was.catalogue}, catalogue),
        ("種", "seed", then.seed, now.seed),
        ("判定する日", "day", then.as_of, now.as_of),
        ("ハーネスの版", "version of the harness", then.versions.harness, now.versions.harness),
        (
            "Hypothesis の版",
            "version of Hypothesis",
            then.versions.hypothesis,
            now.versions.hypothesis,
        ),
        ("見本システムの欠陥", "seeded fault", then.mutant, now.mutant),
        ("保存した反例", "saved counterexamples", was.corpus and was.corpus.digest, corpus),
        ("選んだ範囲", "what is selected", _scope(was.scope), selected),
        ("前の結果", "the earlier result", _against(was.scope), _now_against(prepared)),
        ("判定するファイル", "the files judged", then.evidence, now.evidence),
    ]
    package: list[tuple[str, str, object, object]] = [
        (
            "システムが提供すると答えた内容",
            "what the package says it provides",
            then.capabilities,
            now.capabilities,
        ),
        ("接続先", "address", _addresses(was.run.surfaces), _addresses(record.surfaces)),
    ]
    if any(case.verdict in _ABOUT_THE_PRODUCT for case in was.cases):
        compared += package  # a run stopped before it reached the package took nothing from it
    yield from ((ja, en) for ja, en, before, after in compared if before != after)


def _against(scope: ScopeModel) -> str | None:
    return None if scope.only is None else scope.only.against


def _now_against(prepared: Prepared) -> str | None:
    only = prepared.options.selection.only
    return None if only is None else only.against


def _addresses(surfaces: Sequence[TriedSurfaceModel]) -> list[tuple[str, str | None]]:
    """Return how the package was called; the sample answers at another port each time."""
    called = (one for one in surfaces if one.surface == "api")
    return [(s.kind, None if s.kind == "sample_package" else s.address) for s in called]


def no_answer(cause: Cause) -> UsageError:
    """Return the error that nothing can be taken over: nobody says what is under test."""
    return UsageError(
        Message(
            "USE134",
            f"システムが応答しないため、同じものか確かめられません（{cause.code} {cause.ja}）。",
            "the package does not answer, so it cannot be told whether it is the same "
            f"({cause.code} {cause.en})",
            "システムを起動してから --resume で続けてください。前回の結果はそのまま残ります。",
            "start the package, then continue with --resume; the earlier result stays as it is",
        )
    )


def _complete(path: Path) -> Message:
    return Message(
        "USE131",
        f"{path.name} は中断した実行の結果ではありません。引き継げるのは中断した実行だけです。",
        f"{path.name} is not the result of an interrupted run; only such a run can be continued",
        "--resume を付けずに実行してください。",
        "run without --resume",
        str(path),
    )


def _not_from_here(path: Path) -> Message:
    return Message(
        "USE137",
        f"{path.name} は、この利用者がこの機械で中断した実行の結果のままではありません。",
        f"{path.name} is not just what an interrupted run of this user on this machine wrote",
        "--resume を付けずに初めから実行してください（キャッシュの消去や"
        "空の CONFORMANCE_CACHE でも続けられなくなります）。",
        "run from the beginning without --resume (a cleared cache or an empty"
        " CONFORMANCE_CACHE also ends what can be continued)",
        str(path),
    )


def _other(differs: tuple[tuple[str, str], ...]) -> Message:
    ja, en = "、".join(one[0] for one in differs), ", ".join(one[1] for one in differs)
    return Message(
        "USE132",
        f"中断した実行と違うものがあるため、続けられません: {ja}",
        f"this is not what the interrupted run judged; other: {en}",
        "同じものを用意して続けるか、--resume を付けずに初めから実行してください。",
        "continue with the same, or run from the beginning without --resume",
    )


def _nothing_left() -> Message:
    return Message(
        "USE133",
        "中断した実行で、選んだ検査はすべて判定済みです。続けて試験するものがありません。",
        "the interrupted run decided every case that is selected; nothing is left to be tried",
        "--resume を付けずに実行してください。",
        "run without --resume",
    )
