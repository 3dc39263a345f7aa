"""What one regular payment comes to when the rates change between its two months."""

from conformance.rules.child_rearing_allowance._rates import RecipientHousehold, rate
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_FIRST = YearMonth(2022, 7)


@value
class Given:
    """The month of payment, the income (yen), the dependants and the number of children."""

    pay_month: YearMonth
    assessed_income: int
    dependants: int
    elderly_dependants: int
    special_dependants: int
    child_count: int


@value
class Output:
    """Yen for the month before the last and for the last one, and their sum."""

    first_month_amount: int
    second_month_amount: int
    payment: int


@rule(
    "child_rearing_allowance",
    "payment-period-total",
    law="児童扶養手当法第7条第3項、同法施行令第2条の4",
)
def payment_period_total(given: Given, law: Parameters, why: Why) -> Output:
    """Return both months' amounts, each by the parameters of its own month, and the sum.

    Payments are made in odd months from 2022-07 on; other months are out of scope.
    """
    pay = given.pay_month
    if pay < _FIRST or pay.month % 2 == 0:
        msg = f"pay_month: expected an odd month from {_FIRST} on, found {pay}"
        raise OutOfScopeError(msg)
    household = RecipientHousehold(
        given.assessed_income,
        given.dependants,
        given.elderly_dependants,
        given.special_dependants,
        given.child_count,
    )
    first, second = (rate(household, law.on(pay.plus(-n))).total for n in (2, 1))
    why(
        f"{pay}の支払は{pay.plus(-2)}分{first}円と{pay.plus(-1)}分{second}円。",
        f"The payment of {pay} holds {first} yen for {pay.plus(-2)} and {second} yen for "
        f"{pay.plus(-1)}.",
        law="児童扶養手当法第7条第3項",
    )
    why(f"支払額は{first + second}円。", f"Paid: {first + second} yen.")
    return Output(first, second, first + second)
