"""Whether an interim return (予定申告) is due, and what it amounts to."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.corporate_resident_tax._accounting_period import months_of
from conformance.rules.corporate_resident_tax._per_capita import by_months
from conformance.rules.fixed_amounts import TAX_UNIT
from conformance.rules.inputs import Yen
from conformance.rules.rounding import floor_to
from conformance.rules.scope import next_day

_HALF_YEAR: Final = 6
_LAW: Final = "地方税法第321条の8第1項、法人税法第71条"


@value
class Given:
    """Tax, levy (yen) and days of the period before, and of this one the amount and months.

    `dormitory_only`: this period it has nothing but a dormitory in the city.
    `ordinary_corporation`: it is one (普通法人), no corporation of public interest, cooperative or
    association without legal personality.
    """

    prev_corporate_tax: Yen
    prev_levy: Yen
    prev_period_from: date
    prev_period_to: date
    annual_per_capita: Yen
    office_months: Annotated[int, Field(ge=1, le=_HALF_YEAR)] | None = None
    dormitory_only: bool = False
    ordinary_corporation: bool = True


@value
class Output:
    """Whether the return is due; levy, per-capita levy and their sum (yen)."""

    obligated: bool
    levy: int
    per_capita: int
    total: int


@rule("corporate_resident_tax", "interim-by-previous", law=_LAW)
def interim_by_previous(given: Given, law: Parameters, why: Why) -> Output:
    """Return six months' share of the period before when its tax so shared exceeds the threshold.

    Multiplied first, then divided; each part is cut to 100 yen by itself. A rest of a month of the
    period before counts as one. A city with a dormitory alone gets no return, nor does any city
    from who is no ordinary corporation. Out of scope: a period before of more than twelve months,
    and the first period at a new rate of the levy, whose return takes other months than six.
    """
    _hold_same_rate(given, law)
    months = months_of(given.prev_period_from, given.prev_period_to)
    share = Fraction(given.prev_corporate_tax * _HALF_YEAR, months)
    threshold = law.on(given.prev_period_to).integer("threshold")
    due = share > threshold
    why(
        f"前事業年度の法人税額{given.prev_corporate_tax}円×6÷{months}月は{threshold}円を"
        f"{'超える' if due else '超えない'}。",
        f"{given.prev_corporate_tax} yen × 6 / {months} {'exceeds' if due else 'is within'} "
        f"{threshold} yen.",
        law="法人税法第71条第1項",
    )
    if not due or given.dormitory_only or not given.ordinary_corporation:
        why(
            f"{_reason(given, due=due)}予定申告の義務はない。",
            "No interim return is due.",
            law="地方税法第321条の8第1項・第60項、法人税法第71条第1項",
        )
        return Output(obligated=False, levy=0, per_capita=0, total=0)
    levy = floor_to(Fraction(given.prev_levy * _HALF_YEAR, months), TAX_UNIT)
    held = _HALF_YEAR if given.office_months is None else given.office_months
    per_capita = by_months(given.annual_per_capita, held)
    why(
        f"法人税割{levy}円と均等割{per_capita}円({held}月分)の合計{levy + per_capita}円。",
        f"Levy {levy} and per-capita levy {per_capita} yen ({held} months).",
        law="地方税法施行令第8条の6・第48条の10",
    )
    return Output(due, levy, per_capita, levy + per_capita)


def _hold_same_rate(given: Given, law: Parameters) -> None:
    """Hold that no rate changed between the period before, begun by the old one, and this one."""
    changes = law.on(given.prev_period_to).texts("rate_changes")
    begins = next_day("prev_period_to", given.prev_period_to)
    for change in map(date.fromisoformat, changes):
        if given.prev_period_from < change <= begins:
            msg = f"prev_period_to: the first period at the rate of {change} has a rule of its own"
            raise OutOfScopeError(msg)


def _reason(given: Given, *, due: bool) -> str:
    if not due:
        return ""
    return "寮等のみが所在するので" if given.ordinary_corporation else "普通法人でないので"
