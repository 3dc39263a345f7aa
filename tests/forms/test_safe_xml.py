"""Hostile print data are refused without being followed."""

from __future__ import annotations

import tracemalloc

import pytest

from conformance.forms import safe_xml
from conformance.forms.safe_xml import RefusedXmlError, parse

LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
ATTACKS = {
    "entity": (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "F-PRINT-XML-UNSAFE"),
    "laughs": (
        b'<!DOCTYPE a [<!ENTITY l0 "ha">' + LAUGHS + b"]><a>&l8;</a>",
        "F-PRINT-XML-UNSAFE",
    ),
    "file": (
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "F-PRINT-XML-UNSAFE",
    ),
    "dtd": (b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', "F-PRINT-XML-UNSAFE"),
    "parameter": (b'<!DOCTYPE a [<!ENTITY % b "c"> %b;]><a/>', "F-PRINT-XML-UNSAFE"),
    "xinclude": (
        b'<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/passwd"/></a>',
        "F-PRINT-XML-UNSAFE",
    ),
    "stylesheet": (b'<?xml-stylesheet href="file:///etc/passwd"?><a/>', "F-PRINT-XML-UNSAFE"),
    "utf-16": (b"\xff\xfe" + "<!DOCTYPE a><a/>".encode("utf-16-le"), "F-PRINT-XML-UNSAFE"),
    "utf-7": (b'<?xml version="1.0" encoding="utf-7"?><a/>', "F-PRINT-XML"),
    "deep": (b"<a>" * 100 + b"</a>" * 100, "F-PRINT-LIMIT"),
    "very deep": (b"<a>" * 500_000, "F-PRINT-XML"),
    "undeclared": (b"<a>&b;</a>", "F-PRINT-XML"),
    "open": (b"<a><b></a>", "F-PRINT-XML"),
    "nothing": (b"", "F-PRINT-XML"),
    "bytes": (b"<a>\xff</a>", "F-PRINT-XML"),
    "long text": (b"<a>" + b"x" * 11_000_000 + b"</a>", "F-PRINT-XML"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_in_bounded_memory(name: str) -> None:
    content, code = ATTACKS[name]
    tracemalloc.start()
    with pytest.raises(RefusedXmlError, match=code):
        parse(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 64 * 2**20


def test_what_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MOST_BYTES", 10)
    with pytest.raises(RefusedXmlError, match="F-PRINT-LIMIT"):
        parse(b"<a>12345678</a>")


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MOST_ELEMENTS", 1_000)
    with pytest.raises(RefusedXmlError, match="F-PRINT-LIMIT"):
        parse(b"<a>" + b"<b/>" * 50_000 + b"</a>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_xml_is_read_in_the_usual_encodings(encoding: str) -> None:
    assert parse("<a>葛\U000e0102城</a>".encode(encoding)).text == "葛\U000e0102城"
