"""Which of the items that may be left out a certified copy (住民票の写し) shows."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_ITEMS: Final = {
    "japanese": ("head_and_relationship", "honseki_and_head", "my_number", "resident_code"),
    "foreign": (
        "head_and_relationship",
        "my_number",
        "resident_code",
        "nationality",
        "article_30_45_category",
        "residence_status_and_period",
        "card_number",
        "alias_history",
    ),
}
"""The items that may be left out, in the order of the output (住民基本台帳法第12条第5項)."""
_NUMBERS: Final = ("my_number", "resident_code")
_SELF: Final = "self_household"
_PUBLIC: Final = "public_body"
_OTHERS: Final = ("third_party", _PUBLIC)
_LAW: Final = "住民基本台帳法第12条、第12条の2、第12条の3、第30条の51・標準仕様書 第1.0版 5.1"


@value
class Given:
    """The kind of resident, who asks, the items specially asked for (特別の請求), the default.

    `default_print` holds the items the municipality prints unless asked not to.
    """

    resident_type: Literal["japanese", "foreign"]
    requester: Code
    requested: tuple[Code, ...]
    default_print: tuple[Code, ...]


@value
class Output:
    """The items that are printed and those that are refused, in the fixed order."""

    printed: tuple[str, ...]
    refused: tuple[str, ...]


@rule("resident_register", "certificate-optional-items", law=_LAW)
def certificate_optional_items(given: Given, _law: Parameters, why: Why) -> Output:
    """Return which optional items are printed and which refused.

    Printed is what was asked for, and for the person or the household what the municipality prints
    by default; Individual Number and resident code are never printed by default and are refused to
    anybody else. Items the resident does not have are ignored. Other requesters (an agent, to whom
    the numbers go by post to the person only) are out of scope, and so is a public body where the
    municipality prints an item by default: 第12条の2第4項 lets it leave the item out or in.
    """
    if given.requester not in (_SELF, *_OTHERS):
        expected = ", ".join((_SELF, *_OTHERS))
        msg = f"requester: expected one of {expected}, found {given.requester!r}"
        raise OutOfScopeError(msg)
    items = _ITEMS[given.resident_type]
    refused = _refused(given, items, why)
    asked = [each for each in items if each in given.requested and each not in refused]
    why(
        f"特別の請求により出す項目：{'、'.join(asked) or 'なし'}。",
        f"Printed because asked for: {', '.join(asked) or 'nothing'}.",
        law="住民基本台帳法第12条第5項、第12条の2、第12条の3",
    )
    printed = {*asked, *_by_default(given, items, why)}
    return Output(tuple(each for each in items if each in printed), refused)


def _refused(given: Given, items: tuple[str, ...], why: Why) -> tuple[str, ...]:
    if given.requester == _SELF:
        return ()
    refused = tuple(each for each in items if each in _NUMBERS and each in given.requested)
    if refused:
        why(
            f"本人・同一世帯以外（{given.requester}）には{'、'.join(refused)}を出さない。",
            f"{', '.join(refused)} is refused to anybody but the household ({given.requester}).",
            law="住民基本台帳法第12条の2、第12条の3",
        )
    return refused


def _by_default(given: Given, items: tuple[str, ...], why: Why) -> list[str]:
    printed = [each for each in items if each in given.default_print and each not in _NUMBERS]
    if given.requester == _PUBLIC and set(printed) - set(given.requested):
        msg = f"default_print: a {_PUBLIC} may be given {', '.join(printed)} unasked, or not"
        raise OutOfScopeError(msg)
    if given.requester != _SELF:
        return []
    if printed:
        why(
            f"団体が記載を既定とする項目：{'、'.join(printed)}。",
            f"Printed by default of the municipality: {', '.join(printed)}.",
            law="標準仕様書 第1.0版 5.1",
        )
    return printed
