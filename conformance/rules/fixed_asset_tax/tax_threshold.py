"""Which tax bases reach the threshold (免税点) below which nothing is taxed."""

from collections import defaultdict
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.scope import within

_YEARS: Final = (1991, 2027)
_DESIGNATED: Final = "designated_city"
_LAW: Final = "地方税法第351条"

AssetClass = Literal["land", "house", "depreciable"]


@value
class Asset:
    """An asset's owners, class, tax base (yen) and, in a designated city, its ward."""

    owner_key: str
    asset_class: Annotated[AssetClass, Field(alias="class")]
    base: Yen
    ward: str | None = None


@value
class Given:
    """The fiscal year, the kind of city, the owners asked for, the assets of everybody.

    An ordinance may tax below the threshold where finances or the like especially need it.
    """

    fiscal_year: int
    city_type: Code
    owner_key: str
    assets: tuple[Asset, ...]
    ordinance_below_threshold: bool = False


@value
class Output:
    """The bases that are taxed (yen), 0 where the threshold is not reached."""

    land_base: int
    house_base: int
    depreciable_base: int


@rule("fixed_asset_tax", "tax-threshold", law="地方税法第351条・第702条の2・第737条")
def tax_threshold(given: Given, law: Parameters, why: Why) -> Output:
    """Return the sums of the owners' bases that reach the threshold of their class.

    Assets owned alone and together are not added up: another `owner_key` is another taxpayer. A
    designated city adds up and compares ward by ward (第737条). An
    ordinance under the proviso of article 351 taxes below it, too. Decided up to fiscal 2027.
    """
    by_ward = given.city_type == _DESIGNATED
    limits = law.on(date(within("fiscal_year", given.fiscal_year, *_YEARS), 4, 1))
    taxed = dict.fromkeys(("land", "house", "depreciable"), 0)
    for (kind, ward), total in _sums(given, by_ward=by_ward).items():
        limit = 0 if given.ordinance_below_threshold else limits.integer(kind)
        taxed[kind] += total if total >= limit else 0
        why(
            f"{ward or '市内'}の{kind}の課税標準額の合計{total}円は免税点{limit}円"
            f"{'以上' if total >= limit else '未満'}。",
            f"{kind} in {ward or 'the city'}: {total} yen, threshold {limit} yen.",
            law="地方税法第737条" if by_ward else _law_of(given),
        )
    why(
        f"{given.owner_key}に課税される課税標準額は合計{sum(taxed.values())}円。",
        f"Taxed of {given.owner_key}: {sum(taxed.values())} yen in all.",
        law=_LAW,
    )
    return Output(taxed["land"], taxed["house"], taxed["depreciable"])


def _law_of(given: Given) -> str:
    return f"{_LAW}ただし書" if given.ordinance_below_threshold else _LAW


def _sums(given: Given, *, by_ward: bool) -> dict[tuple[AssetClass, str | None], int]:
    """Return the owners' bases by class and ward (None outside designated cities)."""
    found: dict[tuple[AssetClass, str | None], int] = defaultdict(int)
    for asset in given.assets:
        if asset.owner_key != given.owner_key:
            continue
        if by_ward and asset.ward is None:
            msg = "ward: a designated city judges by ward, found an asset without one"
            raise OutOfScopeError(msg)
        found[asset.asset_class, asset.ward if by_ward else None] += asset.base
    return found
