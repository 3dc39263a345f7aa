"""How many doses of the nine-valent HPV vaccine are needed, and when the third may be."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.health_management._ages import hpv_years, months_after, reaches
from conformance.rules.scope import not_before

_LAW: Final = "予防接種実施規則第18条"
_MONTHS_A_YEAR: Final = 12


@value
class Given:
    """The birth and the days of the first two doses."""

    birth_date: date
    first_date: date
    second_date: date


@value
class Output:
    """The doses in total, whether the second counts, the first day of a third if there is one."""

    total_doses: int
    second_valid: bool
    third_earliest: date | None


@rule("health_management", "hpv-dose-schedule", law=_LAW)
def hpv_dose_schedule(given: Given, law: Parameters, why: Why) -> Output:
    """Return two doses for who begins before 15 and leaves five months, else three.

    Of three, the second needs one month and the third three more; a second dose too early does
    not count, and no third is given then. First doses before April 2023 or before the fiscal year
    in which the girl becomes 12, and a second before the first are out of scope.
    """
    not_before("first_date", given.first_date, hpv_years(given.birth_date).first)
    not_before("second_date", given.second_date, given.first_date)
    now = law.on(given.first_date)
    young = given.first_date <= reaches(
        given.birth_date, now.integer("two_dose_age_under") * _MONTHS_A_YEAR
    )
    apart = given.second_date >= months_after(given.first_date, now.integer("two_dose_min_months"))
    why(
        f"1回目は15歳に至る{'まで' if young else '日より後'}、2回目との間隔は"
        f"5か月{'以上' if apart else '未満'}。",
        f"The first dose was {'before' if young else 'after'} 15, the second "
        f"{'five months or more' if apart else 'less than five months'} later.",
        law=_LAW,
    )
    if young and apart:
        why("2回で完了する。", "Two doses are enough.", law=_LAW)
        return Output(2, second_valid=True, third_earliest=None)
    least = now.integer("three_dose_second_min_months")
    valid = given.second_date >= months_after(given.first_date, least)
    third = now.integer("three_dose_third_min_months")
    earliest = months_after(given.second_date, third) if valid else None
    why(
        f"3回接種で、2回目は{'有効' if valid else '無効'}、3回目は{earliest or '求めない'}。",
        f"Three doses: the second {'counts' if valid else 'does not count'}, the third is "
        f"possible from {earliest or 'no day'}.",
        law=_LAW,
    )
    return Output(3, valid, earliest)
