"""The cover: the verdict in a sentence, what was tested how, and the counts that earned it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.report.facts import facts, warnings
from conformance.report.groups import domain_of, unconfirmed, waived
from conformance.report.page.minute import answer
from conformance.report.sheets.by_requirement import said_verdict
from conformance.report.sheets.sheet import page, put
from conformance.report.shown import clean
from conformance.report.words import CALLED, GROUNDS, LEVELS
from conformance.results.called import called
from conformance.results.scope import scope_said
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from conformance.report.sheets.sheet import Formats, Value
    from conformance.results.model import Result
    from conformance.values.words import Language

NAME = Bilingual("表紙", "cover")
TITLE = Bilingual("標準準拠システム 適合確認表", "Conformance sheet")
_ACROSS = 11
_LINE = 2
_COLOURS = {"conformant": "good", "known_taken": "good", "not_conformant": "bad"}
_LETTERS_A_LINE = 62
_POINTS_A_LINE = 18
_HEAD_POINTS = 40
_UNOFFICIAL = Bilingual(
    "独立した試験ツールによる結果であり、国等による公式の適合確認ではありません。",
    "Made by an independent test tool; this is no official confirmation of conformance.",
)
_ASKED = Bilingual(
    "導入してよいか（最も厳しい方針、試験の日）:",
    "May this be installed (by the strictest policy, on the day of the run)?",
)
_READ_ON = Bilingual(
    "「適合状況」は業務ごとの数、「適合確認表」は要件ごとの判定、「未試験と理由」は判定に至らなかった検査です。"
    "事業者の申告と納入外は「検査一覧」の判定の欄にあります。値は伏せてあります。",
    "“fit and gap” has the numbers by domain, “conformance sheet” the verdict of each requirement,"
    " “not tested” what could not be judged; statements and what is not delivered are in “cases”."
    " Values are masked.",
)


def add(book: Workbook, formats: Formats, result: Result, lang: Language, footer: str) -> None:
    """Add the cover as the first sheet."""
    sheet = book.add_worksheet(NAME.spoken(lang))
    page(sheet, footer)
    sheet.fit_to_pages(1, 1)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, _ACROSS, 11)
    put(sheet, 0, 0, TITLE.spoken(lang), formats["title"])
    line = clean(result.verdict.line.spoken(lang))
    colour = _COLOURS.get(result.verdict.state, "open")
    _across(sheet, _LINE, line, formats[colour])
    found = answer(result)
    asked = f"{_ASKED.spoken(lang)} {clean(found.sentence.spoken(lang))}"
    _across(sheet, _LINE + 1, asked, formats["good" if found.opens else "open"])
    at = _LINE + 3
    for label, fact in _head(result, lang):
        put(sheet, at, 0, label, formats["label"])
        put(sheet, at, 1, fact, formats.of("plain", fact))
        at += 1
    for table in _tables(result, lang):
        at += 1
        sheet.set_row(at, _HEAD_POINTS)
        for number, row in enumerate(table):
            for column, value in enumerate(row):
                style = "head" if number == 0 else "text" if isinstance(value, str) else "number"
                put(sheet, at, column, value, formats.of(style, value))
            at += 1
    put(sheet, at + 2, 0, _UNOFFICIAL.spoken(lang), formats["plain"])
    put(sheet, at + 1, 0, _READ_ON.spoken(lang), formats["plain"])


def _across(sheet: Worksheet, row: int, text: str, style: Format) -> None:
    """Write a text over the whole width, as high as it needs."""
    sheet.merge_range(row, 0, row, _ACROSS, "", style)
    put(sheet, row, 0, text, style)
    sheet.set_row(row, _POINTS_A_LINE * (1 + len(text) // _LETTERS_A_LINE))


def _head(result: Result, lang: Language) -> Iterator[tuple[str, str]]:
    product = result.product
    release = f"{product.name} {product.release}（{product.vendor}）"
    yield Bilingual("製品", "product").spoken(lang), release
    for said in warnings(result):
        yield Bilingual("注意", "note").spoken(lang), said.spoken(lang)
    yield from ((label.spoken(lang), fact.spoken(lang)) for label, fact in facts(result))
    for label, number in (
        (Bilingual("不適合（原因ごと）", "defects by cause"), len(result.defects)),
        (Bilingual("未確認の相違（原因ごと）", "unconfirmed by cause"), len(unconfirmed(result))),
        (Bilingual("免除した検査", "cases under waivers"), len(waived(result))),
    ):
        yield label.spoken(lang), str(number)
    scope = scope_said(result.scope, result.catalogue)
    yield Bilingual("範囲", "scope").spoken(lang), scope.spoken(lang)
    day = f"{result.as_of}、種 {result.seed}" if lang == "ja" else f"{result.as_of}, {result.seed}"
    yield Bilingual("判定基準日・種", "as of, seed").spoken(lang), day
    judged = {domain_of(case) for case in result.cases}
    for spec in (one for one in result.catalogue if one.domain in judged):
        name = spec.name.spoken(lang)
        yield Bilingual("仕様書", "specification").spoken(lang), f"{name} {spec.version}"


def _tables(result: Result, lang: Language) -> Iterator[list[Sequence[Value]]]:
    by_level = Counter((case.level, called(case)) for case in result.cases)
    by_ground = Counter((str(case.ground), called(case)) for case in result.cases)
    found = {called(case) for case in result.cases}
    met = [name for name in CALLED if name in found]
    heads = [said_verdict(name, lang) for name in met]
    for title, names, counts in (
        (Bilingual("実装区分ごとの検査数", "cases by class"), LEVELS, by_level),
        (Bilingual("根拠ごとの検査数", "cases by ground"), GROUNDS, by_ground),
    ):
        there: Mapping[str, Bilingual] = {
            key: said for key, said in names.items() if any((key, v) in counts for v in met)
        }
        total = Bilingual("計", "total").spoken(lang)
        table: list[Sequence[Value]] = [(title.spoken(lang), *heads, total)]
        for key, said in there.items():
            row = [counts[key, verdict] for verdict in met]
            table.append((said.spoken(lang), *row, sum(row)))
        sums = [sum(counts[key, verdict] for key in there) for verdict in met]
        yield [*table, (total, *sums, len(result.cases))]
