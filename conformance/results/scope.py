"""The scope of a run as readers know it: domains, levels and surfaces by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.results.words import GROUNDS, LEVELS, SURFACES
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.results.model import CatalogueModel, OnlyModel, ScopeModel

_EVERYTHING = Bilingual("全体", "everything")
_PAST = Bilingual("過去の日を基準とした判定のみ", "only as of a day in the past")


_SHARD = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")


def shard_of(scope: ScopeModel) -> tuple[int, int] | None:
    """Return which part of how many was selected; None where it was no shard."""
    found = _SHARD.fullmatch(scope.shard or "")
    part, whole = map(int, found.groups()) if found else (0, 0)
    return (part, whole) if 1 <= part <= whole else None


def scope_said(scope: ScopeModel, catalogue: Iterable[CatalogueModel]) -> Bilingual:
    """Return what was selected and how much was left out; globs of case ids stay as typed."""
    parts = tuple(_parts(scope, catalogue))
    if not parts:
        return _PAST if scope.past_day else _EVERYTHING
    said = _selected(scope, parts)
    return Bilingual(f"{said.ja}、{_PAST.ja}", f"{said.en}, {_PAST.en}") if scope.past_day else said


def _selected(scope: ScopeModel, parts: tuple[Bilingual, ...]) -> Bilingual:
    return Bilingual(
        f"{'、'.join(part.ja for part in parts)} のみ（選択外 {scope.left_out} 件）",
        f"only {', '.join(part.en for part in parts)} ({scope.left_out} cases left out)",
    )


_ONLY = {
    "failed": Bilingual("不合格だったもの", "what failed"),
    "affected": Bilingual("変わり得るもの", "what may be otherwise"),
    "new": Bilingual("なかったもの", "what is new"),
}


def _only(chosen: OnlyModel) -> Bilingual:
    what, of = _ONLY[chosen.kind], chosen.against[:12]
    return Bilingual(f"前の結果（{of}）に対し{what.ja}", f"{what.en} against the result {of}")


def _parts(scope: ScopeModel, catalogue: Iterable[CatalogueModel]) -> Iterator[Bilingual]:
    names = {spec.domain: spec.name for spec in catalogue}
    for domain in scope.domains:
        yield names.get(domain) or Bilingual(domain, domain)
    for table, chosen in ((LEVELS, scope.levels), (SURFACES, scope.surfaces)):
        yield from (table.get(name) or Bilingual(name, name) for name in chosen)
    yield from (Bilingual(glob, glob) for glob in scope.cases)
    if scope.ground:
        least = GROUNDS[scope.ground]
        yield Bilingual(f"根拠が「{least.ja}」以上", f"standing on at least: {least.en}")
    if scope.only is not None:
        yield _only(scope.only)
    if scope.shard:
        yield Bilingual(f"分割 {scope.shard}", f"shard {scope.shard}")
