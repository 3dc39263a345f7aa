"""Identifiers as masks: form, prefecture and check digit, by arithmetic on whole columns."""

from __future__ import annotations

from functools import reduce
from itertools import cycle
from operator import add
from typing import TYPE_CHECKING

import narwhals as nw

from conformance.tables.numbers import number_of, short_form
from conformance.tables.violation import Violation
from conformance.values.identifiers import registered
from conformance.values.identifiers.lg_code import prefecture_wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_PREFECTURES = 47
_WITH_PREFECTURE = frozenset({"lg_code", "insurer_8", "insurer_6_kokuho", "kohi_futansha_8"})


def identifier_violations(key: str, kind: str) -> Iterator[Violation]:
    """Yield the masks of values of the item `key` that are no identifier of a kind.

    Kinds whose check digit is not plain arithmetic on digits are judged by their form alone.
    """
    identifier = registered()[kind]
    facts = {"name": identifier.name, "form": identifier.form}
    text, number = nw.col(key), number_of(key)
    short = short_form(kind) is not None
    form = ~number.is_null() if short else text.str.contains(rf"\A(?:{identifier.pattern})\z")
    yield Violation("V-ID-FORM", ~form & ~text.is_null(), facts)
    part = prefecture_wrong("00")
    if kind in _WITH_PREFECTURE and part is not None:
        prefecture = number // 10**4 % 100
        outside = form & ~prefecture.is_between(1, _PREFECTURES)
        yield Violation("V-ID-PART", outside, {**facts, "part": part})
    if kind in CONTROLS:
        yield Violation("V-ID-CHECK", form & ~CONTROLS[kind](number), facts)


def _digits(number: nw.Expr, places: Iterable[int]) -> list[nw.Expr]:
    """Return the digits at places counted from the lowest, 0."""
    return [number // 10**place % 10 for place in places]


def _weighted(number: nw.Expr, places: range, weights: tuple[int, ...]) -> nw.Expr:
    products = [d * w for d, w in zip(_digits(number, places), cycle(weights), strict=False)]
    return reduce(add, products)


def _modulo_11(number: nw.Expr, places: range, weights: tuple[int, ...]) -> nw.Expr:
    """Return the weighted sum modulo 11 in fewer steps than digit by digit.

    A digit is q(n) - 10 q(n+1) with q(n) = number // 10ⁿ, and -10 is 1 modulo 11: so q(n) counts
    with the weight of its own place and of the place below.
    """
    of_place = dict(zip(places, cycle(weights), strict=False))
    factors = {n: (of_place.get(n, 0) + of_place.get(n - 1, 0)) % 11 for n in places}
    terms = [number // 10**n * factor for n, factor in factors.items() if factor]
    rest: nw.Expr = reduce(add, terms) % 11
    return rest


def _kojin_bango(number: nw.Expr) -> nw.Expr:
    rest = _modulo_11(number, range(1, 12), (2, 3, 4, 5, 6, 7))
    return number % 10 == (11 - rest) % 11 % 10


def _juminhyo_code(number: nw.Expr) -> nw.Expr:
    rest = _modulo_11(number, range(1, 11), (2, 3, 4, 5, 6, 7))
    # The digit is 11 - rest, its last figure. With remainder 0 the published rule leaves open
    # whether 1 or 0 stands there: so both together make 11, 1, or 0.
    return (rest + number % 10).is_in([11, 1, 0])


def _houjin_bango(number: nw.Expr) -> nw.Expr:
    return number // 10**12 == 9 - _weighted(number, range(12), (1, 2)) % 9


def _lg_code(number: nw.Expr) -> nw.Expr:
    rest = _modulo_11(number, range(1, 6), (2, 3, 4, 5, 6))
    return number % 10 == (11 - rest) % 10


def _luhn(width: int) -> Callable[[nw.Expr], nw.Expr]:
    def fits(number: nw.Expr) -> nw.Expr:
        doubled = [2 * d - 9 * (d > 4).cast(nw.Int64) for d in _digits(number, range(1, width, 2))]  # noqa: PLR2004 - 2 × 5 has two digits
        single = _digits(number, range(0, width, 2))
        return reduce(add, [*doubled, *single]) % 10 == 0

    return fits


CONTROLS: Mapping[str, Callable[[nw.Expr], nw.Expr]] = {
    "kojin_bango": _kojin_bango,
    "juminhyo_code": _juminhyo_code,
    "houjin_bango": _houjin_bango,
    "lg_code": _lg_code,
    "insurer_8": _luhn(8),
    "kohi_futansha_8": _luhn(8),
    "insurer_6_kokuho": _luhn(6),
    "jukyusha_7": _luhn(7),
}
"""Where the check digit of a number fits, per kind of identifier."""
