"""元号."""

from datetime import date

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule

_ERAS = {
    "明治": (1868, date(1873, 1, 1), date(1912, 7, 30)),
    "大正": (1912, date(1912, 7, 30), date(1926, 12, 25)),
    "昭和": (1926, date(1926, 12, 25), date(1989, 1, 7)),
    "平成": (1989, date(1989, 1, 8), date(2019, 4, 30)),
    "令和": (2019, date(2019, 5, 1), date.max),
}
"""First year, first day and last day; two days belong to two eras."""


@rule("era-to-western", era=read.text, year=read.number, month=read.number, day=read.number)
def era_to_western(era, year, month, day):
    found = _western(era, year, month, day)
    return {"valid": found is not None, "date": found}


def _western(era, year, month, day) -> date | None:
    if era not in _ERAS or year < 1:
        return None
    base, first, last = _ERAS[era]
    try:
        found = date(base + year - 1, month, day)
    except ValueError:
        return None
    return found if first <= found <= last else None


@rule(
    "date-display-calendar",
    resident_type=read.code("japanese", "foreign"),
    item=read.text,
    date=read.day,
    recorded_era=read.optional(read.text),
)
def date_display_calendar(resident_type, item, date, recorded_era):
    if resident_type == "foreign" and item in {"birth_date", "residence_expires_on"}:
        return {"calendar": "western", "era": None, "era_year": None}
    covering = [era for era, (_, first, last) in _ERAS.items() if first <= date <= last]
    if not covering:
        raise OutOfScope("days from 1873-01-01")
    if recorded_era and len(covering) > 1 and recorded_era not in covering:
        raise OutOfScope(f"{recorded_era} had no such day")
    era = recorded_era if recorded_era in covering else covering[-1]
    return {"calendar": "era", "era": era, "era_year": date.year - _ERAS[era][0] + 1}
