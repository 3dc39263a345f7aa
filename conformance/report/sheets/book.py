"""A result as an Excel workbook: the cover, the summary, and a sheet for each question asked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from conformance.report.sheets import by_case, by_requirement, cover, fit_gap, identity, unjudged
from conformance.report.sheets.deviations import failures, open_deviations
from conformance.report.sheets.on_paper import exceptions, statements
from conformance.report.sheets.sheet import OPTIONS, Formats, add
from conformance.report.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conformance.report.sheets.sheet import Sheet
    from conformance.results.model import Result
    from conformance.values.words import Language

_SHEETS: tuple[Callable[[Result, Language], Sheet], ...] = (
    fit_gap.sheet,
    by_requirement.sheet,
    failures,
    open_deviations,
    unjudged.sheet,
    exceptions,
    statements,
    by_case.sheet,
    identity.sheet,
)


def render(result: Result, lang: Language, cities: Sequence[Result] = ()) -> bytes:
    """Return the workbook: the same result and language, the same bytes.

    `cities`: results of the same release for other municipalities that share the system; its
    fit-and-gap table then has them all, every other sheet the result alone.
    """
    content = io.BytesIO()
    product = result.product
    footer = clean(f"{product.name} {product.release} {result.as_of}")
    with Workbook(content, OPTIONS) as book:
        book.set_properties({"title": cover.TITLE.spoken(lang), "created": result.run.finished_at})
        formats = Formats(book)
        cover.add(book, formats, result, lang, footer)
        for sheet_of in _SHEETS:
            one = sheet_of(result, lang)
            if cities and one.name == fit_gap.NAME:
                one = fit_gap.of_cities((result, *cities), lang)
            add(book, formats, one, lang, footer)
    return content.getvalue()
