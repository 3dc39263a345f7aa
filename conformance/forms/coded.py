"""Items of a form that show a coded item of the record: on paper a code is its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.bindings import binding_of
from conformance.catalog.form_sources import item_at
from conformance.catalog.models.sources import FromRecord

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Form, FormItem
    from conformance.catalog.models.sources import Source


def as_recorded(spec: Specification, form: Form) -> tuple[FormItem, ...]:
    """Return a form's items; one that shows a coded item of the record has its code list."""
    binding = binding_of(spec, form)
    if binding is None or binding.record not in spec.records:
        return form.items
    group = spec.records[binding.record]
    return tuple(_as_shown(spec, item, group, binding.sources.get(item.key)) for item in form.items)


def _as_shown(
    spec: Specification, item: FormItem, group: RecordGroup, source: Source | None
) -> FormItem:
    if not isinstance(source, FromRecord) or source.as_ is not None or item.code_list:
        return item
    recorded = item_at(spec, group, source.paths[0]) if len(source.paths) == 1 else None
    listed = recorded.code_list if recorded else None
    if listed is None:
        return item
    return item.model_copy(update={"type": "code", "code_list": listed})
