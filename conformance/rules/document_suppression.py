"""Which items a document may print while a support measure (支援措置) protects a person.

Source: 住民基本台帳事務処理要領 第5の10; the suppression of the standard specifications.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.rules.core import value

if TYPE_CHECKING:
    from conformance.rules.core import Why


@value
class Given:
    """Whether a measure is in force, to whom the document goes, the items it would print."""

    measure_active: bool
    addressee: Literal["protected_person", "other_party", "third_party"]
    fields: tuple[str, ...]


@value
class Output:
    """The items to print, in the order given, and whether the clerk is warned."""

    printed: tuple[str, ...]
    alert: bool


def printed_items(given: Given, telling: frozenset[str], why: Why) -> Output:
    """Return the items that may be printed; `telling` would tell where a protected person is.

    While a measure is in force, only the protected person's own documents hold what tells the
    whereabouts; the clerk is warned in every case. Without a measure nothing is held back.
    """
    active = given.measure_active
    why(
        f"支援措置は{'有効で、発行前に警告する' if active else '有効でない'}。",
        f"A support measure is {'in force: warn before issue' if active else 'not in force'}.",
        law="住民基本台帳事務処理要領",
    )
    hides = active and given.addressee != "protected_person"
    printed = tuple(name for name in given.fields if not (hides and name in telling))
    why(
        f"宛先は{given.addressee}で、{len(given.fields)}項目のうち{len(printed)}項目を印字する。",
        f"Addressed to {given.addressee}: {len(printed)} of {len(given.fields)} items are printed.",
        law="標準仕様の抑止要件",
    )
    return Output(printed, alert=active)
