"""Until when an answer to an inquiry counts."""

from datetime import date, timedelta
from typing import Final

from conformance.rules.calendar import next_open_day
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before, within

_LAW: Final = "各市区町村印鑑条例施行規則"
_A_YEAR: Final = 366
"""No regulation gives longer to answer."""


@value
class Given:
    """When the inquiry was sent, the days to answer, closed days, and when the answer came."""

    sent_date: date
    reply_days: int
    holidays: tuple[date, ...]
    holiday_extension: bool
    replied_date: date | None


@value
class Output:
    """The last day to answer and whether the answer counts."""

    due_date: date
    accepted: bool


@rule(
    "seal_registration",
    "inquiry-reply-deadline",
    law="各市区町村印鑑条例施行規則、各市区町村の休日を定める条例(期限の特例)",
)
def inquiry_reply_deadline(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the last day: `reply_days` counted from the day after sending.

    Where the ordinance on closed days extends terms, a last day on a weekend or holiday moves to
    the next open day. An answer counts until that day, that day included.
    """
    counted = given.sent_date + timedelta(days=within("reply_days", given.reply_days, 1, _A_YEAR))
    why(
        f"{given.sent_date}の翌日から数えて{given.reply_days}日目は{counted}。",
        f"Day {given.reply_days} from the day after {given.sent_date} is {counted}.",
        law=_LAW,
    )
    due = next_open_day(counted, given.holidays) if given.holiday_extension else counted
    reaches = "及ぶので" if given.holiday_extension else "及ばないので"
    why(
        f"休日の特例が{reaches}、回答期限は{due}。",
        f"Closed days {'move' if given.holiday_extension else 'do not move'} it: due {due}.",
        law="各市区町村の休日を定める条例",
    )
    if given.replied_date is None:
        return Output(due, accepted=False)
    replied = not_before("replied_date", given.replied_date, given.sent_date)
    return Output(due, accepted=replied <= due)
