"""XML Schema of a form's print data, from the catalogue: items, order, types, lengths, codes.

What XSD 1.0 cannot say (conditions between items) stands in the Schematron; check digits and
characters are judged by the values room.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import CodeList
    from conformance.catalog.models.requirements import Form, FormItem

XS = "http://www.w3.org/2001/XMLSchema"
ADDRESSEES = ("self", "household", "other_party", "third_party")
"""Whom a copy is for: the person it is about, the other party, anybody else."""

_DAY = r"(?:[0-9]{4})-(?:0[0-9]|1[0-2])-(?:[0-2][0-9]|3[01])"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_PATTERNS = {
    "digits": "[0-9]+",
    "alnum": "[0-9A-Za-z]+",
    "kana": "[\u30a1-\u30ff\u3000]+",
    "date": _DAY,
    "year_month": r"[0-9]{4}-(?:0[1-9]|1[0-2])",
    "year": "[0-9]{4}",
    "datetime": rf"{_DAY}T{_TIME}(?:[+\-][0-9]{{2}}:[0-9]{{2}}|Z)?",
    "time": _TIME,
    "integer": "-?[0-9]+",
    "decimal": r"-?[0-9]+(?:\.[0-9]+)?",
    "code": "[0-9A-Za-z]+",
    "flag": "[01]",
}


def namespace(spec: Specification, form: Form) -> str:
    """Return the XML namespace of a form's print data."""
    return f"urn:jichitai-conformance:print:{spec.domain}:{spec.version}:{form.key}"


def schema(spec: Specification, form: Form) -> etree._Element:
    """Return the XSD of a form's print data."""
    target = namespace(spec, form)
    spaces: dict[str | None, str] = {"xs": XS, None: target}
    root = etree.Element(_xs("schema"), nsmap=spaces)  # type: ignore[arg-type]  # None is the default namespace
    root.set("targetNamespace", target)
    root.set("elementFormDefault", "qualified")
    root.set("version", spec.version)
    _note(root, f"{form.title_ja}（{spec.domain}/form/{form.key}）")
    copy = _copy_list(root)
    items = etree.SubElement(copy, _xs("sequence"))
    for item in form.items:
        _element(items, item, spec.codes)
    addressee = etree.SubElement(copy, _xs("attribute"), name="addressee", use="required")
    _enumerated(addressee, ADDRESSEES)
    return root


def _copy_list(root: etree._Element) -> etree._Element:
    """Add the element `print` with its copies; return the type of a copy."""
    outer = etree.SubElement(root, _xs("element"), name="print")
    copies = etree.SubElement(etree.SubElement(outer, _xs("complexType")), _xs("sequence"))
    copy = etree.SubElement(copies, _xs("element"), name="copy", maxOccurs="unbounded")
    return etree.SubElement(copy, _xs("complexType"))


def _element(parent: etree._Element, item: FormItem, codes: Mapping[str, CodeList]) -> None:
    element = etree.SubElement(parent, _xs("element"), name=item.key)
    if not item.required or item.locates:  # what locates is left out of copies for others
        element.set("minOccurs", "0")
    if item.max_repeat is not None and item.max_repeat > 1:
        element.set("maxOccurs", str(item.max_repeat))
    _note(element, item.name_ja)
    listed = codes.get(item.code_list) if item.code_list else None
    if item.type == "code" and listed is not None and not listed.open_values:
        _enumerated(element, tuple(listed.values))
    else:
        _restricted(element, item)


def _restricted(element: etree._Element, item: FormItem) -> None:
    kind = etree.SubElement(element, _xs("simpleType"))
    rules = etree.SubElement(kind, _xs("restriction"), base="xs:string")
    for name, value in _facets(item):
        etree.SubElement(rules, _xs(name), value=value)


def _facets(item: FormItem) -> list[tuple[str, str]]:
    """Return the facets of an item; limits of numbers become patterns of digits by the judge."""
    found = [("minLength", "1")] if item.len is None else [("length", str(item.len))]
    if item.max_len is not None and item.type not in {"integer", "decimal"}:
        found.append(("maxLength", str(item.max_len)))
    pattern = _PATTERNS.get(item.type)
    if item.type == "integer" and item.max_len is not None:
        pattern = f"-?[0-9]{{1,{item.max_len}}}"
    if item.type == "decimal" and item.fraction is not None:
        fraction = rf"(?:\.[0-9]{{1,{item.fraction}}})?" if item.fraction else ""
        pattern = rf"-?[0-9]{{1,{item.max_len or 18}}}{fraction}"
    if pattern is not None:
        found.append(("pattern", re.sub(r"\(\?:", "(", pattern)))
    return found


def _enumerated(parent: etree._Element, values: tuple[str, ...]) -> None:
    kind = etree.SubElement(parent, _xs("simpleType"))
    rules = etree.SubElement(kind, _xs("restriction"), base="xs:string")
    for value in values:
        etree.SubElement(rules, _xs("enumeration"), value=value)


def _note(parent: etree._Element, text: str) -> None:
    note = etree.SubElement(parent, _xs("annotation"))
    etree.SubElement(
        note, _xs("documentation"), {"{http://www.w3.org/XML/1998/namespace}lang": "ja"}
    ).text = text


def _xs(name: str) -> str:
    return f"{{{XS}}}{name}"
