"""支給月額."""

from own_rest.rules import read
from own_rest.rules.faults import BadInput
from own_rest.rules.jite.ages import third_birthday_month
from own_rest.rules.jite.book import rule
from own_rest.rules.months import Month, school_year_end
from own_rest.rules.parameters import figures

_PRIMARY_UNTIL = 12
_THIRD = 3


@rule(
    "monthly-amount",
    month=read.month,
    income_band=read.optional(read.code("1", "2", "3")),
    children=read.many(read.nested(birth_date=read.day, counted=read.flag)),
)
def monthly_amount(month, income_band, children):
    rates = figures("allowance", month)
    if "by_band" in rates and income_band is None:
        raise BadInput("income_band", "the income band decides months before 2024-10", "E0001")
    amounts = [0] * len(children)
    for rank, place in enumerate(_ranked(children, month, rates["count_until"]), start=1):
        birth = children[place]["birth_date"]
        amounts[place] = _rate(birth, month, rank, rates, income_band)
    return {"amounts": amounts, "total": sum(amounts)}


def _ranked(children, month, count_until) -> list[int]:
    """Return the places of the children that count, the eldest first."""
    counting = [
        place
        for place, child in enumerate(children)
        if child["counted"]
        and Month.of(child["birth_date"])
        < month
        <= school_year_end(child["birth_date"], count_until)
    ]
    return sorted(counting, key=lambda place: children[place]["birth_date"])


def _rate(birth, month, rank, rates, band) -> int:
    if month > school_year_end(birth, rates["pay_until"]):
        return 0
    if "by_band" in rates:
        return (
            rates["by_band"].get(band)
            if band in rates["by_band"]
            else _old(birth, month, rank, rates)
        )
    if rank >= _THIRD:
        return rates["third"]
    return rates["under_3"] if month <= third_birthday_month(birth) else rates["older"]


def _old(birth, month, rank, rates) -> int:
    if month <= third_birthday_month(birth):
        return rates["under_3"]
    if month > school_year_end(birth, _PRIMARY_UNTIL):
        return rates["junior_high"]
    return rates["primary_third"] if rank >= _THIRD else rates["primary"]
