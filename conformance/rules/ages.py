"""When a person attains an age: at the end of the day before the birthday.

Source: 年齢計算ニ関スル法律 (the day of birth counts) with 民法第143条第2項 (a period of years ends
on the day before the corresponding day; where a month lacks that day, on the month's last day).
"""

from __future__ import annotations

from datetime import date, timedelta

from conformance.rules.calendar import fiscal_year_end

_LEAP_DAY = (2, 29)


def attains(birth: date, age: int) -> date:
    """Return the day (at its end) on which a person born on `birth` attains `age`.

    It is the day before the `age`-th birthday: born 1 April, attained 31 March. Born 29 February,
    it is 28 February in every year, leap or not. `ValueError` when `age` is below 1.
    """
    if age < 1:
        msg = f"expected an age of 1 or more, found {age}"
        raise ValueError(msg)
    if (birth.month, birth.day) == _LEAP_DAY:
        return date(birth.year + age, 2, 28)
    return birth.replace(year=birth.year + age) - timedelta(days=1)


def birthday(birth: date, age: int) -> date:
    """Return the `age`-th birthday: the day after `age` is attained.

    Born 29 February, it is 1 March in a common year. `ValueError` when `age` is below 1.
    """
    return attains(birth, age) + timedelta(days=1)


def fiscal_year_end_after_attaining(birth: date, age: int) -> date:
    """Return the first 31 March on or after the day `age` is attained (N歳年度末)."""
    return fiscal_year_end(attains(birth, age))


def age_at_end_of_day(birth: date, day: date) -> int:
    """Return the age attained by the end of `day`: it rises the day before a birthday.

    `ValueError` when `day` is before the birth.
    """
    if day < birth:
        msg = f"expected a day on or after the birth {birth}, found {day}"
        raise ValueError(msg)
    age = day.year - birth.year + 1
    while age > 0 and attains(birth, age) > day:
        age -= 1
    return age


def age_at_start_of_day(birth: date, day: date) -> int:
    """Return the age in full years as commonly counted (満年齢): it rises on a birthday.

    Born 29 February, the age rises on 1 March of a common year, 29 February of a leap year.
    `ValueError` when `day` is before the birth.
    """
    return 0 if day == birth else age_at_end_of_day(birth, day - timedelta(days=1))
