"""XML as JSON values and back, without document types, entities or the network.

The content of the root is the value: children are members, repeated ones a list, attributes are
`@name`, text beside children is `#text`, an empty element is null. Namespaces are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from conformance.surfaces.mapping.template import text_of

if TYPE_CHECKING:
    from conformance.findings import Json

_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY", b"\0")


class XmlError(ValueError):
    """The bytes are no XML, or XML of a kind that is not read."""


def to_xml(value: Json, root: str, encoding: str) -> bytes:
    """Return a document whose root holds the value; members without value are empty elements."""
    element = etree.Element(root)
    _fill(element, value)
    return cast("bytes", etree.tostring(element, encoding=encoding, xml_declaration=True))


def from_xml(content: bytes) -> Json:
    """Return what a document's root holds; `XmlError` when it is not plain XML."""
    if any(mark in content for mark in _FORBIDDEN):
        msg = "document type, entity or NUL"
        raise XmlError(msg)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        return _value(etree.fromstring(content, parser))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlError(str(error)) from error


def _fill(element: etree._Element, value: Json) -> None:
    if not isinstance(value, dict):
        if value is not None:
            element.text = text_of(value)
        return
    for name, inner in value.items():
        if name.startswith("@"):
            element.set(name[1:], text_of(inner))
        elif name == "#text":
            element.text = text_of(inner)
        else:
            for one in inner if isinstance(inner, list) else [inner]:
                _fill(etree.SubElement(element, name), one)


def _value(element: etree._Element) -> Json:
    members: dict[str, Json] = {f"@{_local(n)}": str(v) for n, v in element.attrib.items()}
    for child in element:
        if isinstance(child.tag, str):
            _add(members, _local(child.tag), _value(child))
    text = (element.text or "").strip("\r\n\t ") if len(element) else element.text
    if not members:
        return text or None
    if text:
        members["#text"] = text
    return members


def _add(members: dict[str, Json], name: str, value: Json) -> None:
    if name not in members:
        members[name] = value
        return
    held = members[name]
    if isinstance(held, list):
        held.append(value)
    else:
        members[name] = [held, value]


def _local(name: object) -> str:
    return str(name).rsplit("}", 1)[-1]
