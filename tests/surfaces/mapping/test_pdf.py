"""The text layer of a PDF."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.pdf import MAX_PAGES, PdfError, labelled, lines_of


def pdf(*lines: str, pages: int = 1) -> bytes:
    """Return a document with a text layer, the same on each page."""
    text = " ".join(f"1 0 0 1 50 {700 - 20 * n} Tm ({line}) Tj" for n, line in enumerate(lines))
    stream = f"BT /F1 12 Tf {text} ET"
    kids = " ".join(f"{4 + n} 0 R" for n in range(pages))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    parts += [
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 3 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
    ] * pages
    body, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{at:010} 00000 n \n" for at in offsets)
    size = len(parts) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return body + f"{tail}startxref\n{len(body)}\n%%EOF".encode()


def test_the_lines_of_all_pages_are_read():
    assert lines_of(pdf("Name Taro", "No 12", pages=2)) == ("Name Taro", "No 12") * 2


def test_a_document_of_too_many_pages_is_not_read():
    with pytest.raises(PdfError):
        lines_of(pdf("x", pages=MAX_PAGES + 1))


def test_what_is_no_pdf_is_told():
    with pytest.raises(PdfError):
        lines_of(b"%PDF-1.7 broken")


def test_what_stands_behind_a_label_is_its_value():
    lines = ["氏名 山田　花子", "氏名の振り仮名：ヤマダ　ハナコ", "備考", "氏名 山田　太郎", "他"]
    assert labelled(lines, ["氏名", "氏名の振り仮名", "備考", "住所"]) == {
        "氏名": ["山田　花子", "山田　太郎"],
        "氏名の振り仮名": ["ヤマダ　ハナコ"],
        "備考": [""],
    }
