"""What is wrong with the pages of one copy of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.forms.coded import as_recorded
from conformance.forms.pdf.found import sheets
from conformance.forms.pdf.judge_barcodes import judge_barcodes, kind_of
from conformance.forms.pdf.judge_items import PagesReading, expected_item, judge_items
from conformance.forms.pdf.judge_leaks import judge_leaks
from conformance.forms.pdf.judge_pages import judge_pages
from conformance.forms.pdf.labels import labels
from conformance.forms.pdf.process import RefusedDocumentError, read_pdf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form
    from conformance.forms.fault import FormFault
    from conformance.forms.pdf.document import PdfDocument
    from conformance.forms.pdf.found import ReadPage
    from conformance.forms.pdf.judge_items import ExpectedItem
    from conformance.forms.pdf.judge_pages import Fonts
    from conformance.forms.print_data import Copy

_LISTS = frozenset({"list", "xlsx"})


def judge_pdf(
    spec: Specification,
    form: Form,
    content: bytes,
    copy: Copy,
    *,
    withheld: Collection[str] = (),
    fonts: Fonts = "embedded",
) -> tuple[FormFault, ...]:
    """Return everything wrong with a PDF of one copy.

    Args:
        spec: the specification of the form.
        form: the form.
        content: the file.
        copy: what must stand on the pages, as print data hold it.
        withheld: texts that must stand nowhere in the file, as they would be printed; see
            `judge_leaks` for those that cannot be looked for.
        fonts: whether Japanese fonts may be named without being embedded.

    Returns:
        Faults in a fixed order; one alone where the file is not read.
    """
    barcodes = bool(withheld) or any(kind_of(item) for item in form.items)
    try:
        document = read_pdf(content, barcodes=barcodes)
    except RefusedDocumentError as error:
        return (error.fault,)
    return tuple(judge_document(spec, form, document, copy, withheld=withheld, fonts=fonts))


def judge_document(
    spec: Specification,
    form: Form,
    document: PdfDocument,
    copy: Copy,
    *,
    withheld: Collection[str] = (),
    fonts: Fonts = "embedded",
) -> Iterator[FormFault]:
    """Yield everything wrong with a document that was read."""
    yield from judge_pages(form, document, fonts)
    if not any(page.glyphs for page in document.pages):
        return  # one fault says so; that every item is missing would add nothing
    items = [
        expected_item(item, one.text, spec.codes)
        for one in copy.items
        for item in as_recorded(spec, form)
        if item.key == one.key
    ]
    read = sheets(document)
    yield from judge_items(items, _reading(form, items, read))
    yield from judge_barcodes(form, document, copy)
    own = [*(one.text for one in copy.items), *(way for one in items for way in one.ways)]
    yield from judge_leaks(document, read, withheld, own)


def _reading(form: Form, items: list[ExpectedItem], read: tuple[ReadPage, ...]) -> PagesReading:
    values = tuple(dict.fromkeys(way for one in items for way in one.ways))
    listed = not _LISTS.isdisjoint(form.style)
    return PagesReading(read, labels(form.items, read, values, listed=listed), values)
