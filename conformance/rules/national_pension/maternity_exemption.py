"""The months free of premiums around a birth."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import LATEST
from conformance.values.year_month import YearMonth

_MONTHS_AFTER: Final = 2
_LAW, _VOLUNTARY_LAW = "国民年金法第88条の2", "国民年金法附則第5条第10項"


@value
class Given:
    """The day of delivery, made or expected, whether of more than one child, and the insurance."""

    delivery_date: date
    multiple: bool
    insured_kind: Literal["category1", "voluntary"] = "category1"


@value
class Output:
    """The first and last month and how many; none are null and 0."""

    from_month: YearMonth | None
    to_month: YearMonth | None
    months: int


@rule(
    "national_pension",
    "maternity-exemption",
    law=f"{_LAW}(平成31年4月1日施行)・附則第5条第10項",
    also_before=True,
)
def maternity_exemption(given: Given, law: Parameters, why: Why) -> Output:
    """Return the months until the second after the month of delivery.

    Four months, six with more than one child; months before April 2019 do not count, so that
    deliveries before February 2019 have none (国民年金法第88条の2). Nor has who is insured
    voluntarily (附則第5条第10項).
    """
    if given.insured_kind == "voluntary":
        why("任意加入被保険者は対象外。", "Insured voluntarily: none.", law=_VOLUNTARY_LAW)
        return Output(None, None, 0)
    in_force = law.on(LATEST)
    start = YearMonth.of(in_force.date("first_month_on"))
    length = in_force.integer("multiple_months" if given.multiple else "single_months")
    last = YearMonth.of(given.delivery_date).plus(_MONTHS_AFTER)
    if last < start:
        why(
            f"{given.delivery_date}の出産は施行前のため対象外。",
            f"Delivered on {given.delivery_date}, before it came into force.",
            law=_LAW,
        )
        return Output(None, None, 0)
    first = max(last.plus(1 - length), start)
    months = first.months_until(last) + 1
    why(
        f"{'多胎' if given.multiple else '単胎'}の{length}か月のうち施行後は{first}から{last}までの"
        f"{months}か月。",
        f"Of {length} months, {first} to {last} are since it came into force: {months}.",
        law=_LAW,
    )
    return Output(first, last, months)
