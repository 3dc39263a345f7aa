"""過払額の算定と内払調整."""

from own_rest.rules import read
from own_rest.rules.jite.book import rule


@rule(
    "overpayment-offset",
    months=read.many(read.nested(month=read.month, paid=read.count, due=read.count)),
    continuing=read.flag,
    next_payment_due=read.count,
)
def overpayment_offset(months, continuing, next_payment_due):
    differences = [entry["paid"] - entry["due"] for entry in months]
    overpaid = sum(amount for amount in differences if amount > 0)
    unpaid = -sum(amount for amount in differences if amount < 0)
    available = unpaid + (next_payment_due if continuing else 0)
    offset = min(overpaid, available)
    return {
        "overpaid": overpaid,
        "offset": offset,
        "balance": overpaid - offset,
        "next_payment": available - offset,
    }
