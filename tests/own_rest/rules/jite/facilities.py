"""施設入所・里親委託."""

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.jite.ages import third_birthday_month
from own_rest.rules.jite.book import rule
from own_rest.rules.months import Month, school_year_end
from own_rest.rules.parameters import figures


@rule(
    "facility-placement",
    birth_date=read.day,
    month=read.month,
    placed_on=read.day,
    released_on=read.optional(read.day),
    short_stay=read.flag,
)
def facility_placement(birth_date, month, placed_on, released_on, short_stay):
    if released_on and released_on < placed_on:
        raise OutOfScope("the release follows the placement")
    rates = figures("placement", month)
    if not Month.of(birth_date) < month <= school_year_end(birth_date, rates["pay_until"]):
        return {"payee": "none", "facility_amount": 0}
    if short_stay or not _inside(month, placed_on, released_on):
        return {"payee": "parent", "facility_amount": 0}
    young = month <= third_birthday_month(birth_date)
    return {"payee": "facility", "facility_amount": rates["under_3"] if young else rates["older"]}


def _inside(month, placed_on, released_on) -> bool:
    until = Month.of(released_on) if released_on else month
    return Month.of(placed_on) < month <= until
