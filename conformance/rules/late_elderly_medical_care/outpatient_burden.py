"""What an insured person pays for a month's services outside hospital."""

from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "高齢者の医療の確保に関する法律施行令第16条第1項第3号"
_EASED_LAW: Final = "高齢者の医療の確保に関する法律施行令附則（配慮措置）"
_EASED: Final = YearMonth(2022, 10), YearMonth(2025, 9)
_EASED_BASE, _EASED_FROM, _EASED_PERCENT = 6_000, 30_000, 10
_MIDDLE: Final = 20
_POINT: Final = 10  # a point of the price list is ten yen


@value
class Given:
    """The month, the whole costs (yen, in tens), the share of an ordinary income (percent)."""

    service_month: YearMonth
    outpatient_total: int
    percent: int


@value
class Output:
    """What the person pays (yen)."""

    burden: int


@rule("late_elderly_medical_care", "outpatient-burden", law=f"{_LAW}・附則")
def outpatient_burden(given: Given, law: Parameters, why: Why) -> Output:
    """Return the share up to the limit, eased for 20 percent from October 2022 to September 2025.

    Then 6,000 yen and a tenth of the costs above 30,000 yen are a limit too. Other shares and costs
    that are no tens of yen are out of scope.
    """
    total = within("outpatient_total", given.outpatient_total, 0)
    if given.percent not in (10, _MIDDLE) or total % _POINT:
        msg = f"expected 10 or 20 percent of costs in tens, found {given.percent} of {total}"
        raise OutOfScopeError(msg)
    share, limit = (
        total * given.percent // 100,
        law.on(given.service_month).integer("outpatient_cap"),
    )
    why(
        f"総医療費{total}円の{given.percent}％は{share}円、外来の限度額は{limit}円。",
        f"{given.percent} percent of {total} yen are {share}; the limit is {limit} yen.",
        law=_LAW,
    )
    limits = [share, limit]
    if given.percent == _MIDDLE and _EASED[0] <= given.service_month <= _EASED[1]:
        above = max(0, total - _EASED_FROM)
        limits.append(_EASED_BASE + above * _EASED_PERCENT // 100)
        why(
            f"配慮措置の上限は{limits[-1]}円。",
            f"The measure that eases 20 percent limits it to {limits[-1]} yen.",
            law=_EASED_LAW,
        )
    return Output(min(limits))
