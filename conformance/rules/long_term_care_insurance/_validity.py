"""How the months of a certification (認定有効期間) run."""

from datetime import date

from conformance.values.year_month import YearMonth


def valid_until(start: date, months: int) -> date:
    """Return the last day: always the end of a month.

    From the first of a month the months run at once, else after the rest of the starting month
    (介護保険法施行規則第38条第1項).
    """
    rest = 0 if start.day == 1 else 1
    return YearMonth.of(start).plus(months - 1 + rest).last_day
