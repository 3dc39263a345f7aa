"""暦上日・異動日の検査と満年齢."""

import re
from datetime import date

from own_rest.rules import read
from own_rest.rules.faults import BadInput, OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.months import age_day

_FAMILY_REGISTER_ITEMS = frozenset(
    {"birth_date", "resident_since", "address_since", "foreign_resident_since"}
)
_FAMILY_REGISTER_EVENTS = frozenset({"birth", "death", "disappearance"})
_MONTHS, _DAYS = 12, 31


def follows_family_register(item: str, event_reason: str | None) -> bool:
    """Say whether an item may hold a day that the calendar does not have."""
    by_event = item == "event_date" and event_reason in _FAMILY_REGISTER_EVENTS
    return item in _FAMILY_REGISTER_ITEMS or by_event


@rule("calendar-date-check", item=read.text, value=read.text, event_reason=read.optional(read.text))
def calendar_date_check(item, value, event_reason):
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
    if not parts:
        raise BadInput("value", "year, month and day are expected")
    year, month, day = map(int, parts.groups())
    bounded = 1 <= month <= _MONTHS and 1 <= day <= _DAYS
    exempt = bounded and follows_family_register(item, event_reason)
    return {"accepted": exempt or _exists(year, month, day)}


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@rule(
    "event-date-check",
    event=read.text,
    event_on=read.optional(read.day),
    filed_on=read.optional(read.day),
    today=read.day,
)
def event_date_check(event, event_on, filed_on, today):
    return {
        "event_date_ok": bool(event_on) and (event == "move_out" or event_on <= today),
        "filing_date_ok": filed_on is None or filed_on <= today,
        "processed_on": today,
    }


@rule("age-at-end-of-day", birth_on=read.day, as_of=read.day)
def age_at_end_of_day(birth_on, as_of):
    if as_of < birth_on:
        raise OutOfScope("nobody has an age before birth")
    years = as_of.year - birth_on.year
    return {
        "age_at_end_of_day": next(
            n for n in (years + 1, years, years - 1) if _is(birth_on, n, as_of)
        )
    }


def _is(birth: date, years: int, as_of: date) -> bool:
    return years <= 0 or age_day(birth, years) <= as_of
