"""Whether a month of education or childcare is free (無償化)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.child_childcare_support._age_limits import (
    attains_three,
    end_of_under_three,
    school_start,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW: Final = "子ども・子育て支援法施行令第4条"
_FREE_SINCE: Final = YearMonth(2019, 10)  # 令和元年10月1日施行


@value
class Given:
    """The class of recognition, the child's birth, the month, the household's state.

    `domiciled_on_tax_date`: everybody whose tax counts lived in Japan on 1 January of the tax year.
    `special_education`: the child of class 2 attends a kindergarten (特別利用教育).
    """

    rec_class: Literal["1", "2", "3"]
    birth_date: date
    month: YearMonth
    tax_exempt: bool
    welfare: bool
    domiciled_on_tax_date: bool = True
    special_education: bool = False


@value
class Output:
    """Whether it is free, and else the table of fees that holds."""

    free: bool
    fee_table: Literal["none", "under3"]


@rule("child_childcare_support", "free-of-charge", law=f"{_LAW}第1項・第2項第8号")
def free_of_charge(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the month is free.

    Class 1 always; class 2 after the first 31 March from age 3; until then, and for class 3, only
    households without municipal tax or on public assistance. Months before October 2019, when
    this began, and those in which no child of the age has the class are out of scope.
    """
    if given.month < _FREE_SINCE:
        msg = f"month: expected {_FREE_SINCE} or later, found {given.month}"
        raise OutOfScopeError(msg)
    _check_age(given)
    ends = end_of_under_three(given.birth_date)
    by_class = _by_class(given, ends)
    why(
        f"{given.rec_class}号、満3歳到達後最初の3月31日は{ends}、対象は{given.month}分。",
        f"Class {given.rec_class}, the first 31 March from age 3 is {ends}, month {given.month}.",
        law=f"{_LAW}第1項",
    )
    untaxed = given.tax_exempt and given.domiciled_on_tax_date
    free = by_class or untaxed or given.welfare
    why(
        f"{'無償とする' if free else '3号と同じ負担表による'}。",
        "Free of charge." if free else "The table for under three holds.",
        law=_LAW,
    )
    return Output(free, "none" if free else "under3")


def _check_age(given: Given) -> None:
    """Refuse a month without a day on which a child of that age has the class (法第19条)."""
    birth, three = given.birth_date, attains_three(given.birth_date)
    first, last = given.month.first_day, given.month.last_day
    young = birth <= last and first < three
    if not (young if given.rec_class == "3" else three <= last and first < school_start(birth)):
        msg = f"rec_class: expected that of a child born {birth} in {given.month}"
        raise OutOfScopeError(f"{msg}, found {given.rec_class}")


def _by_class(given: Given, ends: date) -> bool:
    """Say whether the class alone makes the month free (第4条第1項)."""
    if given.rec_class == "2":
        return given.special_education or given.month.first_day > ends
    return given.rec_class == "1"
