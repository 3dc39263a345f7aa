"""Lawful copies of every form of the catalogue."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from conformance.catalog.load import domains, load
from conformance.forms.print_data import copy_of
from conformance.population.item_values import ValueMaker

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form
    from conformance.forms.print_data import Copy

DAY = date(2026, 4, 1)


@cache
def every_form() -> tuple[tuple[Specification, Form], ...]:
    return tuple((spec, form) for spec in map(load, domains()) for form in spec.forms.values())


def lawful(spec: Specification, form: Form, seed: int = 1, addressee: str = "self") -> Copy:
    maker = ValueMaker(seed, f"print {form.key}", DAY, spec.codes)
    values = {item.key: maker.value(item, n) for n, item in enumerate(form.items)}
    if addressee != "self":
        values = {i.key: values[i.key] for i in form.items if not i.locates}
    return copy_of(form, values, addressee)
