"""What a result calls announced 予告 is so by the catalogue: no other verdict excuses a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.trust.levels import due_of, levels_of
from conformance.trust.refused import BundleError, bundle_error

if TYPE_CHECKING:
    from conformance.results.model import CaseModel, Result

_AGAIN = (
    "製品の提供者に、試験し直した結果を求めてください。",
    "ask who delivers the product for the result of another run",
)


def hold_announced(result: Result) -> None:
    """Hold that each case that is only announced is so here, and becomes required on that day.

    Whoever relabels a failure so, in a result that nobody signed, opens a gate by it.

    Raises:
        BundleError: TRU097, the requirement is not announced in the catalogue, or for another day.
        CatalogError: the version of the specification it was judged by is not here.
    """
    for case in result.cases:
        if "announced" not in {case.level, case.verdict}:
            continue
        if "announced" not in levels_of(result, case.requirement):
            raise _not_announced(case)
        if case.due not in due_of(result, case.requirement):
            raise _not_announced(case)


def _not_announced(case: CaseModel) -> BundleError:
    day = "" if case.due is None else case.due.isoformat()
    return bundle_error(
        "TRU097",
        f"検査 {case.id} は予告（適用日 {day or 'なし'}）とされていますが、仕様カタログの定めと"
        "合いません。予告の間の相違として扱えません。",
        f"case {case.id} is called announced (due {day or 'on no day'}), which the catalogue does"
        " not say: it is not excused",
        _AGAIN,
    )
