"""Print data as XML: written for the sample package, read from any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from conformance.forms.fault import fault
from conformance.forms.print_data import Copy, PrintData, PrintedItem
from conformance.forms.safe_xml import RefusedXmlError, parse
from conformance.forms.xsd import ADDRESSEES, namespace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form


def write_xml(spec: Specification, form: Form, copies: Iterable[Copy]) -> bytes:
    """Return the print data of some copies as XML in UTF-8."""
    space = namespace(spec, form)
    spaces: dict[str | None, str] = {None: space}
    root = etree.Element(f"{{{space}}}print", nsmap=spaces)  # type: ignore[arg-type]  # None is the default namespace
    for copy in copies:
        element = etree.SubElement(root, f"{{{space}}}copy", addressee=copy.addressee)
        for item in copy.items:
            etree.SubElement(element, f"{{{space}}}{item.key}").text = item.text
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def read_xml(
    spec: Specification, form: Form, content: bytes
) -> tuple[PrintData, etree._Element | None]:
    """Return what the print data of a form hold, and the parsed tree where there is one."""
    try:
        root = parse(content)
    except RefusedXmlError as error:
        return PrintData(faults=(error.fault,)), None
    space = namespace(spec, form)
    if root.tag != f"{{{space}}}print":
        wrong = fault("F-PRINT-ROOT", form=form.key, namespace=space)
        return PrintData(faults=(wrong,)), root
    copies = [_copy(element, space) for element in root.iterchildren(f"{{{space}}}copy")]
    faults = [] if copies else [fault("F-PRINT-NO-COPY")]
    for number, copy in enumerate(copies, start=1):
        if copy.addressee not in ADDRESSEES:
            faults.append(fault("F-PRINT-ADDRESSEE", place=f"copy {number}"))
    return PrintData(tuple(copies), tuple(faults)), root


def _copy(element: etree._Element, space: str) -> Copy:
    items = [_printed(child, space) for child in element.iterchildren("*")]
    return Copy(element.get("addressee", ""), tuple(items))


def _printed(element: etree._Element, space: str) -> PrintedItem:
    key = str(element.tag).removeprefix(f"{{{space}}}")
    return PrintedItem(key, "".join(map(str, element.itertext())), nested=len(element) > 0)
