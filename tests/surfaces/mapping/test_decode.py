"""Bodies that a package may send: what its headers name is no code of ours, nor is it endless."""

from __future__ import annotations

import pytest

from conformance.surfaces.http import HttpResponse
from conformance.surfaces.mapping.decode import UnreadableError, decode


def answer(content: bytes, charset: str) -> HttpResponse:
    return HttpResponse(200, f"text/csv; charset={charset}", content, {})


@pytest.mark.parametrize("charset", ["utf-8", "Shift_JIS", "windows-31j", "EUC-JP", '"utf-8"'])
def test_the_encodings_of_the_field_are_read(charset: str) -> None:
    known = {"windows-31j": "cp932", '"utf-8"': "utf-8"}.get(charset, charset)
    content = "shimei\n高橋　花子\n".encode(known)
    assert decode(answer(content, charset), None, "json", "utf-8").body == [
        {"shimei": "高橋　花子"}
    ]


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "a\x00b", "unicode_escape", "rot13", "x" * 99]
)
def test_no_other_codec_is_run(charset: str) -> None:
    with pytest.raises(UnreadableError):
        decode(answer(b"a" * 5_000_000, charset), None, "json", "utf-8")


def test_a_heading_of_endless_parts_is_no_table() -> None:
    heading = ".".join("a" * 20_000).encode()
    with pytest.raises(UnreadableError):
        decode(answer(heading + b"\n1\n", "utf-8"), None, "json", "utf-8")
