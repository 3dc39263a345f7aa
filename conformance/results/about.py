"""What a verdict line says beside counts and scope: of what, when, by which draw, against what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.results.announced import announced_said
from conformance.results.computed import computed_said
from conformance.results.unreasoned import unreasoned_said
from conformance.results.withdrawn import withdrawn_said
from conformance.results.words import CITY_TYPES, SURFACES
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.results import model as m
    from conformance.results.computed import ComputedModel
    from conformance.results.invocation import InvocationModel
    from conformance.results.run import RunModel, TriedSurfaceModel


@dataclass(frozen=True, slots=True)
class ResultHeader:
    """A result but for its cases and what follows from them."""

    product: m.ProductModel
    catalogue: Sequence[m.CatalogueModel]
    invocation: InvocationModel
    run: RunModel
    scope: m.ScopeModel
    interrupted: bool = False
    taken_over: m.TakenOverModel | None = None
    computed: Sequence[ComputedModel] = ()


_LATER = Bilingual("（試験の日より先）", " (after the day of the run)")


def about(result: m.Result) -> ResultHeader:
    """Return what a result is about."""
    return ResultHeader(
        result.product,
        result.catalogue,
        result.invocation,
        result.run,
        result.scope,
        result.interrupted,
        result.taken_over,
        result.computed or (),
    )


def circumstances(one: ResultHeader, cases: Sequence[m.CaseModel]) -> Iterator[Bilingual]:
    """Yield what a reader must know to tell this verdict from one on other grounds."""
    if one.taken_over is not None:
        number = one.taken_over.cases
        yield Bilingual(
            f"中断した実行から引継ぎ {number} 件", f"{number} taken over from an interrupted run"
        )
    if one.run.of_sample_package:
        yield Bilingual(
            "試験ツールが起動した見本システム", "the sample package that the harness started"
        )
    city = CITY_TYPES.get(one.product.city_type) or Bilingual(*[one.product.city_type] * 2)
    asked = one.invocation
    to_come = asked.as_of > one.run.finished_at.date()
    yield Bilingual(
        f"{city.ja}、判定基準日 {asked.as_of}{_LATER.ja * to_come}、種 {asked.seed}",
        f"{city.en}, as of {asked.as_of}{_LATER.en * to_come}, seed {asked.seed}",
    )
    if (by := withdrawn_said(cases)) is not None:
        yield by
    if (made := computed_said(one.computed, cases)) is not None:
        yield made
    if (later := announced_said(cases)) is not None:
        yield later
    if (silent := unreasoned_said(cases)) is not None:
        yield silent
    read = rows_read(cases)
    yield from (_surface(each, read) for each in one.run.surfaces)


def rows_read(cases: Iterable[m.CaseModel]) -> int:
    """Return how many rows were read from files, each file counted once."""
    most: dict[str, int] = {}
    for case in cases:
        if case.rows is not None:
            most[case.requirement] = max(most.get(case.requirement, 0), case.rows)
    return sum(most.values())


def _surface(one: TriedSurfaceModel, rows: int) -> Bilingual:
    name = SURFACES.get(one.surface) or Bilingual(one.surface, one.surface)
    kind = _KINDS.get(one.kind) or Bilingual(one.kind, one.kind)
    called = one.kind not in {"sample_package", "directory"}  # theirs differ from run to run
    where = f" {one.address}" if one.address and called else ""
    counted = one.surface == "files"
    return Bilingual(
        f"{name.ja}: {kind.ja}{where}" + (f"（{rows:,} 行を読取り）" if counted else ""),
        f"{name.en}: {kind.en}{where}" + (f" ({rows:,} rows read)" if counted else ""),
    )


_KINDS = {
    "interface": Bilingual("適合試験インターフェース", "test interface"),
    "mapping": Bilingual("対応づけ", "mapped API"),
    "command": Bilingual("コマンド", "command adapter"),
    "sample_package": Bilingual("見本システム", "sample package"),
    "directory": Bilingual("フォルダー", "folder"),
}
