"""The premium of a month under each kind of relief."""

from fractions import Fraction
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.national_pension._premium_status import Relief
from conformance.rules.rounding import half_up_to
from conformance.values.year_month import YearMonth

_DUE: Final[dict[Relief, Fraction]] = {
    "none": Fraction(1),
    "three_quarters": Fraction(1, 4),
    "half": Fraction(1, 2),
    "quarter": Fraction(3, 4),
}
"""The part still paid (国民年金法第90条の2); any other relief waives all."""

_WITH_ADDITIONAL: Final = frozenset({"none", "maternity", "childcare"})
"""Who may pay the additional premium (国民年金法第87条の2)."""


@value
class Given:
    """The month, the relief, and whether the additional premium was asked for."""

    month: YearMonth
    status: Relief
    additional: bool


@value
class Output:
    """Yen to pay."""

    amount: int


@rule("national_pension", "monthly-premium", law="国民年金法第87条・第87条の2・第90条の2")
def monthly_premium(given: Given, law: Parameters, why: Why) -> Output:
    """Return the year's premium less what is waived, to ten yen, half up, plus the additional one.

    国民年金法第87条・第87条の2・第90条の2. The relief of childcare before October 2026 is out of
    scope.
    """
    in_force = law.on(given.month)
    if given.status == "childcare" and "childcare" not in in_force:
        msg = f"month: childcare is not in force in {given.month}"
        raise OutOfScopeError(msg)
    full = in_force.integer("monthly")
    due = half_up_to(full * _DUE.get(given.status, Fraction(0)), 10)
    why(
        f"{given.month}の月額は{full}円で、免除の状態{given.status}により{due}円。",
        f"{given.month}: {full} yen a month, {due} yen with relief {given.status}.",
        law="国民年金法第87条・第90条の2",
    )
    adds = given.additional and given.status in _WITH_ADDITIONAL
    extra = in_force.integer("additional") if adds else 0
    why(
        f"付加保険料{extra}円を加え、納付額は{due + extra}円。",
        f"With {extra} yen of additional premium: {due + extra} yen.",
        law="国民年金法第87条の2",
    )
    return Output(due + extra)
