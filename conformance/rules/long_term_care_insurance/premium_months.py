"""For how many months of a fiscal year premiums are due."""

from datetime import date

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import fiscal_year_months, not_before
from conformance.values.year_month import YearMonth


@value
class Given:
    """The fiscal year, the day of acquisition, and of loss unless still insured."""

    fiscal_year: int
    acquisition_date: date
    loss_date: date | None


@value
class Output:
    """Months, 0 to 12."""

    months: int


@rule(
    "long_term_care_insurance",
    "premium-months",
    law="介護保険法第129条、市町村介護保険条例(参考条例)",
)
def premium_months(given: Given, law: Parameters, why: Why) -> Output:
    """Return the months from the month of acquisition to the month before the loss.

    Only months of the fiscal year count; gained and lost within a month gives none
    (参考条例の月割). A loss before the acquisition is out of scope.
    """
    april, march = fiscal_year_months(given.fiscal_year)
    law.on(april).text("unit")
    first = max(april, YearMonth.of(given.acquisition_date))
    last = march
    if given.loss_date is not None:
        lost = not_before("loss_date", given.loss_date, given.acquisition_date)
        last = min(march, YearMonth.of(lost).plus(-1))
    why(
        f"{given.fiscal_year}年度の賦課対象は{first}から{last}まで（喪失月は課さない）。",
        f"In fiscal year {given.fiscal_year} premiums run from {first} to {last}, the month of "
        "loss not included.",
        law="参考条例（月割）",
    )
    months = max(0, first.months_until(last) + 1)
    why(f"賦課月数は{months}か月。", f"That is {months} months.")
    return Output(months)
