"""The grade of a child on a day."""

from datetime import date

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.school_enrollment._school_years import Grade, grade_on, schooling
from conformance.rules.scope import within


@value
class Given:
    """The birth, the day asked about, years of deferment or repetition."""

    birth_date: date
    date: date
    delayed_years: int


@value
class Output:
    """The grade: 00, E3, P1 to P6, J1 to J3 or 99."""

    grade: Grade


@rule("school_enrollment", "grade-on-date", law="学校教育法第17条・第32条・第47条")
def grade_on_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the grade of the school year that the day belongs to.

    E3 is the year before school, 00 any year before that, 99 any year after the ninth.
    """
    within("delayed_years", given.delayed_years, 0)
    why(
        f"{given.birth_date}生の入学日は{schooling(given.birth_date).elementary_from}、遅れは"
        f"{given.delayed_years}年。",
        f"Born {given.birth_date}: school begins on "
        f"{schooling(given.birth_date).elementary_from}; {given.delayed_years} years behind.",
        law="学校教育法第17条",
    )
    found = grade_on(given.birth_date, given.date, given.delayed_years)
    why(f"{given.date}の学年は{found}。", f"The grade on {given.date} is {found}.")
    return Output(found)
