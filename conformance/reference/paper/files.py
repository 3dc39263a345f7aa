"""A copy as a file: XML and CSV print data, or the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.forms import csv_data, xml_data
from conformance.forms.print_data import copy_of
from conformance.reference.paper.compose import compose
from conformance.surfaces.issued import MEDIA_TYPES, file_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form
    from conformance.forms.print_data import Copy
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.surfaces.issued import FileFormat


@dataclass(frozen=True, slots=True)
class PrintedCopy:
    """What a copy holds, for whom, and what was withheld from them."""

    items: Row
    addressee: str
    withheld: Row


def as_file(
    spec: Specification, form: Form, print_: PrintedCopy, way: FileFormat, behaviour: Behaviour
) -> Row:
    """Return the row of a copy issued as a file."""
    copies = behaviour.copied(form, [copy_of(form, print_.items, print_.addressee)], way)
    content = _WRITERS[way](spec, form, copies, print_, behaviour)
    return file_row(MEDIA_TYPES[way], behaviour.written(form, content, way))


def _xml(
    spec: Specification,
    form: Form,
    copies: Sequence[Copy],
    _print: PrintedCopy,
    _behaviour: Behaviour,
) -> bytes:
    return xml_data.write_xml(spec, form, copies)


def _csv(
    _spec: Specification,
    form: Form,
    copies: Sequence[Copy],
    _print: PrintedCopy,
    _behaviour: Behaviour,
) -> bytes:
    return csv_data.write_csv(form, copies)


def _pdf(
    spec: Specification,
    form: Form,
    copies: Sequence[Copy],
    print_: PrintedCopy,
    behaviour: Behaviour,
) -> bytes:
    from conformance.reference.paper.draw import pdf  # noqa: PLC0415 - 0.2 s; only pages need it

    withheld = copy_of(form, print_.withheld, print_.addressee)
    sheet = compose(spec, form, copies)
    return pdf(behaviour.laid_out(form, sheet, tuple(withheld.values.values())))


_WRITERS = {"xml": _xml, "csv": _csv, "pdf": _pdf}
