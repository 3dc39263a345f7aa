"""Issuing a form: what is sent, and the print data in an answer or on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jaconv

from conformance.surfaces.issued import file_row
from conformance.surfaces.mapping.answers import extras
from conformance.surfaces.mapping.pdf import labelled
from conformance.surfaces.mapping.values import ways_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.runner import Variables
    from conformance.surfaces.mapping.steps import StepResult
    from conformance.surfaces.mapping.vocabulary import Vocabulary


def group_of(body: Mapping[str, Json]) -> str:
    """Return the group of the row that a copy is about."""
    subject = body.get("subject")
    return str(subject.get("group", "")) if isinstance(subject, dict) else ""


def variables(
    vocabulary: Vocabulary, domain: str, form: str, body: Mapping[str, Json]
) -> Variables:
    """Return the variables of an issue: subject and key, inputs, addressee, who asks, and what for.

    `requested` says of each item that a third party is not given unasked whether it is asked for.
    """
    sent, inputs = _key_of(vocabulary, domain, body.get("subject")), body.get("inputs")
    addressee = str(body.get("addressee", ""))
    codes = vocabulary.section.codes.get("addressee", {})
    return {
        "subject": sent,
        "key": sent,
        "inputs": vocabulary.form(domain, form).out(inputs if isinstance(inputs, dict) else {}),
        "addressee": addressee,
        "addressee_code": ways_of(codes.get(addressee, addressee))[0],
        "requester": _key_of(vocabulary, domain, body.get("requester")),
        "requested": _requested(vocabulary, domain, form, body),
        "format": format_of(body),
    }


def _key_of(vocabulary: Vocabulary, domain: str, one: Json) -> Row:
    """Return the key of a row as the vendor has it; nothing where none is named."""
    if not isinstance(one, dict):
        return {}
    key = one.get("key")
    group = str(one.get("group", ""))
    return vocabulary.group(domain, group).out(key if isinstance(key, dict) else {})


def _requested(
    vocabulary: Vocabulary, domain: str, form: str, body: Mapping[str, Json]
) -> dict[str, Json]:
    asked = body.get("requested")
    spec = vocabulary.specs.get(domain)
    entry = spec.forms.get(form) if spec else None
    known = entry.reserved if entry else None
    return {
        item: isinstance(asked, list) and item in asked for item in (known.items if known else ())
    }


def format_of(body: Mapping[str, Json]) -> str:
    """Return the format that is asked for."""
    return str(body.get("format") or "items")


def files(answers: Iterable[StepResult]) -> list[Row]:
    """Return one row `{media_type, content}` per file, byte for byte as it was issued."""
    return [file_row(one.decoded.media_type, one.decoded.raw) for one in answers if one.accepted]


def rows(
    answers: Iterable[StepResult], vocabulary: Vocabulary, domain: str, form: str
) -> list[Row]:
    """Return one row `{items}` per copy issued."""
    found: list[Row] = []
    for one in answers:
        if one.decoded.form == "pdf":
            found.append({"items": _on_paper(one.decoded.body, vocabulary.printed(domain, form))})
            continue
        codec = vocabulary.form(domain, form)
        for row in one.rows:
            items: Json = codec.back(row, textual=one.decoded.textual)
            found.append({"items": items, **extras(one, row)})
    return found


def _on_paper(body: Json, codec: Codec) -> Row:
    """Return the items whose labels stand on the paper; equal labels are met in order."""
    lines = body.get("lines") if isinstance(body, dict) else None
    labels = [str(place[0]) for field in codec.fields.values() for place in field.places]
    texts = labelled((str(line) for line in lines or ()), labels) if isinstance(lines, list) else {}
    items: Row = {}
    for item, field in codec.fields.items():
        names = [str(place[0]) for place in field.places]
        source: Row = {name: texts[name].pop(0) for name in names if texts.get(name)}
        if field.converter.pattern is not None:
            source = {name: _narrow(str(text)) for name, text in source.items()}
        there, value = field.read(source, textual=True, empty_is_null=True)
        if there:
            items[item] = value
    return items


def _narrow(text: str) -> str:
    """Return a printed date with half-width digits and letters."""
    return str(jaconv.z2h(text, kana=False, ascii=True, digit=True))
