"""The rate of one counted child in one month, with its reason in words."""

from datetime import date
from typing import Final, NamedTuple

from conformance.rules.child_allowance._age_limits import (
    fiscal_year_last_month,
    under_3_last_month,
)
from conformance.rules.child_allowance._reform import REFORM_MONTH
from conformance.rules.core import InForce, OutOfScopeError
from conformance.values.year_month import YearMonth

_THIRD: Final = 3
_ELEMENTARY_AGE: Final = 12  # 小学校修了前: until the first 31 March after attaining 12

_FULL, _SPECIAL, _OVER_CAP = "1", "2", "3"


class RateBasis(NamedTuple):
    """What decides the rate of one child: the month, its birth, its number, the income band."""

    month: YearMonth
    birth_date: date
    number: int
    income_band: str | None

    @property
    def under_3(self) -> bool:
        """Whether the month lies within the third birthday's month."""
        return self.month <= under_3_last_month(self.birth_date)

    @property
    def third_or_later(self) -> bool:
        """Whether the child is the third or later in order of birth."""
        return self.number >= _THIRD

    def within_fiscal_year_of(self, age: int) -> bool:
        """Say whether the month lies within the fiscal year in which `age` is attained."""
        return self.month <= fiscal_year_last_month(self.birth_date, age)


class MonthlyRate(NamedTuple):
    """Yen a month and the reason, in Japanese and English."""

    yen: int
    ja: str
    en: str


def check_band(month: YearMonth, income_band: str | None) -> None:
    """Refuse an unknown income band up to 2024-09, where it decides (`OutOfScopeError`)."""
    if month < REFORM_MONTH and income_band not in {_FULL, _SPECIAL, _OVER_CAP}:
        msg = f"income_band: expected 1, 2 or 3 for {month}, found {income_band!r}"
        raise OutOfScopeError(msg)


def rate(claim: RateBasis, law: InForce) -> MonthlyRate:
    """Return the child's rate; the income band is a known one where it decides."""
    age = law.integer("pay_until_age_fy_end")
    if not claim.within_fiscal_year_of(age):
        return MonthlyRate(0, f"{age}歳年度末後", f"past the fiscal year of age {age}")
    return _rate(claim, law) if claim.month >= REFORM_MONTH else _legacy_rate(claim, law)


def _rate(claim: RateBasis, law: InForce) -> MonthlyRate:
    """The rates from 2024-10 (児童手当法第6条第1項)."""
    if claim.third_or_later:
        return MonthlyRate(law.integer("third_or_later"), "第3子以降", "third or later")
    if claim.under_3:
        return MonthlyRate(law.integer("under_3"), "3歳未満", "under three")
    return MonthlyRate(law.integer("age3_and_over"), "3歳以上", "three or over")


def _legacy_rate(claim: RateBasis, law: InForce) -> MonthlyRate:
    """The rates up to 2024-09 by income band (改正前の第6条・附則第2条)."""
    if claim.income_band == _FULL:
        return _legacy_full_rate(claim, law)
    if claim.income_band == _OVER_CAP and "over_cap" in law:
        return MonthlyRate(law.integer("over_cap"), "所得上限以上", "at or above the income cap")
    return MonthlyRate(law.integer("special_benefit"), "特例給付", "special benefit")


def _legacy_full_rate(claim: RateBasis, law: InForce) -> MonthlyRate:
    """The full rates up to 2024-09: order of birth matters between three and twelve only."""
    if claim.under_3:
        return MonthlyRate(law.integer("under_3"), "3歳未満", "under three")
    if not claim.within_fiscal_year_of(_ELEMENTARY_AGE):
        return MonthlyRate(law.integer("junior_high"), "中学生", "junior high school")
    if claim.third_or_later:
        return MonthlyRate(
            law.integer("age3_to_12_third"), "小学校修了前の第3子以降", "third or later, to twelve"
        )
    return MonthlyRate(law.integer("age3_to_12"), "3歳以上小学校修了前", "three to twelve")
