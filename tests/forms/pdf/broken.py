"""Broken pages, made by script: each with exactly the faults it must be found to have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pikepdf
from pages import A4, COPY, NAME, SECRET, cid_face, edited, page, updated, with_values
from PIL import Image
from reportlab.lib.utils import ImageReader

from conformance.reference.paper.fonts import font

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages import LabelledRow
    from reportlab.pdfgen.canvas import Canvas

    from conformance.forms.print_data import Copy


@dataclass(frozen=True)
class Broken:
    """A way to break the page; `found`: (code, item) of every fault."""

    make: Callable[[], bytes]
    found: tuple[tuple[str, str], ...]
    copy: Copy = COPY
    withheld: tuple[str, ...] = ()


def says(text: str) -> Callable[[LabelledRow], LabelledRow]:
    return lambda row: replace(row, text=text)


def moved(**more: float) -> Callable[[LabelledRow], LabelledRow]:
    return lambda row: replace(row, **more)


def drawn(text: str, x: float = 230, y: float = 200) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.drawString(x, y, text)


def state(
    begin: Callable[[Canvas], None], key: str = "payee_name"
) -> Callable[[Canvas, str], Callable[[], None]]:
    """Return what draws one value in a graphics state of its own."""

    def around(canvas: Canvas, drawn_key: str) -> Callable[[], None]:
        if drawn_key != key:
            return lambda: None
        canvas.saveState()
        begin(canvas)
        return canvas.restoreState

    return around


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 20, 20)
    canvas.clipPath(path, stroke=0)


def box(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.rect(225, 841.89 - 90 - 25 * 6 - 4, 150, 16, stroke=0, fill=1)


def picture(canvas: Canvas) -> None:
    image = ImageReader(Image.new("RGB", (4, 4), "yellow"))
    canvas.drawImage(image, 225, 841.89 - 90 - 25 * 6 - 4, 150, 16)


def blank_behind(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=A4)


def only_blank(pdf: pikepdf.Pdf) -> None:
    blank_behind(pdf)
    del pdf.pages[0]


def only_picture() -> bytes:
    def cover(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.effect_noise((60, 80), 90)), 50, 50, 400, 600)

    content = page(after=cover)

    def without_text(pdf: pikepdf.Pdf) -> None:
        stream = pdf.pages[0].Contents
        kept = [
            one
            for one in pikepdf.parse_content_stream(stream)
            if str(one.operator) not in {"Tj", "TJ"}
        ]
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))

    return edited(content, without_text)


def in_layer(*, shown: bool) -> bytes:
    """Return the page with one value in an optional layer."""

    def begin(canvas: Canvas, key: str) -> Callable[[], None]:
        on = key == "payee_name"
        if on:
            canvas._code.append("/OC /L1 BDC")
        return lambda: canvas._code.append("EMC") if on else None

    def layer(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="層"))
        pdf.pages[0].Resources.Properties = pikepdf.Dictionary(L1=group)
        off = [] if shown else [group]
        order = pikepdf.Dictionary(OFF=pikepdf.Array(off), Order=pikepdf.Array([group]))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=order)

    return edited(page(around=begin), layer)


def info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Subject"] = SECRET


def own_entry(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Vendor = pikepdf.Dictionary(Memo=pikepdf.String(SECRET))


def note(pdf: pikepdf.Pdf) -> None:
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[5, 5, 9, 9], Contents=SECRET
    )
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(made)])


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["memo.txt"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode("cp932"))


def bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def field(pdf: pikepdf.Pdf) -> None:
    made = pikepdf.Dictionary(
        FT=pikepdf.Name.Tx,
        T="memo",
        V=SECRET,
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        Rect=[0, 0, 0, 0],
    )
    entry = pdf.make_indirect(made)
    pdf.pages[0].Annots = pikepdf.Array([entry])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([entry]))


def xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as meta:
        meta["dc:description"] = SECRET


def file_id(pdf: pikepdf.Pdf) -> None:
    one = pikepdf.String(SECRET.encode())
    pdf.trailer.ID = pikepdf.Array([one, one])


def actual_text(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    said = SECRET.encode("utf-16-be").hex()
    marked = f"/Span <</ActualText <FEFF{said}>>> BDC EMC\n".encode()
    pdf.pages[0].Contents = pdf.make_stream(marked + stream.read_bytes())


def comment(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    pdf.pages[0].Contents = pdf.make_stream(f"% {SECRET}\n".encode() + stream.read_bytes())


def layer_name(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=SECRET))
    config = pikepdf.Dictionary(Order=pikepdf.Array([group]))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=config)


def archival(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as meta:
        meta["pdfaid:part"] = "2"
        meta["pdfaid:conformance"] = "B"


def no_such_level(pdf: pikepdf.Pdf) -> None:
    intent = pikepdf.Dictionary(Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFA1)
    pdf.Root.OutputIntents = pikepdf.Array([intent])
    with pdf.open_metadata() as meta:
        meta["pdfaid:part"] = "1"
        meta["pdfaid:conformance"] = "U"


def lacking_glyph() -> str:
    """Return an ideograph that the font of the tests does not have."""
    return next(c for c in map(chr, range(0x30000, 0x3134B)) if not font().has(c))


LEAK = (("F-PDF-LEAK", ""),)
VARIANT = with_values(COPY, payee_name="葛\U000e0102城　結衣")
PLANE_16 = with_values(COPY, payee_name="\U00100123橋　結衣")
RARE = with_values(COPY, payee_name=f"{lacking_glyph()}橋　結衣")


def one(code: str, item: str = "") -> tuple[tuple[str, str], ...]:
    return ((code, item),)


def leaks(change: Callable[[pikepdf.Pdf], None]) -> Broken:
    return Broken(lambda: edited(page(), change), LEAK, withheld=(SECRET,))


def hidden(**more: object) -> Broken:
    return Broken(lambda: page(**more), one("F-PDF-HIDDEN"))


def item(key: str, text: str, code: str, copy: Copy = COPY) -> Broken:
    return Broken(lambda: page(copy, **{key: says(text)}), one(code, key), copy)


BROKEN: dict[str, Broken] = {
    "landscape": Broken(lambda: page(size=(841.89, 595.28)), one("F-PDF-PAPER")),
    "letter paper": Broken(lambda: page(size=(612, 792)), one("F-PDF-PAPER")),
    "turned": Broken(  # lines run upwards: amounts have no label on their line any more
        lambda: edited(page(), lambda pdf: pdf.pages[0].rotate(90, relative=True)),
        (
            ("F-PDF-PAPER", ""),
            ("F-PDF-MISSING", "child_amount"),
            ("F-PDF-MISSING", "monthly_amount"),
        ),
    ),
    "blank page behind": Broken(lambda: edited(page(), blank_behind), one("F-PDF-BLANK")),
    "blank page only": Broken(lambda: edited(page(), only_blank), one("F-PDF-BLANK")),
    "picture only": Broken(only_picture, one("F-PDF-TEXT")),
    "missing item": Broken(lambda: page(skip=("payee_name",)), one("F-PDF-MISSING", "payee_name")),
    "missing value": item("payee_name", "", "F-PDF-MISSING"),
    "other value": item("payee_name", "佐藤　花子", "F-PDF-VALUE"),
    "one stroke other": item("payee_name", NAME.replace("髙", "高"), "F-PDF-VALUE"),
    "longer name": item("payee_name", f"{NAME}子", "F-PDF-VALUE"),
    "other amount": item("monthly_amount", "123,465", "F-PDF-VALUE"),
    "a digit more": item("monthly_amount", "1,123,456", "F-PDF-VALUE"),
    "other day": item("issue_date", "令和元年5月1日", "F-PDF-VALUE"),
    "swapped names": Broken(
        lambda: page(payee_name=says("伊藤　陽葵"), child_name=says(NAME)),
        (("F-PDF-VALUE", "payee_name"), ("F-PDF-VALUE", "child_name")),
    ),
    "name cut": item("payee_name", NAME[:-1], "F-PDF-CUT"),
    "address cut": item("addressee_address", "仮想県試験市桜町", "F-PDF-CUT"),
    "amount cut": item("monthly_amount", "123", "F-PDF-CUT"),
    "western year": item("issue_date", "2025年9月14日", "F-PDF-WAREKI"),
    "western slashes": item("issue_date", "2025/09/14", "F-PDF-WAREKI"),
    "western month": item("start_month", "2025年9月", "F-PDF-WAREKI"),
    "variant lost": item("payee_name", "葛城　結衣", "F-PDF-GLYPH", VARIANT),
    "geta": item("payee_name", "〓橋　結衣", "F-PDF-GLYPH"),
    "question mark": item("payee_name", "?橋　結衣", "F-PDF-GLYPH"),
    "plane 16 as box": Broken(
        lambda: page(PLANE_16, payee_name=says("□橋　結衣")),
        (("F-PDF-GLYPH", ""), ("F-PDF-GLYPH", "payee_name")),
        PLANE_16,
    ),
    "no glyph": Broken(lambda: page(RARE), one("F-PDF-GLYPH"), RARE),
    "over the right edge": Broken(lambda: page(payee_name=moved(x=570)), one("F-PDF-OUTSIDE")),
    "below the page": Broken(
        lambda: page(after=drawn("問合せは市役所へ", y=-4)), one("F-PDF-OUTSIDE")
    ),
    "rows on one another": Broken(
        lambda: page(after=drawn("お知らせ", y=841.89 - 90 - 25 * 6 + 3)), one("F-PDF-OVERLAP")
    ),
    "stamp text over a value": Broken(
        lambda: page(after=drawn("写", 233, 841.89 - 90 - 25 * 2)), one("F-PDF-OVERLAP")
    ),
    "not painted": hidden(around=state(lambda canvas: canvas._code.append("3 Tr"))),
    "only clipping": hidden(around=state(lambda canvas: canvas._code.append("7 Tr"))),
    "white": hidden(around=state(lambda canvas: canvas.setFillGray(1))),
    "transparent": hidden(around=state(lambda canvas: canvas.setFillAlpha(0))),
    "tiny": hidden(payee_name=moved(size=1)),
    "covered by a box": hidden(after=box),
    "covered by a picture": hidden(after=picture),
    "clipped": hidden(around=state(clipped)),
    "layer off": Broken(lambda: in_layer(shown=False), one("F-PDF-HIDDEN")),
    "font not embedded": Broken(lambda: page(face=cid_face()), one("F-PDF-FONT")),
    "leak on the page": Broken(lambda: page(after=drawn(SECRET)), LEAK, withheld=(SECRET,)),
    "leak wrapped": Broken(
        lambda: page(after=lambda c: (drawn(SECRET[:7])(c), drawn(SECRET[7:], y=188)(c))),
        LEAK,
        withheld=(SECRET,),
    ),
    "leak not painted": Broken(
        lambda: page(after=lambda c: (c._code.append("3 Tr"), drawn(SECRET)(c))),
        (("F-PDF-HIDDEN", ""), *LEAK),
        withheld=(SECRET,),
    ),
    "leak in the information": leaks(info),
    "leak in XMP": Broken(  # what makes the page writes it to the information too
        lambda: edited(page(), xmp), (*LEAK, *LEAK), withheld=(SECRET,)
    ),
    "leak in a note": leaks(note),
    "leak in an attachment": leaks(attachment),
    "leak in a bookmark": leaks(bookmark),
    "leak in a field": leaks(field),
    "leak in the file's identifier": leaks(file_id),
    "leak in an entry of one's own": leaks(own_entry),
    "leak in ActualText": leaks(actual_text),
    "leak in a comment": leaks(comment),
    "leak in a layer's name": leaks(layer_name),
    "leak in an earlier revision": Broken(
        lambda: updated(page(after=drawn(SECRET)), page(after=drawn(SECRET[::-1]))),
        LEAK,
        withheld=(SECRET,),
    ),
    "個人番号": Broken(lambda: page(after=drawn("1234 5678 9018")), one("F-PDF-NUMBER")),
    "PDF/A without output intent": Broken(lambda: edited(page(), archival), one("F-PDF-ARCHIVE")),
    "PDF/A-1u does not exist": Broken(lambda: edited(page(), no_such_level), one("F-PDF-ARCHIVE")),
}
