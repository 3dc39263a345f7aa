"""Five packages that are all correct and differ in what the standard leaves open.

| what differs | `tidy` | `sparse` | `full` | `strict` | `own_rest` |
|---|---|---|---|---|---|
| numbers of its own (sandboxes) | counted | UUID | long, padded | counted | its own |
| order of rows and columns | turned | drawn | as stored | as stored | its own |
| further fields | none | none | everywhere | none | its own |
| null or absent | null where known | absent | every item, null | null | its own |
| error text, order of reasons | other | other | turned, told twice | as it is | its own |
| status | contract | contract | contract | contract | its own, 422 |
| headers, JSON | plain | indented, cookies | escaped, gzip | plain | its own |
| time | at once | held back | short-lived tokens | at once | batches that end later |
| paging, asynchronous batches | | | | | both |
| options | all | all | all | none | its own |
| XML | a prefix | CDATA, byte order mark | character references | as it is | its own |
| CSV of forms | turned, quoted | byte order mark | as it is | as it is | its own |
| PDF | rows turned | as it is | an empty page | as it is | its own |
| what cannot be true | taken | taken | taken | refused | its own |

`own_rest` is a product of its own (tests/own_rest), which shares no code with the harness.
"""

from __future__ import annotations

import csv
import io
import uuid
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from lxml import etree

from conformance.reference.behaviour import CORRECT, Behaviour
from conformance.reference.package import SamplePackage
from conformance.reference.store import Sandboxes
from conformance.reference.strict import StrictPackage
from tests.packages.five.disguise import Disguised, sparse, zipped
from tests.packages.variants import MoreFields, OtherColumns, OtherOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp

    from conformance.catalog.models.requirements import Form
    from conformance.reference.emitted import Emitted
    from conformance.reference.paper.sheet import FormSheet
    from conformance.surfaces.issued import FileFormat


class Named(Sandboxes):
    """Sandboxes whose names are made otherwise."""

    def __init__(self, name: Callable[[int], str]) -> None:
        super().__init__()
        self.name, self.made = name, 0

    def open(self, business_date, name=None):
        self.made += 1
        return super().open(business_date, name or self.name(self.made))


class Tidy(Behaviour):
    """Rows and columns the other way round, other words, prefixes in XML."""

    def __init__(self) -> None:
        self.parts = (OtherOrder(), OtherColumns())

    def emitted(self, answer: Emitted) -> Emitted:
        for part in self.parts:
            answer = part.emitted(answer)
        return _worded(answer, "入力内容を確認してください。\n(check)")

    def written(self, form: Form, content: bytes, way: FileFormat) -> bytes:
        del form
        if way == "xml":
            return _prefixed(content)
        return _csv_turned(content) if way == "csv" else content

    def laid_out(self, form: Form, sheet: FormSheet, withheld) -> FormSheet:
        del form, withheld
        copies = tuple(replace(one, entries=one.entries[::-1]) for one in sheet.copies)
        return replace(sheet, copies=copies, subject="帳票")


class Sparse(Behaviour):
    """Rows in an order that is drawn anew, few words, CDATA and byte order marks."""

    def __init__(self) -> None:
        self.drawn = Random(2)  # noqa: S311 - an order is no secret

    def emitted(self, answer: Emitted) -> Emitted:
        result = answer.body.get("result")
        if isinstance(result, list) and "where" not in answer.asked:
            answer = replace(
                answer, body={**answer.body, "result": self.drawn.sample(result, len(result))}
            )
        return _worded(answer, "")

    def written(self, form: Form, content: bytes, way: FileFormat) -> bytes:
        del form
        if way == "xml":
            return b"\xef\xbb\xbf" + _in_cdata(content)
        return b"\xef\xbb\xbf" + content if way == "csv" else content


class Full(MoreFields):
    """Further fields, every reason told twice and the last first, letters as references."""

    def emitted(self, answer: Emitted) -> Emitted:
        errors = answer.body.get("errors")
        if isinstance(errors, list):
            turned = [*errors[::-1], *errors]
            answer = replace(answer, body={**answer.body, "errors": turned})
        return super().emitted(answer)

    def written(self, form: Form, content: bytes, way: FileFormat) -> bytes:
        del form
        if way != "xml":
            return content
        text = etree.tostring(etree.fromstring(content), encoding="us-ascii")
        return b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>" + text.split(b"?>", 1)[-1]


class EveryItem(SamplePackage):
    """A package whose rows name every item of their group, null where there is nothing."""

    def query(self, sandbox, at, where, actor):
        return [self._whole(at, row) for row in super().query(sandbox, at, where, actor)]

    def _whole(self, at, row):
        _, group = self._group(*at)
        return {**{item.key: None for item in group.items}, **row}


@dataclass(frozen=True)
class Five:
    """One of the packages: how it behaves, what stands before it, how it is declared."""

    behaviour: Callable[[], Behaviour]
    kind: type[SamplePackage] = SamplePackage
    names: Callable[[int], str] | None = None
    behind: Callable[[ASGIApp], ASGIApp] | None = None
    options: bool = True
    token_seconds: int = 3600


FIVE = {
    "tidy": Five(Tidy),
    "sparse": Five(
        Sparse,
        names=lambda _: str(uuid.uuid4()),
        behind=partial(Disguised, spell=sparse, seconds=0.02),
    ),
    "full": Five(
        Full,
        EveryItem,
        names=lambda number: f"TEST-{number:032}",
        behind=partial(Disguised, spell=zipped),
        token_seconds=20,
    ),
    "strict": Five(lambda: CORRECT, StrictPackage, options=False),
}
"""Those that are the sample package otherwise; the fifth is `tests/own_rest`."""


def _worded(answer: Emitted, text: str) -> Emitted:
    """Return the answer with other sentences for people."""
    body = dict(answer.body)
    if isinstance(body.get("errors"), list):
        body["errors"] = [{**one, "message": text} for one in body["errors"]]
        body |= {"title": text, "detail": text}
    elif isinstance(body.get("metadata"), dict):
        body["metadata"] = {**body["metadata"], "title": text, "detail": text}
    return replace(answer, body=body)


def _prefixed(content: bytes) -> bytes:
    """Return the same XML with a prefix instead of a default namespace."""
    old = etree.fromstring(content)
    space = etree.QName(old).namespace

    def copied(element, parent):
        made = (
            etree.Element(element.tag, nsmap={"p": space})
            if parent is None
            else etree.SubElement(parent, element.tag)
        )
        made.text = element.text
        for name, value in element.attrib.items():
            made.set(name, value)
        for child in element:
            copied(child, made)
        return made

    return etree.tostring(copied(old, None), encoding="utf-8", xml_declaration=True)


def _in_cdata(content: bytes) -> bytes:
    """Return the same XML with every value as CDATA, in one line."""
    root = etree.fromstring(content, etree.XMLParser(remove_blank_text=True))
    for element in root.iter():
        if element.text:
            element.text = etree.CDATA(element.text)
    return etree.tostring(root, encoding="utf-8")


def _csv_turned(content: bytes) -> bytes:
    """Return the same CSV, the columns of items from last to first, all quoted, Unix lines."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([row[0], *row[:0:-1]] for row in rows)
    return text.getvalue().encode()
