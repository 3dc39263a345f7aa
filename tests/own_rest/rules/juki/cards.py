"""個人番号カードの有効."""

from datetime import date

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.juki.deadlines import move_in_last_day
from own_rest.rules.months import days_later
from own_rest.rules.parameters import figures

_OVERSEAS_FROM = date(2024, 5, 27)


@rule(
    "card-on-move",
    resident_type=read.code("japanese", "foreign"),
    destination=read.code("domestic", "overseas"),
    planned_on=read.day,
    moved_in_on=read.optional(read.day),
    move_in_filed_on=read.optional(read.day),
    continued_on=read.optional(read.day),
    as_of=read.day,
)
def card_on_move(
    *, resident_type, destination, planned_on, moved_in_on, move_in_filed_on, continued_on, as_of
):
    if destination == "overseas":
        if resident_type == "japanese" and continued_on == planned_on <= as_of:
            raise OutOfScope("the procedure on the planned day")
        kept = resident_type == "japanese" and _kept_abroad(continued_on, planned_on)
        valid = as_of < planned_on or kept
    else:
        limits = figures("card", planned_on)
        last = move_in_last_day(limits, planned_on, moved_in_on)
        until = _valid_until(limits, last, move_in_filed_on, continued_on)
        valid = until is None or as_of <= until
    return {"state": "valid" if valid else "lapsed"}


def _kept_abroad(continued_on, planned_on):
    return continued_on is not None and _OVERSEAS_FROM <= continued_on < planned_on


def _valid_until(limits, last, filed, continued):
    """Return the last valid day after a move inside the country; None: it goes on."""
    if filed is None or filed > last:
        return last
    continue_by = days_later(filed, limits["continue"])
    return None if continued and continued <= continue_by else continue_by
