"""The limit of the medical part, lower in fiscal 2024 for those insured before it."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import fiscal_year_months

_LAW: Final = "高齢者の医療の確保に関する法律施行令第18条第1項・附則第5条"
Limit = Literal["standard", "lower", "lowest"]


@value
class Given:
    """The birth, whether insured by a disability until March 2025, the fiscal year.

    The income of 2023 after the basic deduction (yen; None: above the limit), and whether the
    person left the area that certified the disability after turning 75.
    """

    birth_date: date
    disability_by_2025_03: bool
    fiscal_year: int
    base_income: int | None = None
    left_area_after_75: bool = False


@value
class Output:
    """The limit in yen."""

    medical_cap: int


@rule("late_elderly_medical_care", "fy2024-cap-transition", law=_LAW)
def fy2024_cap_transition(given: Given, law: Parameters, why: Why) -> Output:
    """Return the year's limit; in fiscal 2024 two lower ones.

    The lowest goes with a low income (附則第5条第2項); the lower one with a birth until March 1949
    or a disability, but not for those born in the year after that who left the area which certified
    it once they were 75 (第1項).
    """
    april, _ = fiscal_year_months(given.fiscal_year)
    now = law.on(april)
    name, income = _limit(given, now), given.base_income
    why(
        f"{given.birth_date}生まれ、障害認定{'あり' if given.disability_by_2025_03 else 'なし'}、"
        f"所得{'の指定なし' if income is None else f'{income}円'}により{name}の限度額とする。",
        f"Born {given.birth_date}, {'' if given.disability_by_2025_03 else 'not '}disabled, income "
        f"{'not stated' if income is None else income}: {name} limit.",
        law=_LAW,
    )
    yen = now.integer(name)
    why(
        f"{given.fiscal_year}年度の医療分の限度額は{yen}円。",
        f"The limit in fiscal {given.fiscal_year} is {yen} yen.",
        law=_LAW,
    )
    return Output(yen)


def _limit(given: Given, now: InForce) -> Limit:
    if "lowest" not in now:
        return "standard"
    if given.base_income is not None and given.base_income <= now.integer("low_income"):
        return "lowest"
    if given.birth_date <= now.date("born_until"):
        return "lower"
    left = given.left_area_after_75 and given.birth_date <= now.date("left_born_until")
    return "lower" if given.disability_by_2025_03 and not left else "standard"
