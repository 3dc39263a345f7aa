"""The legal days of the office's year before children enter school."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import LATEST, within

_FEWEST: Final = 3
_MOST: Final = 4


@value
class Given:
    """The school year (年度) that the children enter, and how long before it they are examined.

    `health_check_months`: four (also when left out), or three where the procedures of enrolment
    allow it.
    """

    school_year: int
    health_check_months: int = _MOST


@value
class Output:
    """The base day and the last days for each step before it."""

    base_date: date
    compile_by: date
    health_check_by: date
    special_school_notice_by: date
    entrance_notice_by: date


@rule(
    "school_enrollment",
    "annual-deadlines",
    law="学校教育法施行令第2条・第5条・第11条、同施行規則第31条、学校保健安全法施行令第1条",
)
def annual_deadlines(given: Given, law: Parameters, why: Why) -> Output:
    """Return the days that lie five, four, three and two months before the school year begins.

    The health check may be three months before it where that does not hinder the procedures.
    """
    year = within("school_year", given.school_year, 2, date.max.year)
    months = within("health_check_months", given.health_check_months, _FEWEST, _MOST)
    before = year - 1
    now = law.on(LATEST)
    found = Output(
        _day(before, now.text("base_day")),
        _day(before, now.text("compile_by")),
        _day(before, now.text(f"health_check_by_{months}")),
        _day(before, now.text("special_school_notice_by")),
        _day(year, now.text("entrance_notice_by")),
    )
    why(
        f"{year}年度の学齢簿は{found.base_date}現在により{found.compile_by}までに編製する。",
        f"The register for {year} is compiled as of {found.base_date}, by {found.compile_by}.",
        law="学校教育法施行令第2条、同施行規則第31条",
    )
    why(
        f"健康診断は{found.health_check_by}、都道府県への通知は{found.special_school_notice_by}、"
        f"入学期日の通知は{found.entrance_notice_by}まで。",
        f"Health check by {found.health_check_by}, notice to the prefecture by "
        f"{found.special_school_notice_by}, to guardians by {found.entrance_notice_by}.",
        law="学校保健安全法施行令第1条、学校教育法施行令第5条・第11条",
    )
    return found


def _day(year: int, month_and_day: str) -> date:
    return date.fromisoformat(f"{year:04}-{month_and_day}")
