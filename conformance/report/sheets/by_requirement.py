"""The conformance sheet itself: a line for each requirement, as municipalities file it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.ground import ground
from conformance.report.groups import TriedRequirement, domain_name, domain_of, requirements
from conformance.report.sheets.sheet import Sheet, SheetColumn
from conformance.report.words import CALLED, GROUNDS, KINDS, LEVELS, SYMBOLS, word
from conformance.results.deviation import DEVIATES
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.sheets.sheet import Value
    from conformance.results.model import CaseModel, Result
    from conformance.values.words import Language

NAME = Bilingual("適合確認表", "conformance sheet")
COLUMNS = (
    SheetColumn(Bilingual("業務", "domain"), 12),
    SheetColumn(Bilingual("種類", "kind"), 9),
    SheetColumn(Bilingual("要件", "requirement"), 26),
    SheetColumn(Bilingual("要件ID", "id"), 27),
    SheetColumn(Bilingual("実装区分", "class"), 10),
    SheetColumn(Bilingual("判定", "verdict"), 12),
    SheetColumn(Bilingual("検査数", "cases"), 8),
    SheetColumn(Bilingual("合格", "passed"), 8),
    SheetColumn(Bilingual("期待の根拠", "ground"), 14),
    SheetColumn(Bilingual("出典", "source"), 24),
    SheetColumn(Bilingual("理由・相違", "reason or deviation"), 38),
    SheetColumn(Bilingual("備考", "remarks"), 14),
)
_SIGNS = {"required": "◎", "optional": "○", "prohibited": "×", "announced": "予"}
_STRENGTH: tuple[str, ...] = tuple(GROUNDS)[::-1]
"""Grounds from the weakest: a requirement stands on the weakest of its cases."""


def sheet(result: Result, lang: Language) -> Sheet:
    """Return the sheet; remarks are for people to write."""
    return Sheet(NAME, COLUMNS, _rows(result, lang))


def _rows(result: Result, lang: Language) -> Iterator[Sequence[Value]]:
    for (domain, kind), those in requirements(result).items():
        name, kind_said = domain_name(result, domain, lang), word(KINDS, kind).spoken(lang)
        for tried in those:
            yield (name, kind_said, *_row(tried, lang))


def _row(tried: TriedRequirement, lang: Language) -> Iterator[Value]:
    case, verdict = tried.first, tried.verdict
    title, source = case.requirement_title, ground(case.source, case.provenance)
    weakest = min((one.ground for one in tried.cases), key=_STRENGTH.index)
    yield from (title.spoken(lang), case.requirement)
    yield said_level(case.level, lang)
    yield said_verdict(tried.called, lang)
    yield from (len(tried.cases), sum(one.verdict == "pass" for one in tried.cases))
    yield from (word(GROUNDS, weakest).spoken(lang), source.spoken(lang))
    yield reason(next(one for one in tried.cases if one.verdict == verdict), lang)
    yield _waived(tried, lang)


def said_level(level: str, lang: Language) -> str:
    """Return 実装区分 with the sign by which the standard writes it."""
    return f"{_SIGNS.get(level, '')} {word(LEVELS, level).spoken(lang)}".strip()


def said_verdict(verdict: str, lang: Language) -> str:
    """Return what a case is called with its sign, so that a print without colour tells it."""
    return f"{SYMBOLS.get(verdict, '')} {word(CALLED, verdict).spoken(lang)}".strip()


def reason(case: CaseModel, lang: Language) -> str:
    """Return what was found, why nothing could be judged, or who stated it; "" for a pass."""
    if (by := case.attestation) is not None:
        return f"{by.on} {by.role} {by.by}: {by.statement} ({by.evidence})"
    told = case.finding if case.verdict in DEVIATES else case.cause
    if told is None:
        return ""
    return f"{told.code} {told.text.spoken(lang)}"


def _waived(tried: TriedRequirement, lang: Language) -> str:
    until = {one.waiver.expires for one in tried.cases if one.waiver is not None}
    if not until:
        return ""
    day = min(until)
    return f"免除 {day} まで" if lang == "ja" else f"waived until {day}"


def place_of(case: CaseModel, result: Result, lang: Language) -> tuple[str, str]:
    """Return the domain and the requirement of a case by their names."""
    title = case.requirement_title
    domain = domain_name(result, domain_of(case), lang)
    return domain, title.spoken(lang)
