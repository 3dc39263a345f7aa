"""Whether a date may be entered: a calendar day, or a day copied from the family register."""

import re
from datetime import date
from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.resident_register._koseki_dates import (
    LAST_DAY,
    LAST_MONTH,
    follows_koseki,
)

_FORM: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 1.1.8"


@value
class Given:
    """The item's key, the entered text (`YYYY-MM-DD`) and, for an event date, its reason."""

    item: Code
    value: str
    event_reason: Code | None = None


@value
class Output:
    """Whether the entry is accepted."""

    accepted: bool


@rule("resident_register", "calendar-date-check", law=_SOURCE)
def calendar_date_check(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the text is accepted as a date of the item.

    A calendar day always is. Another day (29 February of a common year, 31 April) is where the item
    follows the family register, as long as the month is 1 to 12 and the day 1 to 31. Text that is
    not three numbers `YYYY-MM-DD` is never a date.
    """
    if _is_calendar_day(given.value):
        why(
            f"{given.value}は暦上の日である。",
            f"{given.value} is a day of the calendar.",
            law=_SOURCE,
        )
        return Output(accepted=True)
    why(
        f"{given.value}は暦上の日でない。",
        f"{given.value} is not a day of the calendar.",
        law=_SOURCE,
    )
    return Output(_is_accepted_exception(given, why))


def _is_calendar_day(text: str) -> bool:
    found = _FORM.fullmatch(text)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True


def _is_accepted_exception(given: Given, why: Why) -> bool:
    exception = follows_koseki(given.item, given.event_reason)
    why(
        f"項目{given.item}（事由{given.event_reason or 'なし'}）は"
        f"戸籍に合わせる項目で{'ある' if exception else 'ない'}。",
        f"Item {given.item} (reason {given.event_reason or 'none'}) "
        f"{'follows' if exception else 'does not follow'} the family register.",
        law=_SOURCE,
    )
    if not exception:
        return False
    within = _within_bounds(given.value)
    why(
        f"月が1から12、日が1から31の範囲に{'ある' if within else 'ない'}。",
        f"Month 1 to 12 and day 1 to 31: {'yes' if within else 'no'}.",
        law=_SOURCE,
    )
    return within


def _within_bounds(text: str) -> bool:
    found = _FORM.fullmatch(text)
    if found is None:
        return False
    return 1 <= int(found[2]) <= LAST_MONTH and 1 <= int(found[3]) <= LAST_DAY
