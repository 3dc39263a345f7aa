"""Who is paid for a child in a facility or with foster parents, and how much the facility gets."""

from datetime import date
from typing import Literal

from conformance.rules.child_allowance._age_limits import (
    fiscal_year_last_month,
    under_3_last_month,
)
from conformance.rules.child_allowance._reform import REFORM_MONTH, check_reform_claim
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth


@value
class Given:
    """The child's birth, the month, the placement and its end, whether it is a short stay."""

    birth_date: date
    month: YearMonth
    placed_on: date
    released_on: date | None
    short_stay: bool


@value
class Output:
    """Whom the month is paid to, and the facility's amount in yen (0 when not the facility)."""

    payee: Literal["parent", "facility", "none"]
    facility_amount: int


@rule(
    "child_allowance",
    "facility-placement",
    law="児童手当法第3条第3項・第4条第1項第4号・第6条第1項第3号、同法施行規則第1条の2",
)
def facility_placement(given: Given, law: Parameters, why: Why) -> Output:
    """Return the month's payee and the facility's amount, claims made in time presumed.

    The facility is paid from the month after the placement through the month of release; a short
    stay (fixed at two months or less) changes nothing. A facility gets no rate for a third child.
    A placement before the birth, a release before the placement, October 2024 after a placement on
    its first day (令和6年法律第47号附則第13条第6項), and months before April 2012 are out of scope.
    """
    not_before("placed_on", given.placed_on, given.birth_date)
    if given.month == REFORM_MONTH:
        check_reform_claim(given.placed_on, given.placed_on, given.month.plus(1))
    if given.released_on is not None and given.released_on < given.placed_on:
        msg = (
            f"released_on: expected a day on or after placed_on {given.placed_on}, "
            f"found {given.released_on}"
        )
        raise OutOfScopeError(msg)
    in_force = law.on(given.month)
    if not _payable(given, in_force.integer("pay_until_age_fy_end"), why):
        return Output("none", 0)
    if not _in_facility(given, why):
        return Output("parent", 0)
    young = given.month <= under_3_last_month(given.birth_date)
    amount = in_force.integer("under_3" if young else "age3_and_over")
    why(
        f"施設等の月額は出生順位によらず{amount}円。",
        f"The facility is paid {amount} yen a month, whatever the order of birth.",
        law="児童手当法第6条第1項第3号",
    )
    return Output("facility", amount)


def _payable(given: Given, age: int, why: Why) -> bool:
    """Say whether the month lies after birth and within the age limit of its time."""
    first, last = (
        YearMonth.of(given.birth_date).plus(1),
        fiscal_year_last_month(given.birth_date, age),
    )
    within = first <= given.month <= last
    why(
        f"{given.month}分は支給対象の月（{first}から{age}歳年度末の{last}まで）"
        f"に{'当たる' if within else '当たらない'}。",
        f"{given.month} lies {'within' if within else 'outside'} the months payable, {first} to "
        f"{last} (fiscal year of age {age}).",
        law="児童手当法第3条第1項・第8条第2項",
    )
    return within


def _in_facility(given: Given, why: Why) -> bool:
    """Say whether the month is the facility's."""
    if given.short_stay:
        why(
            "2か月以内の期間を定めた短期入所のため、父母等への支給を続ける。",
            "A short stay of two months or less: the parents stay the payee.",
            law="児童手当法施行規則第1条の2",
        )
        return False
    first = YearMonth.of(given.placed_on).plus(1)
    last = None if given.released_on is None else YearMonth.of(given.released_on)
    inside = first <= given.month and (last is None or given.month <= last)
    why(
        f"施設等の支給月は{first}から{last or '解除なし'}までで、{given.month}分は"
        f"{'施設等' if inside else '父母等'}に支給する。",
        f"The facility's months run from {first} to {last or 'no release'}: {given.month} goes "
        f"to the {'facility' if inside else 'parents'}.",
        law="児童手当法第4条第1項第4号・第8条第2項",
    )
    return inside
