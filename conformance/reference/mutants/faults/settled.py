"""Which items of a form have a value that everybody can tell: only a fault there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.sources import FromPackage, FromRecord

if TYPE_CHECKING:
    from conformance.catalog.models.requirements import Form, FormItem


def settled_keys(form: Form) -> frozenset[str]:
    """Return the required items whose value the register settles, outside addresses."""
    needed = [item for item in form.items if item.required and not item.locates]
    settled = [item.key for item in needed if _is_settled(item)]
    return frozenset(settled or [item.key for item in needed])


def _is_settled(item: FormItem) -> bool:
    source = item.from_
    if isinstance(source, FromPackage):
        return source.package == "business_date"
    if not isinstance(source, FromRecord):
        return True
    whole = isinstance(source.record, str) and not source.may_lack
    return whole and (source.as_ == "meaning" or (source.as_ is None and item.type != "text"))
