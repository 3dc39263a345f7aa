"""Deviations told in full, as far as a page holds them; the others by a line each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from conformance.report.failure import Failure
from conformance.report.page.budget import ByteBudget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conformance.report.failure import PartName
    from conformance.results.model import CaseModel, DefectModel

FULL = 1_000_000
"""Bytes of what is told in full under one heading."""

OPEN = 10
"""Articles that stand open when the page is opened."""

_VALUE: Final = 1_000  # characters of a value
_PARTS: Final[tuple[PartName, ...]] = (
    *("fault", "fault_remedy", "expected", "found", "sent", "where", "rests_on", "source"),
    *("story", "saved", "example", "to_answer", "remedy", "waiver", "answer", "repeat"),
)
_AS_CODE: Final[frozenset[PartName]] = frozenset(
    {"expected", "found", "sent", "where", "example", "repeat"}
)


@dataclass(slots=True)
class HeadingDeviations:
    """The deviations under a heading; `others` are (number, defect, its root)."""

    anchor: str
    number: int
    articles: list[Markup] = field(default_factory=list)
    others: list[tuple[int, DefectModel, CaseModel]] = field(default_factory=list)


def heading_deviations(
    anchor: str,
    defects: Sequence[DefectModel],
    case_of: Mapping[str, CaseModel],
    article: Callable[..., str],
    repeat: Callable[[str], str],
) -> HeadingDeviations:
    """Return the deviations, the first in full whatever its size; `article` makes one's text.

    `repeat` gives the command that tries a case again.
    """
    found, budget = HeadingDeviations(anchor, len(defects)), ByteBudget(FULL)
    for number, defect in enumerate(defects, 1):
        case = case_of[defect.root]
        if found.others:
            found.others.append((number, defect, case))
            continue
        text = article(
            anchor=anchor,
            number=number,
            defect=defect,
            case=case,
            failure=Failure(case, defect, repeat(case.id), _VALUE),
            in_order=_PARTS,
            as_code=_AS_CODE,
            opened=number <= OPEN,
        )
        if budget.holds(text) or number == 1:
            found.articles.append(Markup(text))  # noqa: S704 - a template's own, escaped there
        else:
            found.others.append((number, defect, case))
    return found


def anchors(*parts: tuple[str, Sequence[DefectModel]]) -> dict[str, str]:
    """Return the anchor of each case that deviates: that of its root."""
    return {case: place for one in parts for case, place in _anchors(*one)}


def _anchors(anchor: str, defects: Sequence[DefectModel]) -> Iterator[tuple[str, str]]:
    for number, defect in enumerate(defects, 1):
        yield from ((case, f"{anchor}-{number}") for case in (defect.root, *defect.consequences))
