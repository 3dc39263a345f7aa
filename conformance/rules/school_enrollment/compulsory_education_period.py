"""The first and last days of elementary and junior high school."""

from datetime import date

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.school_enrollment._school_years import schooling
from conformance.rules.scope import LATEST


@value
class Given:
    """The birth."""

    birth_date: date


@value
class Output:
    """When six is attained, and the days on which either school begins and ends."""

    reaches_six_on: date
    elementary_from: date
    elementary_to: date
    junior_from: date
    junior_to: date


@rule(
    "school_enrollment",
    "compulsory-education-period",
    law="学校教育法第17条、年齢計算ニ関スル法律",
)
def compulsory_education_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the days of schooling from the first 1 April after the day six is attained.

    Elementary school ends with the school year in which twelve, junior high school with that in
    which fifteen is attained. Born 29 February: attained on 28 February.
    """
    ages = law.on(LATEST)
    start_age = ages.integer("age_start")
    six = attains(given.birth_date, start_age)
    found = schooling(given.birth_date, start_age, ages.integer("age_end"))
    why(
        f"{given.birth_date}生は誕生日の前日の{six}に満{start_age}歳に達する。",
        f"Born {given.birth_date}: {start_age} is attained on {six}, the day before the birthday.",
        law="年齢計算ニ関スル法律",
    )
    why(
        f"小学校は{found.elementary_from}から{found.elementary_to}まで、中学校は"
        f"{found.junior_from}から{found.junior_to}まで。",
        f"Elementary school {found.elementary_from} to {found.elementary_to}, junior high school "
        f"{found.junior_from} to {found.junior_to}.",
        law="学校教育法第17条",
    )
    return Output(six, *found)
