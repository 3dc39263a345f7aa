"""ISO Schematron of a form's print data: conditions between items that XSD cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from conformance.catalog.models.conditions import Filled, values_of
from conformance.forms.xsd import namespace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.conditions import Wanted, When
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form

SCH = "http://purl.oclc.org/dsdl/schematron"


def rules(spec: Specification, form: Form) -> etree._Element:
    """Return the Schematron of a form; every assertion has the code of its fault as its id."""
    root = etree.Element(_sch("schema"), nsmap={"sch": SCH})
    root.set("queryBinding", "xslt")
    etree.SubElement(root, _sch("title")).text = f"{form.title_ja}（{spec.domain}/form/{form.key}）"
    etree.SubElement(root, _sch("ns"), prefix="p", uri=namespace(spec, form))
    pattern = etree.SubElement(root, _sch("pattern"), id=form.key)
    rule = etree.SubElement(pattern, _sch("rule"), context="p:copy")
    for number, (code, test, said) in enumerate(_assertions(form), start=1):
        assertion = etree.SubElement(rule, _sch("assert"), id=f"{code}-{number}", test=test)
        assertion.text = said
    return root


def _assertions(form: Form) -> Iterator[tuple[str, str, str]]:
    yield "F-PRINT-ADDRESSEE", "@addressee", "宛先の区分が要る"
    for item in form.items:
        if item.required and item.locates:
            test = f"@addressee != 'self' or p:{item.key}"
            yield "F-PRINT-MISSING", test, f"本人に宛てた帳票には {item.name_ja} が要る"
        if item.required_when is not None and not item.required:
            test = f"not({_holds(item.required_when)}) or p:{item.key}"
            yield "F-PRINT-WHEN", test, f"{item.name_ja}: {condition_ja(form, item.required_when)}"


def condition_ja(form: Form, when: When) -> str:
    """Return a condition in words of the form."""
    names = {item.key: item.name_ja for item in form.items}
    return "、".join(_said(names[key], wanted) for key, wanted in when.root.items())


def _said(name: str, wanted: Wanted) -> str:
    if isinstance(wanted, Filled):
        return f"{name} が{'ある' if wanted.filled else 'ない'}"
    return f"{name} が {'・'.join(_written(v) for v in values_of(wanted))}"


def _holds(when: When) -> str:
    return " and ".join(_one(key, wanted) for key, wanted in when.root.items()) or "true()"


def _one(key: str, wanted: Wanted) -> str:
    if isinstance(wanted, Filled):
        return f"p:{key}" if wanted.filled else f"not(p:{key})"
    equal = " or ".join(f"p:{key} = {_quoted(_written(v))}" for v in values_of(wanted))
    return f"({equal})"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)


def _quoted(text: str) -> str:
    """Return an XPath literal; the catalogue's values never hold both kinds of quotes."""
    return f'"{text}"' if "'" in text else f"'{text}'"


def _sch(name: str) -> str:
    return f"{{{SCH}}}{name}"
