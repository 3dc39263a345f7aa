"""Parse a workbook's XML parts with no DTD, no entities, no network and no huge trees."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from conformance.catalog.workbooks.problems import unsafe_container, unsafe_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.errors import CatalogError

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""The namespace of what a workbook says, as Excel writes it."""

_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")


def check_xml(name: str, data: bytes, marks: int) -> None:
    """Refuse a part that is not plain UTF-8 XML or that declares a document type (IMP002).

    The check is on bytes and therefore comes before any parser. IMP001: more than so many marks.
    """
    body = data.removeprefix(b"\xef\xbb\xbf")
    found = _ENCODING.match(body)
    encoding = found.group(1).lower() if found else b"utf-8"
    if encoding not in (b"utf-8", b"utf8", b"us-ascii") or b"\0" in body:
        shown = encoding.decode("ascii", "replace")
        raise unsafe_xml(name, f"UTF-8ではありません（{shown}）", f"not UTF-8 ({shown})")
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise unsafe_xml(name, "文書型宣言（実体）があります", "it declares a document type")
    count = body.count(b"<") + body.count(b"=")
    if count > marks:
        raise unsafe_container(
            name,
            f"XMLの要素と属性が多すぎます（{count}）",
            f"too many tags and attributes ({count})",
        )


def parse_xml(name: str, data: bytes) -> etree._Element:
    """Return the root of a checked part; IMP002 where it is broken."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(name, error) from error


def each(name: str, data: bytes, tag: str | tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the elements with a tag, or any of several, one by one, freeing each after use."""
    events = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=tag,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
    except etree.XMLSyntaxError as error:
        raise _broken(name, error) from error


def _broken(name: str, error: etree.XMLSyntaxError) -> CatalogError:
    line, column = error.position
    return unsafe_xml(
        name,
        f"XMLとして壊れています（{line}行{column}文字目）",
        f"broken as XML (line {line}, column {column})",
    )
