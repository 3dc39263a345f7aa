"""What is wrong with the print data of a form: structure, values, conditions, suppression.

The XSD and the Schematron are applied too. They say no more than the judgement here, item by item;
should they ever refuse what it finds nothing in, that is a fault of its own (F-PRINT-SCHEMA).
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree
from lxml.isoschematron import Schematron  # type: ignore[import-not-found]  # not in its stubs

from conformance.forms import csv_data, xml_data
from conformance.forms.fault import fault
from conformance.forms.schematron import condition_ja, rules
from conformance.forms.value import value_fault
from conformance.forms.xsd import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form, FormItem
    from conformance.forms.fault import FormFault
    from conformance.forms.print_data import Copy, PrintData
    from conformance.values.lengths import Count


def judge_xml(
    spec: Specification, form: Form, content: bytes, count: Count = "code_points"
) -> tuple[PrintData, tuple[FormFault, ...]]:
    """Return what the XML print data hold and everything wrong with them."""
    data, root = xml_data.read_xml(spec, form, content)
    faults = (*data.faults, *judge_copies(spec, form, data, count))
    if root is not None and not faults and count == "code_points":
        faults = tuple(_refused(spec, form, root))
    return data, faults


def judge_csv(
    spec: Specification, form: Form, content: bytes
) -> tuple[PrintData, tuple[FormFault, ...]]:
    """Return what the CSV print data hold and everything wrong with them.

    The header names each column: their order says nothing, and is left open.
    """
    data = csv_data.read_csv(content)
    told = (found for found in judge_copies(spec, form, data) if found.code != "F-PRINT-ORDER")
    return data, (*data.faults, *told)


def judge_copies(
    spec: Specification, form: Form, data: PrintData, count: Count = "code_points"
) -> tuple[FormFault, ...]:
    """Return what is wrong with the copies of a form, in their order."""
    return tuple(
        found
        for number, copy in enumerate(data.copies, start=1)
        for found in _copy(spec, form, copy, f"copy {number}", count)
    )


def schema_allows(spec: Specification, form: Form, root: etree._Element) -> bool:
    """Say whether the XSD and the Schematron of a form allow print data."""
    return not list(_refused(spec, form, root))


def _copy(
    spec: Specification, form: Form, copy: Copy, place: str, count: Count
) -> Iterator[FormFault]:
    known = {item.key: item for item in form.items}
    for printed in copy.items:
        item = known.get(printed.key)
        if item is None:
            yield fault("F-PRINT-UNKNOWN", place=place, found=printed.key)
        elif printed.nested:
            yield fault("F-PRINT-NESTED", item.key, place)
        elif not printed.text:
            yield fault("F-PRINT-EMPTY", item.key, place)
        elif wrong := value_fault(item, printed.text, spec.codes, place, count):
            yield wrong
    yield from _repeated(copy, known, place)
    yield from _disordered(form, copy, place)
    yield from _missing(form, copy, place)


def _repeated(copy: Copy, known: dict[str, FormItem], place: str) -> Iterator[FormFault]:
    for key, times in Counter(printed.key for printed in copy.items).items():
        most = (known[key].max_repeat or 1) if key in known else times
        if times > most:
            yield fault("F-PRINT-TWICE", key, place, name=known[key].name_ja, limit=most)


def _disordered(form: Form, copy: Copy, place: str) -> Iterator[FormFault]:
    """Yield the first item that stands after one the form has behind it."""
    order = {item.key: number for number, item in enumerate(form.items)}
    seen = list(dict.fromkeys(p.key for p in copy.items if p.key in order))
    for before, after in pairwise(seen):
        if order[after] < order[before]:
            names = form.items[order[after]].name_ja, form.items[order[before]].name_ja
            yield fault("F-PRINT-ORDER", after, place, name=names[0], before=names[1])
            return


def _missing(form: Form, copy: Copy, place: str) -> Iterator[FormFault]:
    values = copy.values
    typed: dict[str, object] = {
        item.key: _typed(item, values[item.key]) for item in form.items if item.key in values
    }
    for item in form.items:
        if item.key in values or (item.locates and copy.addressee != "self"):
            continue
        if item.required:
            yield fault("F-PRINT-MISSING", item.key, place, name=item.name_ja)
        elif item.required_when is not None and item.required_when.holds(typed):
            when = condition_ja(form, item.required_when)
            yield fault("F-PRINT-WHEN", item.key, place, name=item.name_ja, when=when)


def _typed(item: FormItem, text: str) -> object:
    if item.type == "flag":
        return text == "1"
    if item.type == "integer" and text.removeprefix("-").isdecimal():
        return int(text)
    return text


def _refused(spec: Specification, form: Form, root: etree._Element) -> Iterator[FormFault]:
    allowed, conditions = _validators(spec, form)
    if not allowed.validate(root):
        error = allowed.error_log.last_error  # type: ignore[attr-defined]  # not in its stubs
        # The text of an error repeats values; its kind does not.
        kind, line = (error.type_name, error.line) if error is not None else ("", 0)
        yield fault("F-PRINT-SCHEMA", kind=kind, place=f"line {line}")
    elif not conditions.validate(root):
        yield fault("F-PRINT-SCHEMA", kind="Schematron")


_Validators = tuple[etree.XMLSchema, Schematron]
_MADE: dict[tuple[str, str, str], _Validators] = {}
_MOST_KEPT = 64


def _validators(spec: Specification, form: Form) -> _Validators:
    """Return a form's XSD and Schematron, made once per process and content of the catalogue."""
    at = (spec.domain, spec.digest, form.key)
    if at not in _MADE:
        if len(_MADE) >= _MOST_KEPT:
            _MADE.clear()
        made = Schematron(rules(spec, form))
        _MADE[at] = etree.XMLSchema(schema(spec, form)), made
    return _MADE[at]
