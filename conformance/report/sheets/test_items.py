"""The plan as 試験項目書: a line for each case, with room for who tried it and what came out."""

from __future__ import annotations

import datetime as dt
import io
from functools import partial
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from conformance.report.ground import ground
from conformance.report.sheets.asked import expected_said, inputs_said
from conformance.report.sheets.by_requirement import said_level
from conformance.report.sheets.given import given_said
from conformance.report.sheets.sheet import OPTIONS, Formats, Sheet, SheetColumn, add
from conformance.report.shown import clean
from conformance.report.words import CALLED, SURFACES, word
from conformance.results.called import called
from conformance.values.words import Bilingual
from conformance.worlds.foretold import foretold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.planning.plan import Planned
    from conformance.report.sheets.sheet import Value
    from conformance.surfaces.profile import Profile
    from conformance.values.words import Language
    from conformance.worlds.foretold import Foretold

NAME: Final = Bilingual("試験項目書", "test items")
_RESULTS = (Bilingual("合格", "pass"), Bilingual("不合格", "fail"), Bilingual("保留", "held over"))
COLUMNS: Final = (
    SheetColumn(Bilingual("番号", "no."), 7),
    SheetColumn(Bilingual("業務", "domain"), 11),
    SheetColumn(Bilingual("要件", "requirement"), 20),
    SheetColumn(Bilingual("検査", "case"), 26),
    SheetColumn(Bilingual("実装区分", "class"), 11),
    SheetColumn(Bilingual("試験の面", "surface"), 11),
    SheetColumn(Bilingual("確かめること", "what is asked"), 26),
    SheetColumn(Bilingual("入力", "inputs"), 26),
    SheetColumn(Bilingual("期待", "expected"), 18),
    SheetColumn(Bilingual("根拠（法令・仕様）", "law or specification"), 22),
    SheetColumn(Bilingual("計画", "plan"), 10),
    SheetColumn(Bilingual("実施日", "done on"), 11, look="entry_day"),
    SheetColumn(Bilingual("実施者", "done by"), 11, look="entry"),
    SheetColumn(Bilingual("結果", "result"), 9, look="entry", choices=_RESULTS),
    SheetColumn(Bilingual("備考", "remarks"), 12, look="entry"),
)
_INTRO = Bilingual(
    "計画の検査を一行に一つ示します。黄色の欄は手で試験する人の控えで、ツールの判定には使いません。"
    "入力の値は、種から検査ごとに作った架空の人のものです（∅は空）。"
    "同じ種・基準日の試験も同じ値を送ります。種: ",
    "A line for each case of the plan. The yellow cells are for people who try it by hand and never"
    " part of a verdict. Values (∅: empty) are those of people made up for each case from the seed;"
    " a run with this seed and day sends the same. Seed: ",
)
_TRIED = Bilingual("試験する", "to be tried")


def render(
    plan: Sequence[Planned],
    specs: Mapping[str, Specification],
    profile: Profile,
    day: dt.date,
    seed: int,
    lang: Language,
) -> bytes:
    """Return the workbook: the same plan, day, seed and language, the same bytes."""
    content = io.BytesIO()
    product = profile.product
    footer = clean(f"{product.name} {product.release} {day}")
    with Workbook(content, OPTIONS) as book:
        book.set_properties(
            {
                "title": NAME.spoken(lang),
                "created": dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
            }
        )
        intro = Bilingual(f"{_INTRO.ja}{seed}", f"{_INTRO.en}{seed}")
        drawn = partial(foretold, specs=specs, profile=profile, day=day, seed=seed)
        items = Sheet(NAME, COLUMNS, _rows(plan, specs, drawn, day, lang), intro)
        add(book, Formats(book), items, lang, footer)
    return content.getvalue()


def _rows(
    plan: Sequence[Planned],
    specs: Mapping[str, Specification],
    drawn: Callable[[Case], Foretold | None],
    day: dt.date,
    lang: Language,
) -> Iterator[Sequence[Value]]:
    for number, planned in enumerate(plan, 1):
        case, ref = planned.case, planned.case.requirement
        spec = specs[ref.domain]
        ja = lang == "ja"
        one = drawn(case) if planned.verdict is None else None
        what = _TRIED if planned.verdict is None else word(CALLED, called(planned))
        yield (
            number,
            spec.head.name_ja if ja else spec.head.name_en,
            ref.title_ja if ja else ref.title_en or ref.key,
            case.id,
            said_level(planned.level, lang),
            word(SURFACES, case.surface).spoken(lang),
            case.title_ja if ja else case.title_en,
            given_said(case, one, specs, day.isoformat(), lang)
            if one
            else inputs_said(spec, case, lang),
            expected_said(case, lang),
            ground(ref.source, ref.provenance).spoken(lang),
            what.spoken(lang),
            *(None, None, None, None),
        )
