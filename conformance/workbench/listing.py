"""Cases of a page: narrowed by words, by what they are called and by code, some at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from conformance.results.called import CALLED, called

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from conformance.results.model import CaseModel
    from conformance.workbench.visit import Visit

PER_PAGE: Final = 100
"""Cases of one page; the numbers beside them are of all that there are."""

_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class CaseListing:
    """The cases of one page of a list, and what the others are found by.

    `fitting`: how many the filter leaves of `total`. `codes`, `verdicts`: those that occur in all,
    with how often. `done`: those of which something was decided already.
    """

    cases: tuple[CaseModel, ...]
    fitting: int
    total: int
    page: int
    words: str
    code: str
    verdict: str
    undecided: bool
    codes: Sequence[tuple[str, int]]
    verdicts: Sequence[tuple[str, int]]
    done: Collection[str] = ()

    @property
    def pages(self) -> int:
        """How many pages there are; one where there is nothing."""
        return max(1, -(-self.fitting // PER_PAGE))

    @property
    def first(self) -> int:
        """The number of the first case of this page, from one; nought where there is none."""
        return (self.page - 1) * PER_PAGE + 1 if self.cases else 0

    def query(self, page: int | None = None) -> str:
        """Return the query that leads to a page of the same filter."""
        asked = {
            "words": self.words,
            "code": self.code,
            "verdict": self.verdict,
            "undecided": "1" if self.undecided else "",
            "page": str(page or self.page),
        }
        return urlencode({name: value for name, value in asked.items() if value})


def listing(visit: Visit, cases: Sequence[CaseModel], done: Collection[str] = ()) -> CaseListing:
    """Return the page of cases that a request asks for; a page that is not there is the nearest."""
    words, code, verdict = (visit.asked(name).strip() for name in ("words", "code", "verdict"))
    undecided = visit.asked("undecided") == "1"
    sought = words.casefold().split()
    found = [
        case
        for case in cases
        if (not code or code_of(case) == code)
        and (not verdict or called(case) == verdict)
        and not (undecided and case.id in done)
        and (not sought or all(word in _text(case) for word in sought))
    ]
    last = max(1, -(-len(found) // PER_PAGE))
    page = min(max(_number(visit.asked("page")), 1), last)
    codes, verdicts = Counter(map(code_of, cases)), Counter(map(called, cases))
    return CaseListing(
        tuple(found[(page - 1) * PER_PAGE : page * PER_PAGE]),
        len(found),
        len(cases),
        page,
        words,
        code,
        verdict,
        undecided,
        [(name, n) for name, n in codes.most_common() if name],
        [(name, verdicts[name]) for name in CALLED if verdicts[name]],
        done,
    )


def code_of(case: CaseModel) -> str:
    """Return the code of what was found, or of why there is no judgement; else nothing."""
    told = case.finding or case.cause
    return "" if told is None else told.code


def _text(case: CaseModel) -> str:
    told = case.finding or case.cause
    said = "" if told is None else f"{told.code} {told.text.ja} {told.text.en}"
    title = f"{case.requirement_title.ja} {case.requirement_title.en}"
    return f"{case.id} {title} {case.title.ja} {case.title.en} {said}".casefold()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 1
