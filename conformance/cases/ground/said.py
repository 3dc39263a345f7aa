"""What a requirement's own sentence says of how it works; what it does not say, no text supports.

That a search by several items takes them together, or that a name is matched from its beginning, is
the contract's reading unless the sentence says so; and a log of acts need not be one of persons.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.cases.ground.standing import GroundedSubject, of_requirement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification

_TOGETHER: Final = re.compile(r"組合せ|組み合わせ|を条件に|条件を指定|ごとに|順に選")
_WHOM: Final = re.compile(r"対象|誰の|どの被保険者")
_MATCH: Final[Mapping[str, re.Pattern[str]]] = {
    "exact": re.compile(r"完全一致"),
    "prefix": re.compile(r"前方一致"),
}


def of_conditions(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """That conditions given together must all be met."""
    yield from _said(spec, case, _TOGETHER, "all-conditions")


def of_matching(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """That a value is matched as a whole, or from its beginning."""
    yield from _said(spec, case, _MATCH[case.param("match")], "matching")


def of_whom(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """That the log says whom an act was about."""
    yield from _said(spec, case, _WHOM, "whom")


def _said(
    spec: Specification, case: Case, words: re.Pattern[str], what: str
) -> Iterator[GroundedSubject]:
    function = spec.functions[case.requirement.key]
    if words.search(f"{function.title_ja} {function.summary or ''}"):
        yield of_requirement(spec, case)
    else:
        yield GroundedSubject("reconstructed", f"{case.requirement.id}:{what}")
