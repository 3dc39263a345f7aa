"""児童手当: the vendor's rules."""

from own_rest.rules.jite import (
    ages,
    amounts,
    facilities,
    income,
    overpayments,
    payees,
    payments,
    protection,
    reviews,
    siblings,
    starts,
    studying_abroad,
)

__all__ = [
    "ages",
    "amounts",
    "facilities",
    "income",
    "overpayments",
    "payees",
    "payments",
    "protection",
    "reviews",
    "siblings",
    "starts",
    "studying_abroad",
]
