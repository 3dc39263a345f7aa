"""When a resident becomes insured in the first category, and the first month of premiums."""

from datetime import date

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._acquisition import acquisition_day
from conformance.values.year_month import YearMonth


@value
class Given:
    """The birth and the day of becoming a resident of the municipality."""

    birth_date: date
    resident_from: date


@value
class Output:
    """The day of acquisition and the first month of premiums."""

    acquisition_date: date
    premium_from: YearMonth


@rule(
    "long_term_care_insurance",
    "first-insured-acquisition",
    law="介護保険法第9条・第10条・第129条、年齢計算ニ関スル法律",
    also_before=True,
)
def first_insured_acquisition(given: Given, law: Parameters, why: Why) -> Output:
    """Return the later of attaining 65 and becoming a resident; premiums are due from its month.

    65 is attained the day before the birthday, born 29 February always on 28 February
    (介護保険法第10条). An acquisition before the Act came into force, and a residence before the
    birth, are out of scope.
    """
    acquired = acquisition_day(given.birth_date, given.resident_from, law)
    by_age = acquired != given.resident_from
    why(
        f"{given.birth_date}生、{given.resident_from}から住民。"
        f"{'65歳到達' if by_age else '住民となった日'}により{acquired}に資格を取得する。",
        f"Born {given.birth_date}, resident from {given.resident_from}: insured from {acquired} by "
        f"{'attaining 65' if by_age else 'residence'}.",
        law="介護保険法第10条、年齢計算ニ関スル法律",
    )
    month = YearMonth.of(acquired)
    why(
        f"保険料は取得日の属する{month}分から課す。",
        f"Premiums are due from {month}, the month of acquisition.",
        law="介護保険法第129条",
    )
    return Output(acquired, month)
