"""When a removed record (除票) may move to the archive and when its retention ends."""

from datetime import date
from typing import Final

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after, last_day_of_period

_LAW: Final = "住民基本台帳法施行令第34条"
_MONTHS_OF_YEAR: Final = 12


@value
class Given:
    """The day of erasure and the day asked about."""

    erased_on: date
    as_of: date


@value
class Output:
    """Whether the record may be moved to the removed-record database, and may be disposed of."""

    migratable: bool
    disposable: bool


@rule(
    "resident_register",
    "removed-record-retention",
    law="住民基本台帳法施行令第34条・標準仕様書 第1.0版 1.1.5、9.3",
)
def removed_record_retention(given: Given, law: Parameters, why: Why) -> Output:
    """Return true for each from the day after the last day of its period.

    The periods are counted from the day after the erasure (民法第140条・第143条). An erasure before
    the day the long retention reaches back to is out of scope: its five years had passed.
    """
    in_force = law.on(given.as_of)
    _check(given.erased_on, in_force)
    migration_end = _end(given.erased_on, in_force.integer("migration_years"), why)
    retention_end = _end(given.erased_on, in_force.integer("retention_years"), why)
    migratable, disposable = given.as_of > migration_end, given.as_of > retention_end
    why(
        f"{given.as_of}には、除票用データベースへの移行は{_can(migratable)}。"
        f"廃棄は{_can(disposable)}。",
        f"On {given.as_of} the record {'may' if migratable else 'may not'} be moved and "
        f"{'may' if disposable else 'may not'} be disposed of.",
        law="標準仕様書 第1.0版 1.1.5、9.3",
    )
    return Output(migratable, disposable)


def _check(erased_on: date, in_force: InForce) -> None:
    earliest = in_force.date("reaches_back_to")
    if erased_on < earliest:
        msg = f"erased_on: expected a day on or after {earliest}, found {erased_on}"
        raise OutOfScopeError(msg)


def _end(erased_on: date, years: int, why: Why) -> date:
    first = days_after(erased_on, 1)
    end = last_day_of_period(first, months=_MONTHS_OF_YEAR * years)
    why(
        f"{erased_on}に消除し、翌日{first}から数えた{years}年は{end}に終わる。",
        f"Erased on {erased_on}: {years} years counted from {first} end on {end}.",
        law=f"{_LAW}、民法第140条・第143条",
    )
    return end


def _can(possible: bool) -> str:
    return "できる" if possible else "できない"
