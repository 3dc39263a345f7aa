"""When compulsory education begins and ends, and the grade of a day (学校教育法第17条)."""

from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from conformance.rules.ages import fiscal_year_end_after_attaining
from conformance.rules.calendar import fiscal_year

Grade = Literal["00", "E3", "P1", "P2", "P3", "P4", "P5", "P6", "J1", "J2", "J3", "99"]
"""A grade: 00 and E3 before school, P1 to P6 elementary, J1 to J3 junior, 99 afterwards."""

START_AGE: Final = 6
JUNIOR_AGE: Final = 12
END_AGE: Final = 15

_GRADES: Final[tuple[Grade, ...]] = (
    "E3",
    "P1",
    "P2",
    "P3",
    "P4",
    "P5",
    "P6",
    "J1",
    "J2",
    "J3",
)


class Schooling(NamedTuple):
    """The first and last days of elementary and of junior high school."""

    elementary_from: date
    elementary_to: date
    junior_from: date
    junior_to: date


def schooling(birth: date, start_age: int = START_AGE, end_age: int = END_AGE) -> Schooling:
    """Return the days of schooling: from the first 1 April after six is attained.

    Six is attained the day before the birthday, so that whoever is born on 1 April begins on the
    sixth birthday itself, a year before whoever is born on 2 April.
    """
    before, elementary_to, junior_to = (
        fiscal_year_end_after_attaining(birth, age) for age in (start_age, JUNIOR_AGE, end_age)
    )
    day = timedelta(days=1)
    return Schooling(before + day, elementary_to, elementary_to + day, junior_to)


def grade_on(birth: date, day: date, delayed_years: int = 0) -> Grade:
    """Return the grade on `day`, `delayed_years` behind those who began in time."""
    years = fiscal_year(day) - schooling(birth).elementary_from.year + 1 - delayed_years
    if years < 0:
        return "00"
    return _GRADES[years] if years < len(_GRADES) else "99"
