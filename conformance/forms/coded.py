"""Items of a form that show a coded item of the record: on paper a code is its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.bindings import binding_of

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Form, FormItem


def as_recorded(spec: Specification, form: Form) -> tuple[FormItem, ...]:
    """Return a form's items; one that shows a coded item of the record has its code list."""
    binding = binding_of(spec, form)
    if binding is None or binding.record not in spec.records:
        return form.items
    group = spec.records[binding.record]
    return tuple(_as_shown(item, group, binding.shows.get(item.key)) for item in form.items)


def _as_shown(item: FormItem, group: RecordGroup, shown: str | None) -> FormItem:
    listed = group.item(shown).code_list if shown else None
    if listed is None or item.code_list:
        return item
    return item.model_copy(update={"type": "code", "code_list": listed})
