"""The fit-and-gap table: how many requirements a package meets, by field of municipal work."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.report.groups import domain_name, requirements
from conformance.report.sheets.sheet import Sheet, SheetColumn
from conformance.report.sheets.systems import OTHERS, RESIDENTS, TAXES, WELFARE, system_of
from conformance.report.shown import clean
from conformance.results.called import NOT_DELIVERED
from conformance.results.scope import scope_said
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from conformance.report.groups import TriedRequirement
    from conformance.report.sheets.sheet import Value
    from conformance.results.model import Result
    from conformance.values.words import Language

NAME = Bilingual("適合状況", "fit and gap")
_INTRO = Bilingual(
    "要求仕様数は、適用され、実装必須・実装不可か、備えると宣言された要件の数です。対応可能は、その検査が"
    "すべて合格した要件です（適合率は端数切捨て）。未確定（未試験・免除など）と事業者の申告は、対応可能に数えません。",
    "Requirements are those that apply and are required, prohibited or declared. Met: all cases of"
    " it passed. What is open (not tested …) or only stated by the vendor is not counted as met.",
)
COLUMNS = (
    SheetColumn(Bilingual("システム区分", "field"), 16),
    SheetColumn(Bilingual("業務", "domain"), 30),
    SheetColumn(Bilingual("業務数", "domains"), 9),
    SheetColumn(Bilingual("要求仕様数", "requirements"), 12),
    SheetColumn(Bilingual("対応可能", "met"), 10),
    SheetColumn(Bilingual("対応不可", "not met"), 10),
    SheetColumn(Bilingual("未確定", "open"), 10),
    SheetColumn(Bilingual("事業者申告", "stated only"), 11),
    SheetColumn(Bilingual("適合率", "share met"), 10, share=True),
    SheetColumn(Bilingual("宣言なし", "not declared"), 10),
    SheetColumn(Bilingual("対象外", "not applicable"), 10),
    SheetColumn(Bilingual("納入外", "not delivered"), 10),
)
_CITY = (
    SheetColumn(Bilingual("団体", "municipality"), 22),
    SheetColumn(Bilingual("判定基準日", "as of"), 12),
)
_PART = Bilingual("【一部だけの試験】", "[PART ONLY] ")
_TOTAL = Bilingual("計", "total")
_TENTHS = 1_000  # of a percent, in all there is
_OUTSIDE = {"not_declared", "not_applicable", NOT_DELIVERED}
_KINDS: Mapping[str, str] = {
    "pass": "met",
    "fail": "not met",
    "attested": "stated",
    "not_declared": "not_declared",
    "not_applicable": "not_applicable",
    NOT_DELIVERED: NOT_DELIVERED,
}
"""What the weightiest verdict of a requirement counts as; every other is open."""


def requirement_counts(result: Result) -> Mapping[str, Counter[str]]:
    """Return, for each domain, how many requirements are met, not met, open, stated, outside."""
    found: dict[str, Counter[str]] = {}
    for (domain, _), those in requirements(result).items():
        count = found.setdefault(domain, Counter())
        count.update(map(_kind, those))
    return found


def _kind(one: TriedRequirement) -> str:
    """Return what a requirement counts as; under a waiver nothing is met, whatever passes."""
    kind = _KINDS.get(one.called, "open")
    waived = any(case.waiver is not None for case in one.cases)
    return "open" if kind == "met" and waived else kind


def _share(part: int, whole: int) -> float | None:
    """Return a share cut off after a tenth of a percent: only all of them are 100 %."""
    return _TENTHS * part // whole / _TENTHS if whole else None


def sheet(result: Result, lang: Language) -> Sheet:
    """Return the table: fields with their sum, each followed by its domains; the whole last."""
    city = _city(result)
    intro = Bilingual(f"団体: {city}。{_INTRO.ja}", f"Municipality: {city}. {_INTRO.en}")
    if result.scope.narrowed:
        part = scope_said(result.scope, result.catalogue)
        intro = Bilingual(
            f"【一部だけの試験】選んだ要件だけを数えています: {clean(part.ja)}。{intro.ja}",
            f"[PART ONLY] Counted is what was selected: {clean(part.en)}. {intro.en}",
        )
    return Sheet(NAME, COLUMNS, list(_rows(result, lang)), intro)


def of_cities(results: Sequence[Result], lang: Language) -> Sheet:
    """Return the table of a system that several municipalities share: one after the other.

    Each has its own result, for class and day of a requirement are the municipality's.
    """
    rows = [
        (f"{_PART.spoken(lang) if one.scope.narrowed else ''}{_city(one)}", one.as_of, *row)
        for one in sorted(results, key=lambda one: one.product.city_code)
        for row in _rows(one, lang)
    ]
    return Sheet(NAME, (*_CITY, *COLUMNS), rows, _INTRO)


def _city(result: Result) -> str:
    return f"{clean(result.product.city_name)} ({clean(result.product.city_code)})"


def _rows(result: Result, lang: Language) -> Iterator[Sequence[Value]]:
    by_domain = requirement_counts(result)
    for system in (RESIDENTS, TAXES, WELFARE, OTHERS):
        mine = {name: n for name, n in by_domain.items() if system_of(name) == system}
        if mine:
            yield _row(system.spoken(lang), "", mine.values())
            for name, count in mine.items():
                yield _row(system.spoken(lang), domain_name(result, name, lang), [count])
    yield _row(_TOTAL.spoken(lang), "", by_domain.values())


def _row(system: str, domain: str, counts: Collection[Counter[str]]) -> Sequence[Value]:
    total = sum(counts, Counter[str]())
    asked = sum(n for kind, n in total.items() if kind not in _OUTSIDE)
    return (
        system,
        domain,
        len(counts),
        asked,
        total["met"],
        total["not met"],
        total["open"],
        total["stated"],
        _share(total["met"], asked),
        total["not_declared"],
        total["not_applicable"],
        total[NOT_DELIVERED],
    )
