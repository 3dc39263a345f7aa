"""A vendor's file of a form is handed over byte for byte, by the call that gives the format."""

from __future__ import annotations

from conformance.contract.call import Call
from conformance.surfaces.http import HttpResponse
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.decode import decode
from conformance.surfaces.mapping.models.section import Mapping


def section(*calls: dict[str, object]) -> Mapping:
    steps = ({"action": "issue", "steps": [{"request": "POST /x"}], **call} for call in calls)
    return Mapping.model_validate({"calls": list(steps)}, strict=False)


def asked(mapping: Mapping, way: str) -> object:
    return select(mapping, Call("issue", "d", "f", format=way))


def test_a_call_that_names_the_format_serves_it_and_no_other():
    mapping = section({"format": "xml"}, {"format": ["csv", "items"]})
    assert asked(mapping, "xml") is mapping.calls[0]
    assert asked(mapping, "csv") is asked(mapping, "items") is mapping.calls[1]
    assert asked(mapping, "pdf") is None


def test_a_call_without_a_format_serves_the_format_of_its_answer():
    mapping = section({"steps": [{"request": "POST /x", "answer": "pdf"}]})
    assert asked(mapping, "pdf") is asked(mapping, "items") is mapping.calls[0]
    assert asked(mapping, "xml") is None


def test_a_file_is_not_read_but_kept_as_it_came():
    answer = HttpResponse(200, "application/xml", b"<a>\xff broken", {})
    found = decode(answer, "file", "json", "utf-8")
    assert (found.body, found.raw, found.media_type) == (None, b"<a>\xff broken", "application/xml")


def test_a_refusal_in_json_is_read_although_a_file_was_expected():
    answer = HttpResponse(200, "application/json", b'{"kekka": "9"}', {})
    assert decode(answer, "file", "json", "utf-8").body == {"kekka": "9"}
