"""What a request breaks, and the reasons by which it may be refused for that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.surfaces.package import CONTRACT_STATUS

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.package import Refusal

ANY: Final = None
"""As an item: whichever the reason names, or none."""

STANDING: Final = frozenset({"E0004", "C0403", "C0404", "C0409"})
"""The reasons by which something is refused that is no fault of its form."""

FORM: Final = frozenset({"E0001", "E0002"})
"""The reasons by which something is refused that is a fault of its form."""


Told = tuple[str, str | None]
"""A reason: its code, and the item it names (ANY: whichever)."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What a request breaks: the reason that must be told, and those that may be told beside it.

    `item`: the item that the reason must name; ANY where several are at fault. `also`: code and
    item of what the request breaks as well, or may be held to break. `alike`: codes by which the
    same may be told instead, where no source binds one. `in_words`: code and item of what an API of
    the vendor's own may call it besides, whose words no source binds.
    """

    code: str
    item: str | None = ANY
    also: frozenset[Told] = frozenset()
    alike: frozenset[str] = frozenset()
    in_words: frozenset[Told] = frozenset()

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of which one must be told."""
        return self.alike | {self.code}

    def covers(self, told: Refusal, spec: Specification) -> bool:
        """Return whether the request gives cause for a reason.

        A code that is none of the contract's claims nothing; nor does it matter which item a right
        code names where that is no item of the specification.
        """
        if told.code not in CONTRACT_STATUS:
            return True
        if told.code in self.alike:
            return True
        items = {item for code, item in {(self.code, self.item), *self.also} if code == told.code}
        return bool(items) and (
            not {ANY, told.item}.isdisjoint(items) or not is_named(spec, told.item)
        )


def stands_against(reason: str | None, *inputs: str) -> Broken:
    """Return what a request breaks against which something stands that is no fault of its form.

    Where no source binds a reason the product may say that it is not allowed, that nobody of whom
    it is true is there, or that it contradicts what stands: never that something is missing, is no
    code, or is not offered. Of `inputs` that are at fault it may also say that their form is.
    """
    if reason is not None:
        return Broken(reason)
    form = {"E0002"} if inputs else set()
    return Broken("E0004", alike=STANDING - {"E0004"} | form)


def is_named(spec: Specification, item: str | None) -> bool:
    """Return whether a record or a form of the specification has an item of this key."""
    printed = (one.key == item for form in spec.forms.values() for one in form.items)
    return any(printed) or any(
        one.key == item for group in spec.records.values() for one in group.items
    )
