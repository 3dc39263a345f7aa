"""Who is looked into before the age of 18 (十七歳の者の調査)."""

from datetime import date, timedelta

from conformance.rules.ages import attains
from conformance.rules.calendar import next_month_in
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW = "公職選挙法施行令第13条"


@value
class Given:
    """The registration month, the birth, and on which ground the person is or was on record.

    `former_resident`: moved away at most four months ago after three months on record.
    """

    year: int
    month: int
    birth_date: date
    resident: bool
    former_resident: bool


@value
class Output:
    """Whether the person is looked into, and the day 18 is attained."""

    target: bool
    attains_on: date


@rule("electoral_roll", "survey-before-eighteen", law=_LAW)
def survey_before_eighteen(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether somebody of 17 attains 18 before the next registration month begins.

    As of the first of a registration month; an age is attained the day before the birthday.
    """
    year, month = (
        within("year", given.year, 1, date.max.year - 1),
        within("month", given.month, 1, 12),
    )
    base = date(year, month, 1)
    now = law.on(base)
    months = now.integers("registration_months")
    if month not in months:
        msg = f"month: expected one of {months}, found {month}"
        raise OutOfScopeError(msg)
    age = now.integer("age")
    younger, attained = attains(given.birth_date, age - 1), attains(given.birth_date, age)
    last = _next_registration(base, months) - timedelta(days=1)
    why(
        f"{base}現在から{last}までに満{age}歳になる者を調査する。満{age}歳に達する日は{attained}。",
        f"From {base} to {last}; {age} is attained on {attained}.",
        law=_LAW,
    )
    target = younger <= base < attained <= last and (given.resident or given.former_resident)
    why(
        f"調査の対象{'である' if target else 'でない'}。",
        f"{'To be' if target else 'Not'} looked into.",
        law=_LAW,
    )
    return Output(target, attained)


def _next_registration(base: date, months: tuple[int, ...]) -> date:
    following = next_month_in(YearMonth(base.year, base.month), months)
    return date(following.year, following.month, 1)
