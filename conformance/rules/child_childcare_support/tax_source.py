"""Where a household's tax is learnt from."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

Method = Literal["own_tax", "other_municipality", "overseas_estimate", "highest_tier"]

_LAW: Final = "子ども・子育て支援法施行令第4条"
_WORDS: Final[dict[Method, str]] = {
    "own_tax": "庁内の課税情報を用いる",
    "other_municipality": "1月1日の住所地へ照会する",
    "overseas_estimate": "国外収入から市町村民税相当額を換算する",
    "highest_tier": "最高階層と仮に決める",
}


@value
class Given:
    """Nationality (not used), residence on 1 January of the tax year, returns and papers."""

    nationality: Literal["JP", "foreign"]
    in_japan_on_jan1: bool
    jan1_municipality_same: bool
    unfiled: bool
    overseas_docs: bool


@value
class Output:
    """The source of the tax."""

    method: Method


@rule("child_childcare_support", "tax-source", law=_LAW)
def tax_source(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the source: the same for every nationality.

    In Japan on 1 January: the highest tier while no return is filed, else the own tax office or
    the municipality of that day. Abroad: an estimate from papers, or the highest tier.
    """
    home = given.in_japan_on_jan1
    why(
        f"課税年度の1月1日に国内に住所が{'あった' if home else 'なかった'}。",
        f"On 1 January of the tax year the person lived {'in Japan' if home else 'abroad'}.",
        law="地方税法第318条",
    )
    method = _at_home(given) if home else _abroad(given)
    why(f"{_WORDS[method]}。", f"The tax comes by {method}.", law=_LAW)
    return Output(method)


def _at_home(given: Given) -> Method:
    if given.unfiled:
        return "highest_tier"
    return "own_tax" if given.jan1_municipality_same else "other_municipality"


def _abroad(given: Given) -> Method:
    return "overseas_estimate" if given.overseas_docs else "highest_tier"
