"""Which waivers no longer hold, and which nothing needs: marked wherever waivers are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.results.lattice import needless_waivers
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.results.model import Result

EXPIRED: Final = Bilingual("期限切れ", "expired")
NEEDLESS: Final = Bilingual(
    "不要（不合格も未試験もない）", "not needed: nothing fails or is left open"
)
HOLDS: Final = Bilingual("有効", "holds")


def waiver_marks(result: Result) -> Mapping[str, Bilingual]:
    """Return the mark of the waiver of each case that runs under one, by the case's id."""
    needless = needless_waivers(result.cases, partial=result.scope.narrowed)
    dated = ((case.id, case.waiver) for case in result.cases if case.waiver is not None)
    return {
        case: EXPIRED if one.expired else NEEDLESS if one.of in needless else HOLDS
        for case, one in dated
    }


def stale_mark(marks: Mapping[str, Bilingual], case: str) -> Bilingual:
    """Return what is said beside a waiver in a line: nothing where it holds."""
    mark = marks.get(case, HOLDS)
    return Bilingual("", "") if mark is HOLDS else Bilingual(f" 【{mark.ja}】", f" [{mark.en}]")
