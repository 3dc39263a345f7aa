"""The number of employees by which the tax is shared among municipalities (分割基準)."""

from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeVar

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.corporate_resident_tax._accounting_period import months_of
from conformance.rules.inputs import Count
from conformance.rules.rounding import ceil_to

_LAW: Final = "地方税法第321条の13第2項・第3項"
T = TypeVar("T")
_SWING: Final = 2  # 最大が最小の2倍を超える(施行令第9条の10)


@value
class Given:
    """The office: new, abolished or there throughout, its period, days and employees."""

    kind: Literal["existing", "new", "abolished"]
    period_from: date
    period_to: date
    employees_end: Count | None = None
    employees_prev_month_end: Count | None = None
    office_from: date | None = None
    office_to: date | None = None
    monthly: tuple[Count, ...] | None = None


@value
class Output:
    """The employees that count."""

    employees: int


@rule("corporate_resident_tax", "apportionment-employees", law=_LAW)
def apportionment_employees(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the employees at the end of the period, or their share or mean, rounded up.

    A new or closed office counts by the months it stood (a rest counts as one); one whose largest
    month exceeds twice the smallest counts by the mean of its months. Out of scope: a missing
    number or day, and months that are not those of the period.
    """
    months = months_of(given.period_from, given.period_to)
    if given.kind == "existing":
        return Output(_existing(given, months, why))
    new = given.kind == "new"
    people = _known(
        given.employees_end if new else given.employees_prev_month_end, "number of employees"
    )
    first, last = _span(given)
    stood = months_of(first, last)
    why(
        f"事務所は{first}から{last}までの{stood}月(端数切上げ)、期間は{months}月。",
        f"The office stood {stood} of {months} months ({first} to {last}, rests count).",
        law="地方税法第321条の13第2項",
    )
    employees = ceil_to(Fraction(people * stood, months))
    why(
        f"{people}人×{stood}÷{months}の1人未満を切り上げて{employees}人。",
        f"{people} × {stood} / {months}, rounded up: {employees}.",
        law="地方税法第321条の13第2項",
    )
    return Output(employees)


def _span(given: Given) -> tuple[date, date]:
    """Return the office's days within the period; those of a new or closed one must be known."""
    if given.kind == "new":
        first, last = _known(given.office_from, "day of opening"), given.period_to
    else:
        first = max(given.office_from or given.period_from, given.period_from)
        last = _known(given.office_to, "day of closing")
    if not given.period_from <= first <= last <= given.period_to:
        msg = f"office: expected days within the period, found {first} to {last}"
        raise OutOfScopeError(msg)
    return first, last


def _existing(given: Given, months: int, why: Why) -> int:
    """Return the number at the end of the period, or the mean of months that swing much."""
    monthly = given.monthly or ()
    if not monthly or max(monthly) <= _SWING * min(monthly):
        people = _known(given.employees_end, "number of employees")
        why("期間を通じて存在する。", "The office stood throughout.", law=_LAW)
        why(f"期末の従業者数{people}人。", f"{people} at the end of the period.", law=_LAW)
        return people
    if len(monthly) != months:
        msg = f"monthly: expected {months} numbers, found {len(monthly)}"
        raise OutOfScopeError(msg)
    mean = ceil_to(Fraction(sum(monthly), months))
    why(
        f"月末の最大{max(monthly)}人が最小{min(monthly)}人の2倍を超える。",
        f"The largest month, {max(monthly)}, exceeds twice the smallest, {min(monthly)}.",
        law="地方税法第321条の13第3項、施行令第9条の10",
    )
    why(
        f"合計{sum(monthly)}人を{months}月で割り1人未満を切り上げて{mean}人。",
        f"{sum(monthly)} over {months} months, rounded up: {mean}.",
        law="地方税法第321条の13第3項",
    )
    return mean


def _known(found: T | None, what: str) -> T:
    if found is None:
        msg = f"office: its {what} is needed, found null"
        raise OutOfScopeError(msg)
    return found
