"""Bodies out and in."""

from __future__ import annotations

import json

import pytest

from conformance.surfaces.http import HttpResponse
from conformance.surfaces.mapping.bodies import encode, query_string
from conformance.surfaces.mapping.decode import UnreadableError, decode
from conformance.surfaces.mapping.xml import XmlError, from_xml

VALUE = {"@id": "7", "shimei": "山田", "kodomo": [{"no": 1}, {"no": 2}], "nashi": None}
TEXTS = {"@id": "7", "shimei": "山田", "kodomo": [{"no": "1"}, {"no": "2"}], "nashi": None}


def _answer(content, kind=""):
    return HttpResponse(200, kind, content, {})


def _read(content, kind="", form=None):
    return decode(_answer(content, kind), form, "json", "utf-8").body


def test_json_is_utf_8():
    body = encode("json", {"名": "山田"}, "r", "utf-8")
    assert json.loads(body.content.decode("utf-8")) == {"名": "山田"}
    assert body.content_type == "application/json"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_xml_goes_out_and_comes_back(encoding):
    body = encode("xml", VALUE, "Shinsei", encoding)
    assert b"<Shinsei" in body.content
    assert _read(body.content, body.content_type) == TEXTS


def test_xml_loses_its_namespaces_and_keeps_text_beside_children():
    text = b'<a xmlns="urn:x" xmlns:y="urn:y"><y:b y:c="1">t<d/></y:b></a>'
    assert from_xml(text) == {"b": {"@c": "1", "d": None, "#text": "t"}}


@pytest.mark.parametrize(
    "hostile",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
        "<a/>".encode("utf-16"),
        b"<a>" * 3000,
        b"<a>&unknown;</a>",
        b"not xml",
    ],
)
def test_xml_with_document_type_entities_or_no_end_is_not_read(hostile):
    with pytest.raises(XmlError):
        from_xml(hostile)


def test_a_form_dots_nested_names_and_repeats_lists():
    body = encode("form", {"a": {"b": "あ"}, "c": [1, True], "d": None}, "r", "utf-8")
    assert body.content == b"a.b=%E3%81%82&c=1&c=true"


def test_multipart_sends_a_file_and_says_the_same_every_time():
    value = {"kubun": "1", "file": {"file_name": "a.csv", "content": "x,y", "type": "text/csv"}}
    body = encode("multipart", value, "r", "utf-8")
    assert b'filename="a.csv"' in body.content
    assert b"x,y" in body.content
    assert body == encode("multipart", value, "r", "utf-8")


def test_a_query_leaves_out_what_has_no_value():
    assert query_string({"a": "1 2", "b": None}) == "?a=1+2"
    assert query_string({"b": None}) == ""


def test_csv_is_a_list_of_objects():
    rows = [{"no": "1", "na": "山田"}]
    assert _read("\ufeffno,na\r\n1,山田\r\n".encode(), "text/csv") == rows
    assert _read("no,na\n1,山田\n".encode("cp932"), "text/csv; charset=cp932") == rows


def test_a_refusal_in_json_is_read_although_a_file_was_expected():
    found = decode(_answer(b'{"ng": 1}', "application/json"), "csv", "json", "utf-8")
    assert (found.form, found.body) == ("json", {"ng": 1})


@pytest.mark.parametrize(
    ("content", "kind", "form"),
    [
        (b"<html>", "text/html", None),
        (b"<html>", "application/xml", None),
        (b"%PDF-1.7 broken", "application/pdf", None),
        (b"\xff\xfe", "text/plain", "text"),
        (b"a,b\n", "text/csv; charset=no-such", None),
    ],
)
def test_a_body_of_another_format_is_unreadable(content, kind, form):
    with pytest.raises(UnreadableError):
        _read(content, kind, form)


def test_an_empty_body_is_none():
    assert _read(b" ", "application/json") is None
