"""The last day of a permission to attend another school."""

from datetime import date
from typing import Literal

from conformance.rules.calendar import fiscal_year_end
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.school_enrollment._school_years import schooling
from conformance.rules.scope import not_before


@value
class Given:
    """The birth, the first day, how long (1 graduation, 2 school year, 4 a day), that day."""

    birth_date: date
    start_date: date
    period_kind: Literal["1", "2", "4"]
    specified_date: date | None


@value
class Output:
    """The last day."""

    period_to: date


@rule("school_enrollment", "designation-change-period", law="学校教育法施行令第8条・第9条")
def designation_change_period(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the last day of the permission.

    Until graduation is that of the school attended on the first day: elementary does not reach
    into junior high school. A first day outside either school, and a specified day that is missing
    or lies before the first one, are out of scope.
    """
    found = _last_day(given)
    why(
        f"許可期間区分{given.period_kind}、開始日{given.start_date}。",
        f"Permitted by kind {given.period_kind} from {given.start_date}.",
        law="学校教育法施行令第8条・第9条",
    )
    why(f"許可期間の終了日は{found}。", f"The last day is {found}.")
    return Output(found)


def _last_day(given: Given) -> date:
    match given.period_kind:
        case "1":
            return _graduation(given)
        case "2":
            return fiscal_year_end(given.start_date)
        case _:
            if given.specified_date is None:
                msg = "specified_date: expected a day for period_kind 4, found null"
                raise OutOfScopeError(msg)
            return not_before("specified_date", given.specified_date, given.start_date)


def _graduation(given: Given) -> date:
    days = schooling(given.birth_date)
    if not days.elementary_from <= given.start_date <= days.junior_to:
        msg = (
            f"start_date: expected a day of compulsory schooling, {days.elementary_from} to "
            f"{days.junior_to}, found {given.start_date}"
        )
        raise OutOfScopeError(msg)
    in_elementary = given.start_date <= days.elementary_to
    return days.elementary_to if in_elementary else days.junior_to
