"""Which items a document may print while a support measure protects a person."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_FACILITY: Final = frozenset({"facility", "facility_phone", "class_age"})
_WHEREABOUTS: Final = frozenset(
    {"address", "postal_code", "phone", "employer", "mailing_address", "new_municipality"}
)


@value
class Given:
    """Whether a measure is in force, to whom the document goes, the items it would print."""

    measure_active: bool
    addressee: Literal["protected_person", "enrolled_facility", "other_party", "third_party"]
    fields: tuple[str, ...]


@value
class Output:
    """The items to print, in the order given, and whether the clerk is warned."""

    printed: tuple[str, ...]
    alert: bool


@rule(
    "child_childcare_support",
    "dv-document-suppression",
    law="住民基本台帳事務処理要領の支援措置、標準仕様の抑止要件",
)
def dv_document_suppression(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the items that may be printed.

    The protected person's documents hold everything, the child's facility sees its own items and
    no whereabouts, everybody else neither. Without a measure nothing is held back.
    """
    active = given.measure_active
    why(
        f"支援措置は{'有効で、発行前に警告する' if active else '有効でない'}。",
        f"A support measure is {'in force: warn before issue' if active else 'not in force'}.",
        law="住民基本台帳事務処理要領",
    )
    hidden = _hidden(given.addressee) if active else frozenset()
    printed = tuple(name for name in given.fields if name not in hidden)
    why(
        f"宛先は{given.addressee}で、{len(given.fields)}項目のうち{len(printed)}項目を印字する。",
        f"Addressed to {given.addressee}: {len(printed)} of {len(given.fields)} items are printed.",
        law="標準仕様の抑止要件",
    )
    return Output(printed, alert=active)


def _hidden(addressee: str) -> frozenset[str]:
    if addressee == "protected_person":
        return frozenset()
    return _WHEREABOUTS if addressee == "enrolled_facility" else _WHEREABOUTS | _FACILITY
