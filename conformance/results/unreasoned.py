"""Refusals by which nobody can tell why: neither the item at fault is named nor a reason for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.results.model import CaseModel

_LEFT: Final = frozenset({"untested", "not_applicable", "not_declared"})


def unreasoned(cases: Iterable[CaseModel]) -> int:
    """Return in how many judged cases a refusal counts that names neither item nor reason."""
    return sum(bool(case.unreasoned) and case.verdict not in _LEFT for case in cases)


def unreasoned_said(cases: Iterable[CaseModel]) -> Bilingual | None:
    """Return what the verdict line says of it; None where every refusal names one of them."""
    count = unreasoned(cases)
    if not count:
        return None
    return Bilingual(
        f"項目も理由も示さない拒否 {count} 件",
        f"refusals that name neither the item nor a reason: {count}",
    )
