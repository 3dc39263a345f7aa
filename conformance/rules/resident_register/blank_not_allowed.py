"""Which items of a resident record may not be blank."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_COMMON: Final = ("birth_date", "address", "atena_number", "household_number")
_LIVE_ONLY: Final = ("resident_code",)
_BY_TYPE: Final = {
    "japanese": ("honseki", "head_of_koseki", "resident_since"),
    "foreign": ("foreign_resident_since", "article_30_45_category"),
}
_BY_CATEGORY: Final = {
    "special_permanent": ("card_number",),
    "temporary_refuge": ("landing_period",),
    "provisional_stay": ("provisional_stay_period",),
    "birth_transient": (),
    "nationality_loss_transient": (),
    "transient": (),
}
_MID_LONG_TERM: Final = "mid_long_term"
_OF_THE_LAW: Final = ("nationality",)
_OF_THE_CARD: Final = ("status_of_residence", "period_of_stay", "period_expires_on")
"""Items of 第30条の45 that the list of 1.1.6 lacks: of all foreigners, of those with a card."""
_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 1.1.6"


@value
class Given:
    """The kind of resident, the category of 第30条の45 (foreign), removed or live, filled items."""

    resident_type: Literal["japanese", "foreign"]
    category: Code | None
    removed: bool
    filled: tuple[Code, ...]


@value
class Output:
    """The required items without a value, in ascending order of their keys."""

    missing: tuple[str, ...]


@rule("resident_register", "blank-not-allowed", law=_SOURCE)
def blank_not_allowed(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the required items that are blank.

    A removed record (除票) may lack the resident code, and a mid to long-term resident's the card
    number; a special permanent resident's certificate number is always required. A foreign resident
    without a category is asked for the category alone; an unknown category is out of scope, and so
    is a foreign resident without items that the law names and the list does not. The category codes
    may end in `_resident`.
    """
    if given.resident_type == "foreign":
        _check_items_of_the_law(given)
    required = {*_basic(given, why)}
    if given.resident_type == "foreign" and given.category is not None:
        required.update(_of_category(given.category, removed=given.removed, why=why))
    missing = tuple(sorted(required.difference(given.filled)))
    why(
        f"値のない必須の項目：{'、'.join(missing) or 'なし'}。",
        f"Required items without a value: {', '.join(missing) or 'none'}.",
        law=_SOURCE,
    )
    return Output(missing)


def _check_items_of_the_law(given: Given) -> None:
    with_card = (given.category or "").removesuffix("_resident") == _MID_LONG_TERM
    named = _OF_THE_LAW + (_OF_THE_CARD if with_card else ())
    if blank := sorted(set(named).difference(given.filled)):
        msg = f"filled: expected the items of 第30条の45 {', '.join(named)}, found none of {blank}"
        raise OutOfScopeError(msg)


def _basic(given: Given, why: Why) -> tuple[str, ...]:
    live = () if given.removed else _LIVE_ONLY
    required = _COMMON + live + _BY_TYPE[given.resident_type]
    why(
        f"{given.resident_type}の{'除票' if given.removed else '住民票'}の必須の項目："
        f"{'、'.join(required)}。",
        f"Required of a {given.resident_type} {'removed' if given.removed else 'live'} record: "
        f"{', '.join(required)}.",
        law=_SOURCE,
    )
    return required


def _of_category(category: str, *, removed: bool, why: Why) -> tuple[str, ...]:
    code = category.removesuffix("_resident")
    if code == _MID_LONG_TERM:
        added: tuple[str, ...] = () if removed else ("card_number",)
    elif code in _BY_CATEGORY:
        added = _BY_CATEGORY[code]
    else:
        known = ", ".join((_MID_LONG_TERM, *_BY_CATEGORY))
        msg = f"category: expected one of {known}, found {category!r}"
        raise OutOfScopeError(msg)
    why(
        f"区分{category}で加わる項目：{'、'.join(added) or 'なし'}。",
        f"Category {category} adds: {', '.join(added) or 'nothing'}.",
        law="住民基本台帳法第30条の45・標準仕様書 第1.0版 1.1.6",
    )
    return added
