"""In which era and year a date of the book is shown (和暦表示)."""

import datetime as dt
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.era_years import shown_year

_LAW: Final = "戸籍附票システム標準仕様書（住民記録システム標準仕様書 第1.0版 1.1.9 と同じと見る）"


@value
class Given:
    """A date, and the era in which it was entered, if any."""

    date: dt.date
    recorded_era: str | None = None


@value
class Output:
    """The era and its year (元年 is 1)."""

    era: str
    era_year: int


@rule("supplementary_family_register", "era-display", law=_LAW)
def era_display(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the era year of a date; all persons of the book are Japanese, so never a Western one.

    On a day of two eras the recorded one is shown, else the new one. Dates before 1873-01-01 are
    out of scope, and so is a recorded era that such a day does not have.
    """
    return Output(*shown_year(given.date, given.recorded_era, why, _LAW))
