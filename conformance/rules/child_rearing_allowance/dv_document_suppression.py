"""Which items a document may print while a support measure protects a person."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_HIDDEN: Final = frozenset(
    {
        "address",
        "postal_code",
        "phone",
        "school_name",
        "new_authority",
        "bank_branch",
        "employer",
        "mailing_address",
        "protection_order",
    }
)
"""Items that would tell where a protected person is (住民基本台帳事務処理要領の支援措置)."""


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


@rule(
    "child_rearing_allowance",
    "dv-document-suppression",
    law="住民基本台帳事務処理要領の支援措置、標準仕様の抑止要件",
)
def dv_document_suppression(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the items that may be printed.

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
    printed = tuple(name for name in given.fields if not (hides and name in _HIDDEN))
    why(
        f"宛先は{given.addressee}で、{len(given.fields)}項目のうち{len(printed)}項目を印字する。",
        f"Addressed to {given.addressee}: {len(printed)} of {len(given.fields)} items are printed.",
        law="標準仕様の抑止要件",
    )
    return Output(printed, alert=active)
