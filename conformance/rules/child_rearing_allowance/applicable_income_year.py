"""The year whose income decides a month, and the twelve months it decides."""

from conformance.rules.child_rearing_allowance._review_year import review_year_of
from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Given:
    """The month paid for."""

    month: YearMonth


@value
class Output:
    """The year of the income and the first and last month that it decides."""

    income_year: int
    period_from: YearMonth
    period_to: YearMonth


@rule("child_rearing_allowance", "applicable-income-year", law="児童扶養手当法第9条")
def applicable_income_year(given: Given, law: Parameters, why: Why) -> Output:
    """Return the income year: last year's in November and December, else that of two years ago.

    The period runs from November to October; months before 2018-11 are out of scope.
    """
    start = law.on(given.month).integer("period_start_month")
    year = review_year_of(given.month, start)
    first = YearMonth(year, start)
    why(
        f"{given.month}は{first}から{first.plus(11)}までの期間に属し、{year - 1}年の所得を用いる。",
        f"{given.month} belongs to {first} to {first.plus(11)}: the income of {year - 1} decides.",
        law="児童扶養手当法第9条",
    )
    return Output(year - 1, first, first.plus(11))
