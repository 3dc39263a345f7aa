"""The credit for donations to local governments (ふるさと納税)."""

from fractions import Fraction
from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, law_of
from conformance.rules.individual_resident_tax._tables import rows
from conformance.rules.rounding import ceil_to, floor_to, percent_of

_LAW, _SPECIAL_LAW = (
    "地方税法第37条の2・第314条の7",
    "地方税法第314条の7・附則第5条の6",
)


@value
class Given:
    """The year, the kind of city, donation, incomes and levies after the adjustment (yen).

    The basic deduction is the one of the income tax, after its special increase.
    """

    fiscal_year: Year
    city_type: Literal["general_city", "designated_city"]
    donation: NonNegativeInt
    income_total: NonNegativeInt
    taxable_minus_diff: int
    city_income_levy: NonNegativeInt
    pref_income_levy: NonNegativeInt
    income_tax_basic_deduction: NonNegativeInt


@value
class Output:
    """The basic and the special credit of city and prefecture (yen)."""

    basic_city: int
    basic_pref: int
    special_city: int
    special_pref: int


@rule(
    "individual_resident_tax", "furusato-credit", law="地方税法第37条の2・第314条の7・附則第5条の6"
)
def furusato_credit(given: Given, law: Parameters, why: Why) -> Output:
    """Return the credits of fiscal years 2018 to 2048; a donation within the own burden gives none.

    The basic credit counts donations up to 30 % of income; the special one lies under 20 % of each
    income levy, and from 2028 under an amount, too. From 2026 its rate is by the income less what
    the basic deduction of the income tax exceeds 480,000 yen by. Parts of a yen are rounded up,
    limits down. A credit above the levy, which the law cuts to it, is out of scope.
    """
    in_force = law_of(law, given.fiscal_year)
    burden = in_force.integer("self_burden")
    if given.donation <= burden:
        why(f"寄附金{given.donation}円は{burden}円以下。", f"At most {burden} yen given.", law=_LAW)
        return Output(0, 0, 0, 0)
    limit = in_force.integer("donation_limit_percent")
    counted = min(Fraction(given.donation), percent_of(given.income_total, limit))
    base = max(counted - burden, Fraction(0))
    basic = [
        ceil_to(percent_of(base, rate)) for rate in in_force.integers(f"{given.city_type}_rates")
    ]
    why(
        f"基本控除は{burden}円を超える{float(base):.0f}円に対し市{basic[0]}円・県{basic[1]}円。",
        f"Basic credit: city {basic[0]}, prefecture {basic[1]} yen.",
        law=_LAW,
    )
    city, pref = _special(given, given.donation - burden, in_force, why)
    if basic[0] + city > given.city_income_levy or basic[1] + pref > given.pref_income_levy:
        msg = "city_income_levy, pref_income_levy: a credit above the levy is not decided"
        raise OutOfScopeError(msg)
    return Output(basic[0], basic[1], city, pref)


def _special(given: Given, above: int, law: InForce, why: Why) -> tuple[int, int]:
    rate = _income_tax_rate(given.taxable_minus_diff - _beyond(given, law), law)
    whole = percent_of(above, 90 - rate * (1 + Fraction(law.decimal("reconstruction")) / 100))
    shares = law.integers(f"{given.city_type}_shares")
    city_most, pref_most = _most(given, law)
    city, pref = (ceil_to(whole * Fraction(share, sum(shares))) for share in shares)
    city, pref = min(city, city_most), min(pref, pref_most)
    why(
        f"所得税率{rate}%、特例控除は市{city_most}円・県{pref_most}円を上限に市{city}円・県{pref}円。",
        f"Income tax {rate} %; special credit, at most {city_most} and {pref_most} yen: "
        f"city {city}, prefecture {pref} yen.",
        law=_SPECIAL_LAW,
    )
    return city, pref


def _beyond(given: Given, law: InForce) -> int:
    if "deduction_before" not in law:
        return 0
    return max(given.income_tax_basic_deduction - law.integer("deduction_before"), 0)


def _most(given: Given, law: InForce) -> tuple[int, int]:
    """Return the limits of city and prefecture: a share of each levy, from 2028 amounts as well."""
    levies, percent = (given.city_income_levy, given.pref_income_levy), law.integer("cap_percent")
    city, pref = (floor_to(percent_of(levy, percent)) for levy in levies)
    name = f"{given.city_type}_most"
    if name not in law:
        return city, pref
    city_most, pref_most = law.integers(name)
    return min(city, city_most), min(pref, pref_most)


def _income_tax_rate(taxable: int, law: InForce) -> int:
    """Return the rate of income tax (所得税法第89条): up to each income, else the top."""
    if taxable < 0:
        return 0
    found = (rate for limit, rate in rows(law, "income_tax") if taxable <= limit)
    return next(found, law.integer("income_tax_top"))
