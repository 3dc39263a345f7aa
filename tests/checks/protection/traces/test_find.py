"""A secret is found however it is written; what is not there is not found."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import quopri
import unicodedata
import urllib.parse
import zipfile
from typing import TYPE_CHECKING

import jaconv
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from conformance.checks.protection.traces import views
from conformance.checks.protection.traces.find import traces
from conformance.checks.protection.traces.normal import normal
from conformance.findings import UntestedError

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "見本県見本市桜町９８７６番地"
PHONE = "090-9876-5432"
KANA = "ヒナンサキガッコウ"
AROUND = st.text(
    st.characters(codec="cp932", include_characters="¢£¬‖−〜", exclude_characters="\\%&=+<"),
    max_size=20,
)


def zipped(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", text)
    return file.getvalue()


def pdf(text: str, *, in_metadata: bool = False) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.setFont("HeiseiMin-W3", 10)
    page.drawString(50, 700, "通知書" if in_metadata else text)
    page.setTitle(text if in_metadata else "通知書")
    page.save()
    return file.getvalue()


def numbered(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in text)


UNSEEN = {
    "zero width space": "\u200b",
    "zero width joiner": "\u200d",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "byte order mark": "\ufeff",
    "mark of direction": "\u200e",
    "control": "\x02",
    "bars": "|",
    "stars": "*",
    "semicolons": ";",
    "entities of what is not seen": "&#8203;",
    "comments": "<!-- -->",
}
"""What may stand between letters without a reader seeing another word."""

WRITTEN: dict[str, Callable[[str], bytes]] = {
    **{name: lambda s, on=on: on.join(s).encode() for name, on in UNSEEN.items()},
    "tagged letters": lambda s: "".join(f"<i class='x'>{c}</i>" for c in s).encode(),
    "a list of letters": lambda s: json.dumps(list(s), ensure_ascii=False).encode(),
    "a list of escaped letters": lambda s: json.dumps(list(s)).encode(),
    "letters of iso-2022-jp": lambda s: s.encode("iso2022_jp"),
    "code points": lambda s: "".join(f"%u{ord(c):04X}" for c in s).encode(),
    "code points in braces": lambda s: "".join(f"\\u{{{ord(c):x}}}" for c in s).encode(),
    "octets": lambda s: "".join(f"\\x{b:02x}" for b in s.encode()).encode(),
    "quoted printable over lines": lambda s: quopri.encodestring(s.encode() * 3),
    "quoted printable in small letters": lambda s: quopri.encodestring(s.encode()).lower(),
    "utf-8": str.encode,
    "utf-16": lambda text: text.encode("utf-16-le"),
    "utf-16 big": lambda text: text.encode("utf-16-be"),
    "cp932": lambda text: text.encode("cp932"),
    "euc": lambda text: text.encode("euc_jp"),
    "half width": lambda text: unicodedata.normalize("NFKC", text).encode(),
    "full width": lambda text: jaconv.h2z(text, kana=True, ascii=True, digit=True).encode(),
    "half-width kana": lambda text: jaconv.z2h(text, kana=True).encode(),
    "hiragana": lambda text: jaconv.kata2hira(text).encode(),
    "spaced": lambda text: " ".join(text).encode(),
    "json": lambda text: json.dumps({"a": text}).encode(),
    "json twice": lambda text: json.dumps(json.dumps({"a": text})).encode(),
    "entities": lambda text: f"<a>{numbered(text)}</a>".encode(),
    "escaped": lambda text: html.escape(text).encode(),
    "url": lambda text: f"?q={urllib.parse.quote(text)}".encode(),
    "url twice": lambda text: urllib.parse.quote(urllib.parse.quote(text)).encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64 inside": lambda text: base64.b64encode(b"x" + text.encode() + b"yy"),
    "base64 url": lambda text: base64.urlsafe_b64encode(text.encode("utf-16-le")),
    "hex": lambda text: text.encode().hex().encode(),
    "gzip": lambda text: gzip.compress(text.encode()),
    "zip": zipped,
    "zip in base64 in json": lambda text: json.dumps(
        {"content": base64.b64encode(zipped(text)).decode()}
    ).encode(),
    "pdf": pdf,
    "pdf metadata": lambda text: pdf(text, in_metadata=True),
}


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("secret", [ADDRESS, PHONE, KANA])
def test_a_secret_is_found_however_it_is_written(way: str, secret: str) -> None:
    assert traces([secret, "そこにない値です"], WRITTEN[way](secret)) == (secret,)


@settings(max_examples=60, deadline=None)
@given(
    AROUND, AROUND, st.sampled_from(["utf-8", "utf-16", "cp932", "json", "entities", "half width"])
)
def test_text_around_a_secret_hides_nothing(before: str, after: str, way: str) -> None:
    assert traces([ADDRESS], WRITTEN[way](before + ADDRESS + after)) == (ADDRESS,)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_whatever_bring_nothing_down(content: bytes) -> None:
    assert traces([ADDRESS], content) == ()


@given(st.text(max_size=40))
def test_the_normal_form_is_idempotent(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_another_address_is_no_trace() -> None:
    assert traces([ADDRESS], "見本県見本市桜町１２３４番地".encode()) == ()


def test_what_is_too_short_is_never_reported() -> None:
    assert traces(["桜町", "1-2"], "桜町 1-2".encode()) == ()


def test_a_bomb_is_unpacked_in_part_only() -> None:
    with pytest.raises(UntestedError, match="U-BODY-TOO-LARGE"):
        traces([ADDRESS], gzip.compress(b"0" * 200_000_000))


@pytest.mark.parametrize(
    ("bound", "content"),
    [
        ("MOST_BYTES", b"x" * 300),
        ("READ", b"x" * 300),
        ("UNPACKED", json.dumps({"file": base64.b64encode(b"y" * 300).decode()}).encode()),
        ("UNPACKED", gzip.compress(b"y" * 300, mtime=0)),
    ],
    ids=["large", "long", "base64", "gzip"],  # bytes as names differ with the clock in them
)
def test_what_is_not_looked_at_whole_is_untested_unless_something_was_found(
    bound: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert traces([ADDRESS], content) == ()
    monkeypatch.setattr(views, bound, 200)
    with pytest.raises(UntestedError, match="U-BODY-TOO-LARGE"):
        traces([ADDRESS], content)
    if bound != "UNPACKED":
        assert traces([ADDRESS], ADDRESS.encode() + content) == (ADDRESS,)


def test_a_large_file_in_base64_is_looked_at_from_its_beginning() -> None:
    large = f"{ADDRESS} ".encode() + b"." * 1_200_000
    assert traces([ADDRESS], base64.b64encode(large)) == (ADDRESS,)
