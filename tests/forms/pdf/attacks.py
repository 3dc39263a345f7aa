"""PDFs made to do harm: too large, endless, encrypted, acting."""

from __future__ import annotations

import io
import zlib
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
from pages import edited, page, updated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

GIGABYTE = 2**30


def assembled(objects: Iterable[bytes], root: int = 1) -> bytes:
    """Return a PDF of objects, numbered from 1, with a right cross-reference table."""
    file, places = io.BytesIO(), []
    file.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    trailer = b"trailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    file.write(trailer % (len(places) + 1, root, start))
    return file.getvalue()


@cache
def flate_bomb(size: int = GIGABYTE, times: int = 1) -> bytes:
    """Return a stream that holds `size` bytes, packed `times` over."""
    packer = zlib.compressobj(9)
    piece = bytes(2**20)
    packed = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    filters = b"/FlateDecode " * times
    return b"<</Length %d /Filter [%s]>>\nstream\n%s\nendstream" % (len(packed), filters, packed)


_CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
_PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"


def with_content(content: bytes, *more: bytes) -> bytes:
    leaf = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>"
    return assembled([_CATALOG, _PAGES, leaf, content, *more])


def with_box(box: bytes) -> bytes:
    leaf = b"<</Type /Page /Parent 2 0 R /MediaBox %s>>" % box
    return assembled([_CATALOG, _PAGES, leaf])


def page_loop() -> bytes:
    inner = b"<</Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R>>"
    return assembled([_CATALOG, _PAGES, inner])


def many_pages(count: int = 10_000) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    pages = b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count)
    leaf = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <<>>>>"
    return assembled([_CATALOG, pages, *[leaf] * count])


def many_objects(count: int = 1_000_000) -> bytes:
    leaf = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    return assembled([_CATALOG, _PAGES, leaf, *[b"0"] * count])


def wide_array(count: int = 1_000_000) -> bytes:
    return with_content(b"[%s]" % (b"0 " * count))


def deep_array(depth: int = 100_000) -> bytes:
    return with_content(b"[" * depth + b"]" * depth)


def many_marks(count: int = 200_000) -> bytes:
    drawn = b"0 0 1 1 re f\n" * count
    return with_content(b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn))


def form_loop() -> bytes:
    drawn = b"/F Do"
    resources = b"/Resources <</XObject <</F 5 0 R>>>>"
    leaf = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + resources + b">>"
    )
    content = b"<</Length 5>>\nstream\n%s\nendstream" % drawn
    form = (
        b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 "
        + resources
        + b">>\nstream\n"
        + drawn
        + b"\nendstream"
    )
    return assembled([_CATALOG, _PAGES, leaf, content, form])


def forms_in_forms(depth: int = 8, times: int = 20) -> bytes:
    """Return a small page that draws a form 20 times, which draws one 20 times, and so on."""
    drawn = b"/F Do " * times
    use = b"/Resources <</XObject <</F %d 0 R>>>>"
    leaf = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + use % 5 + b">>"
    content = b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn)
    head = b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d %s>>\nstream\n%s\nendstream"
    forms = [head % (len(drawn), use % (6 + level), drawn) for level in range(depth)]
    return assembled([_CATALOG, _PAGES, leaf, content, *forms, head % (0, b"", b"")])


def large_picture() -> bytes:
    leaf = b"<</Type /XObject /Subtype /Image /Width 60000 /Height 60000 /Length 0>>"
    return with_content(leaf + b"\nstream\n\nendstream")


def encrypted(user: str) -> bytes:
    return edited(page(), lambda _: None, encryption=pikepdf.Encryption(owner="x", user=user))


def acting(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    return edited(page(), change)


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def named_script(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    tree = pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), action]))
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=tree)


def launch(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action
    )
    pdf.pages[0].Annots = pikepdf.Array([note])


def on_closing(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="http://localhost/")
    pdf.Root.AA = pikepdf.Dictionary(WC=action)


def program(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["memo.txt"] = pikepdf.AttachedFileSpec(pdf, b"MZ\x90\x00")


def program_by_name(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["memo.exe"] = pikepdf.AttachedFileSpec(pdf, b"")


def xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=pdf.make_stream(b"<xdp/>"))


def many_updates(count: int = 40) -> bytes:
    content = page()
    for _ in range(count):
        content = updated(content, page())
    return content


ATTACKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a gigabyte in a page": (lambda: with_content(flate_bomb()), "F-PDF-LIMIT"),
    "a gigabyte packed twice": (lambda: with_content(flate_bomb(times=2)), "F-PDF-LIMIT"),
    "many streams of 40 MB": (
        lambda: with_content(*[flate_bomb(40 * 2**20)] * 20),
        "F-PDF-LIMIT",
    ),
    "a million objects": (many_objects, "F-PDF-LIMIT"),
    "an array of a million": (wide_array, "F-PDF-LIMIT"),
    "arrays in arrays": (deep_array, "F-PDF-LIMIT"),
    "a page tree without end": (page_loop, "F-PDF-BROKEN"),
    "10,000 pages": (many_pages, "F-PDF-LIMIT"),
    "200,000 marks": (many_marks, "F-PDF-LIMIT"),
    "a picture of 3.6 billion points": (large_picture, "F-PDF-LIMIT"),
    "a page as large as a field": (lambda: with_box(b"[0 0 1000000 1000000]"), "F-PDF-LIMIT"),
    "40 revisions": (many_updates, "F-PDF-LIMIT"),
    "33 MB": (lambda: page() + bytes(33 * 2**20), "F-PDF-LIMIT"),
    "no PDF": (lambda: b"<html></html>", "F-PDF-BROKEN"),
    "nothing": (lambda: b"", "F-PDF-BROKEN"),
    "broken off": (lambda: page()[:3000], "F-PDF-BROKEN"),
    "wrong cross-references": (
        lambda: page().replace(b" 00000 n", b"\t00000 n").replace(b"startxref\n", b"startxref\n9"),
        "F-PDF-BROKEN",
    ),
    "encrypted without a password": (lambda: encrypted(""), "F-PDF-ENCRYPTED"),
    "encrypted with a password": (lambda: encrypted("secret"), "F-PDF-ENCRYPTED"),
    "script on opening": (lambda: acting(script), "F-PDF-ACTIVE"),
    "script by name": (lambda: acting(named_script), "F-PDF-ACTIVE"),
    "launch": (lambda: acting(launch), "F-PDF-ACTIVE"),
    "sends on closing": (lambda: acting(on_closing), "F-PDF-ACTIVE"),
    "attached program": (lambda: acting(program), "F-PDF-ACTIVE"),
    "attached program by its name": (lambda: acting(program_by_name), "F-PDF-ACTIVE"),
    "XFA": (lambda: acting(xfa), "F-PDF-ACTIVE"),
}
