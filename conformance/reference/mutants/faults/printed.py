"""Faults of print data: what is wrong in the XML or CSV although the values are at hand."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from conformance.forms.print_data import PrintedItem
from conformance.reference.mutants.faults.base import FaultBase
from conformance.reference.mutants.faults.settled import settled_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.requirements import Form
    from conformance.forms.print_data import Copy
    from conformance.surfaces.issued import FileFormat

_ASIDE = "internal_memo"
_CODE = "cp932"


class PrintDataFault(FaultBase):
    """Changes the items of every copy of the print data, XML and CSV alike."""

    def copied(self, form: Form, copies: Sequence[Copy], way: FileFormat) -> Sequence[Copy]:
        """Return the copies with other items; pages are made of the right ones."""
        if way == "pdf":
            return copies
        return [replace(copy, items=tuple(self._items(form, copy))) for copy in copies]

    @abstractmethod
    def _items(self, form: Form, copy: Copy) -> Sequence[PrintedItem]:
        """Return what is printed instead."""


class PrintDataLacks(PrintDataFault):
    """A required item is missing: the last one."""

    kind: Literal["print_data_lacks"]

    def _items(self, form: Form, copy: Copy) -> Sequence[PrintedItem]:
        required = settled_keys(form)
        printed = [one.key for one in copy.items if one.key in required]
        return [one for one in copy.items if one.key not in printed[-1:]]


class PrintDataAdds(PrintDataFault):
    """An item stands in it that the form does not have (CSV has no column for it)."""

    kind: Literal["print_data_adds"]

    def _items(self, form: Form, copy: Copy) -> Sequence[PrintedItem]:
        del form
        return [*copy.items, PrintedItem(_ASIDE, "要確認")]


class PrintDataDisordered(PrintDataFault):
    """The items stand the other way round (columns of CSV have no order)."""

    kind: Literal["print_data_disordered"]

    def _items(self, form: Form, copy: Copy) -> Sequence[PrintedItem]:
        del form
        return copy.items[::-1]


class PrintDataRepeats(PrintDataFault):
    """The first item stands twice."""

    kind: Literal["print_data_repeats"]

    def _items(self, form: Form, copy: Copy) -> Sequence[PrintedItem]:
        del form
        return [*copy.items[:1], *copy.items]


class PrintDataEmpties(PrintDataFault):
    """The first item stands there without its value."""

    kind: Literal["print_data_empties"]

    def _items(self, form: Form, copy: Copy) -> Sequence[PrintedItem]:
        del form
        return [replace(one, text="") for one in copy.items[:1]] + list(copy.items[1:])


class PrintDataRespells(PrintDataFault):
    """Dates stand with slashes."""

    kind: Literal["print_data_respells"]

    def _items(self, form: Form, copy: Copy) -> Sequence[PrintedItem]:
        dates = {item.key for item in form.items if item.type == "date"}
        return [
            replace(one, text=one.text.replace("-", "/")) if one.key in dates else one
            for one in copy.items
        ]


class PrintDataOfOther(PrintDataFault):
    """Amounts are those of another row: one more."""

    kind: Literal["print_data_of_other"]

    def _items(self, form: Form, copy: Copy) -> Sequence[PrintedItem]:
        numbers = {item.key for item in form.items if item.type == "integer"}
        return [
            replace(one, text=str(int(one.text) + 1)) if one.key in numbers else one
            for one in copy.items
        ]


class PrintDataNone(FaultBase):
    """Print data are written, without a copy in them."""

    kind: Literal["print_data_none"]

    def copied(self, form: Form, copies: Sequence[Copy], way: FileFormat) -> Sequence[Copy]:
        """Return no copy; pages are made of the right ones."""
        del form
        return copies if way == "pdf" else []


class PrintDataMisencoded(FaultBase):
    """Print data are written in Shift_JIS."""

    kind: Literal["print_data_misencoded"]

    def written(self, form: Form, content: bytes, way: FileFormat) -> bytes:
        """Return the text in the other encoding; what that lacks becomes a question mark."""
        del form
        return content if way == "pdf" else content.decode().encode(_CODE, errors="replace")
