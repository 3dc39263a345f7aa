"""Who counts as a resident in the population statistics."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "住民記録システム標準仕様書 第1.0版 6.1"


@value
class Given:
    """The base day, the day of becoming a resident, the erasure or planned move-out, if any."""

    base_on: date
    resident_since: date
    erased_or_planned_on: date | None = None


@value
class Output:
    """Whether the person counts as a resident on the base day."""

    counted: bool


@rule("resident_register", "statistics-population", law=_LAW)
def statistics_population(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the person had become a resident by the base day and leaves after it, if ever.

    An erasure or planned move-out on the base day itself is out of scope: no source decides it.
    """
    base, leaves = given.base_on, given.erased_or_planned_on
    if leaves == base:
        msg = f"erased_or_planned_on: the rule does not decide a day equal to base_on {base}"
        raise OutOfScopeError(msg)
    arrived = given.resident_since <= base
    why(
        f"住民となった{given.resident_since}は基準日{base}{'以前' if arrived else 'より後'}。",
        f"A resident since {given.resident_since}, {'by' if arrived else 'after'} the base day "
        f"{base}.",
        law=_LAW,
    )
    stays = leaves is None or leaves > base
    why(
        f"消除日・転出予定日{leaves or '（なし）'}は基準日までに"
        f"{'来ていない' if stays else '来ている'}。",
        f"The erasure or planned move-out ({leaves or 'none'}) "
        f"{'has not come' if stays else 'has come'} by the base day.",
        law=_LAW,
    )
    return Output(arrived and stays)
