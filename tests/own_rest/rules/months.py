"""Months as a running number, periods of the Civil Code, days on which the town hall is open."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import jpholiday

_FRIDAY = 4


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month; `index` counts from January of the year 0."""

    index: int

    @classmethod
    def at(cls, year: int, number: int) -> "Month":
        return cls(year * 12 + number - 1)

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls.at(day.year, day.month)

    @property
    def year(self) -> int:
        return self.index // 12

    @property
    def number(self) -> int:
        """From 1 (January) to 12."""
        return self.index % 12 + 1

    @property
    def length(self) -> int:
        """Number of days."""
        return monthrange(self.year, self.number)[1]

    def day(self, number: int) -> date:
        """Return a day of the month, its last day where the month is too short."""
        return date(self.year, self.number, min(number, self.length))

    def plus(self, months: int) -> "Month":
        return Month(self.index + months)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def next_month(day: date) -> Month:
    """Return the month after the month of a day."""
    return Month.of(day).plus(1)


def same_day(day: date, months: int) -> date:
    """Return the corresponding day some months away, the month's last day where there is none."""
    return Month.of(day).plus(months).day(day.day)


def period_end(start: date, months: int) -> date:
    """Return the last day of a period whose first day counts (民法143条2項).

    The day before the corresponding day; without one, the last day of that month.
    """
    end = same_day(start, months)
    return end if end.day != start.day else end - timedelta(days=1)


def age_day(birth: date, years: int) -> date:
    """Return the day at whose end an age is reached: birth counts as the first day."""
    return period_end(birth, 12 * years)


def school_year_end(birth: date, years: int) -> Month:
    """Return the March that ends the fiscal year in which an age is reached."""
    reached = Month.of(age_day(birth, years))
    march = Month.at(reached.year, 3)
    return march if reached <= march else march.plus(12)


def days_later(day: date, days: int) -> date:
    """Return a deadline; the first day is not counted (民法140条)."""
    return day + timedelta(days=days)


def open_day(day: date, closed: Collection[date], step: int) -> date:
    """Return the day, moved by `step` days while it is a weekend or a closed day."""
    while day.weekday() > _FRIDAY or day in closed:
        day += timedelta(days=step)
    return day


def working_day(day: date) -> date:
    """Return the day itself or the next on which offices work (行政機関の休日に関する法律1条)."""
    while _rests(day):
        day += timedelta(days=1)
    return day


def _rests(day: date) -> bool:
    new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return new_year or day.isoweekday() > 5 or jpholiday.is_holiday(day)
