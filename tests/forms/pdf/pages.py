"""Pages of a form drawn by a small layout of the tests' own, and what may be done to them."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pikepdf
from lawful_forms import lawful
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from conformance.catalog.load import load
from conformance.forms.print_data import Copy, PrintedItem
from conformance.forms.printing import printed
from conformance.reference.paper.fonts import font

if TYPE_CHECKING:
    from collections.abc import Callable

SPEC = load("child_allowance")
FORM = SPEC.forms["certification-notice"]
A4 = (595.28, 841.89)
NAME, SECRET = "髙橋　結衣", "仮想県試験市若葉町１２３４番地"
_DAYS = {"issue_date": "2025-09-14", "start_month": "2025-09"}
_VALUES = {"payee_name": NAME, "child_name": "伊藤　陽葵", "monthly_amount": "123456", **_DAYS}


def with_values(copy: Copy, **values: str) -> Copy:
    items = (replace(one, text=values.get(one.key, one.text)) for one in copy.items)
    return Copy(copy.addressee, tuple(items))


COPY = with_values(lawful(SPEC, FORM), **_VALUES)


@dataclass(frozen=True)
class LabelledRow:
    """A label and a value, and how the value is drawn."""

    key: str
    label: str
    text: str
    x: float = 230
    size: float = 10
    y: float | None = None


def rows(copy: Copy = COPY) -> list[LabelledRow]:
    items = {item.key: item for item in FORM.items}
    return [
        LabelledRow(one.key, items[one.key].name_ja, printed(items[one.key], one.text, SPEC.codes))
        for one in copy.items
    ]


Draw = "Callable[[Canvas], None]"


def page(
    copy: Copy = COPY,
    *,
    size: tuple[float, float] = A4,
    skip: tuple[str, ...] = (),
    after: Callable[[Canvas], None] | None = None,
    face: str = "",
    around: Callable[[Canvas, str], Callable[[], None]] | None = None,
    **changed: Callable[[LabelledRow], LabelledRow],
) -> bytes:
    """Return a page: a row for each item; `changed` by item key, `after` draws over all."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=True)
    name = face or font().name
    canvas.setFont(name, 14)
    canvas.drawString(240, size[1] - 50, "認定通知書")
    for number, row in enumerate(rows(copy)):
        y = size[1] - 90 - 25 * number
        canvas.setFont(name, 10)
        if row.key in skip:
            continue
        canvas.drawString(50, y, row.label)
        made = changed[row.key](row) if row.key in changed else row
        finish = around(canvas, row.key) if around else None
        _value(canvas, name, made, y)
        if finish:
            finish()
    if after:
        canvas.setFont(name, 10)
        after(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _value(canvas: Canvas, face: str, row: LabelledRow, y: float) -> None:
    canvas.setFont(face, row.size)
    for number, line in enumerate(row.text.split("\n")):
        canvas.drawString(row.x, (y if row.y is None else row.y) - 12 * number, line)
    canvas.setFont(face, 10)


def cid_face() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    return "HeiseiMin-W3"


def edited(content: bytes, change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    """Return a PDF after a change by pikepdf."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(made, **options)
    return made.getvalue()


def updated(content: bytes, later: bytes) -> bytes:
    """Return a PDF whose page content an appended update replaces by that of another."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        before = int(content.rsplit(b"startxref", 1)[1].split()[0])
        size, root = len(pdf.objects) + 1, pdf.Root.objgen[0]
    with pikepdf.open(io.BytesIO(later)) as pdf:
        stream = pdf.pages[0].Contents.read_bytes()
    start = len(content)
    body = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(stream),
        stream,
    )
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d /Root %d 0 R /Prev %d>>\n" % (
        number,
        start,
        size,
        root,
        before,
    )
    return content + body + table + b"startxref\n%d\n%%%%EOF\n" % (start + len(body))


def copy_without(*keys: str) -> Copy:
    return Copy("self", tuple(one for one in COPY.items if one.key not in keys))


def copy_of_values(**values: str) -> Copy:
    return Copy("self", tuple(PrintedItem(key, text) for key, text in values.items()))
