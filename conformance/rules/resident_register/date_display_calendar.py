"""In which calendar a date of a resident is shown."""

import datetime as dt
from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.era_years import shown_year

_WESTERN_ITEMS: Final = frozenset({"birth_date", "residence_expires_on"})
_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 1.1.9"


@value
class Given:
    """The kind of resident, the item, its date, and the era in which it was entered, if any."""

    resident_type: Literal["japanese", "foreign"]
    item: Code
    date: dt.date
    recorded_era: str | None = None


@value
class Output:
    """The calendar; with `era` also the era and its year (元年 is 1), with `western` neither."""

    calendar: Literal["western", "era"]
    era: str | None
    era_year: int | None


@rule("resident_register", "date-display-calendar", law=_SOURCE)
def date_display_calendar(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the calendar in which the date is shown, never both.

    Western only for a foreign resident's birth and end of residence period. On the first day of an
    era the new era is shown, but on 1912-07-30 and 1926-12-25 the recorded one where there is one;
    on all other days the recorded era plays no part. Dates shown in an era before 1873-01-01 are
    out of scope, and so is a recorded era that one of those two days does not have.
    """
    if given.resident_type == "foreign" and given.item in _WESTERN_ITEMS:
        why(
            f"外国人住民の{given.item}は西暦で示す。",
            f"{given.item} of a foreign resident is shown in the Western calendar.",
            law=_SOURCE,
        )
        return Output("western", None, None)
    why(
        f"{given.resident_type}の{given.item}は元号年で示す。",
        f"{given.item} ({given.resident_type}) is shown in the era calendar.",
        law=_SOURCE,
    )
    return Output("era", *shown_year(given.date, given.recorded_era, why, _SOURCE))
