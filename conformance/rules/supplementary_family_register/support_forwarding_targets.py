"""To which municipalities a request for support is forwarded, for the books asked for."""

from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value

Scope = Literal["current", "previous", "before_previous"]
_PLACES: Final[tuple[Scope, ...]] = ("current", "previous", "before_previous")
"""The registered domiciles, from the present one back."""

_LAW: Final = "住民基本台帳事務処理要領・住民記録システム標準仕様書 第1.0版 1.1.16"


@value
class Given:
    """The books asked for, the domiciles from the present one back, and who took the request."""

    scopes: tuple[Scope, ...]
    honseki_history: tuple[Code, ...]
    receiving_city: Code


@value
class Output:
    """Where the request goes, each place once, and whether an own book is among them."""

    forward_to: tuple[Code, ...]
    own_books: bool


@rule("supplementary_family_register", "support-forwarding-targets", law=_LAW)
def support_forwarding_targets(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the places in the order of the domiciles; a scope without a domicile is ignored."""
    cities = [
        city
        for place, city in zip(_PLACES, given.honseki_history, strict=False)
        if place in given.scopes
    ]
    why(
        f"抑止の対象は{'・'.join(cities) or 'なし'}。",
        f"Books to protect: {', '.join(cities) or 'none'}.",
        law=_LAW,
    )
    elsewhere = tuple(city for city in dict.fromkeys(cities) if city != given.receiving_city)
    why(
        f"受付地{given.receiving_city}以外の{len(elsewhere)}か所へ転送する。",
        f"Forwarded to {len(elsewhere)} places other than {given.receiving_city}.",
        law=_LAW,
    )
    return Output(elsewhere, given.receiving_city in cities)
