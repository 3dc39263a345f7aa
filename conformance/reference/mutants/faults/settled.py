"""Which items of a form have a value that everybody can tell: only a fault there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.sources import FromPackage, FromRecord

if TYPE_CHECKING:
    from conformance.catalog.models.requirements import Form, FormItem


def settled_keys(form: Form) -> frozenset[str]:
    """Return the required items whose value the register settles, outside addresses."""
    return surely_settled(form) or frozenset(item.key for item in _needed(form))


def surely_settled(form: Form) -> frozenset[str]:
    """Return them, none where the register settles nothing: a fault there would be none."""
    return frozenset(item.key for item in _needed(form) if _is_settled(item))


def _needed(form: Form) -> list[FormItem]:
    return [item for item in form.items if item.required and not item.locates]


def _is_settled(item: FormItem) -> bool:
    source = item.from_
    if isinstance(source, FromPackage):
        return source.package == "business_date"
    if not isinstance(source, FromRecord):
        return True
    whole = isinstance(source.record, str) and not source.may_lack
    return whole and (source.as_ == "meaning" or (source.as_ is None and item.type != "text"))
