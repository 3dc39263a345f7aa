"""Whether a support measure can be extended, and for which period."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.resident_register._support_period import (
    ONE_DAY,
    last_day_of_years,
    month_before,
)

_LAW: Final = "住民基本台帳事務処理要領・標準仕様書 第1.0版 3.4"


@value
class Given:
    """The last day of the present period and the day the extension was asked for."""

    ends_on: date
    requested_on: date


@value
class Output:
    """The first day of asking; whether it can be extended; the new period (None when not)."""

    window_from: date
    can_extend: bool
    new_starts_on: date | None
    new_ends_on: date | None


@rule("resident_register", "support-extension", law=_LAW)
def support_extension(given: Given, law: Parameters, why: Why) -> Output:
    """Return the window, and the year that follows when the request lies in it.

    The window runs from the same day of the month before (or that month's last day) to the last day
    of the period, both included. A later request is a new one, not an extension.
    """
    window = month_before(given.ends_on)
    if given.requested_on > given.ends_on and law.reads("late_request", "until_ended"):
        msg = f"requested_on: after {given.ends_on} it depends on whether the measure was ended"
        raise OutOfScopeError(msg)
    in_window = window <= given.requested_on <= given.ends_on
    why(
        f"延長の申出は{window}から{given.ends_on}まで受け付ける。申出の日{given.requested_on}は"
        f"{'期間内' if in_window else '期間外'}。",
        f"An extension may be asked for from {window} to {given.ends_on}; "
        f"{given.requested_on} is {'in' if in_window else 'outside'} the window.",
        law=_LAW,
    )
    if not in_window:
        return Output(window, can_extend=False, new_starts_on=None, new_ends_on=None)
    starts = given.ends_on + ONE_DAY
    ends = last_day_of_years(starts, law.on(given.ends_on).integer("extension_years"))
    why(
        f"新しい期間は終了日の翌日{starts}から一年の最終日{ends}まで。",
        f"The new period runs a year, from {starts} to {ends}.",
        law="民法第143条第2項",
    )
    return Output(window, can_extend=True, new_starts_on=starts, new_ends_on=ends)
