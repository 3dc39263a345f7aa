"""The limit of the medical part, lower in fiscal 2024 for those insured before it."""

from datetime import date
from typing import Final

from conformance.rules.ages import birthday
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import fiscal_year_months

_LAW: Final = "高齢者の医療の確保に関する法律施行令附則（令和6年度の経過措置）"
_AGE: Final = 75
_LAST_BIRTHDAY: Final = date(2024, 3, 31)


@value
class Given:
    """The birth, whether insured by a disability until March 2025, the fiscal year."""

    birth_date: date
    disability_by_2025_03: bool
    fiscal_year: int


@value
class Output:
    """The limit in yen."""

    medical_cap: int


@rule("late_elderly_medical_care", "fy2024-cap-transition", law=_LAW)
def fy2024_cap_transition(given: Given, law: Parameters, why: Why) -> Output:
    """Return the year's limit; the lower one for those who turned 75 by March 2024 or disabled.

    Only in fiscal 2024 do the two differ.
    """
    april, _ = fiscal_year_months(given.fiscal_year)
    day = birthday(given.birth_date, _AGE)
    lower = day <= _LAST_BIRTHDAY or given.disability_by_2025_03
    why(
        f"75歳の誕生日は{day}、障害認定{'あり' if given.disability_by_2025_03 else 'なし'}のため"
        f"経過措置の対象{'である' if lower else 'でない'}。",
        f"75 on {day}, {'' if given.disability_by_2025_03 else 'not '}disabled: "
        f"{'lower' if lower else 'standard'} limit.",
        law=_LAW,
    )
    yen = law.on(april).integer("lower" if lower else "standard")
    why(
        f"{given.fiscal_year}年度の医療分の限度額は{yen}円。",
        f"The limit in fiscal {given.fiscal_year} is {yen} yen.",
        law=_LAW,
    )
    return Output(yen)
