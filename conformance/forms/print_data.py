"""Print data as read: copies of one form, each item's texts in the order they stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.models.requirements import Form
    from conformance.findings import Json
    from conformance.forms.fault import FormFault


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """An item of a copy: its key, its text, and whether anything but text stood in it."""

    key: str
    text: str
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: for whom, and its items in order."""

    addressee: str
    items: Sequence[PrintedItem]

    @property
    def values(self) -> Mapping[str, str]:
        """The first text of each item."""
        found: dict[str, str] = {}
        for item in self.items:
            found.setdefault(item.key, item.text)
        return found


@dataclass(frozen=True, slots=True)
class PrintData:
    """What a file of print data holds; with faults that kept it from being read, no copies."""

    copies: Sequence[Copy] = ()
    faults: Sequence[FormFault] = field(default=())


def copy_of(form: Form, values: Mapping[str, Json], addressee: str = "self") -> Copy:
    """Return typed values as a copy: the form's order, nothing for an item without a value."""
    items = (
        PrintedItem(item.key, text)
        for item in form.items
        if (text := text_of(values.get(item.key))) != ""
    )
    return Copy(addressee, tuple(items))


def text_of(value: Json) -> str:
    """Return a typed value as print data write it: flags 1 and 0, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
