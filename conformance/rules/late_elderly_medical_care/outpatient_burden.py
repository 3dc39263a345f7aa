"""What an insured person pays for a month's services outside hospital."""

from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "高齢者の医療の確保に関する法律施行令第16条第1項第3号"
_EASED_LAW: Final = "令和4年政令第14号附則第3条"
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


@rule("late_elderly_medical_care", "outpatient-burden", law=f"{_LAW}、{_EASED_LAW}")
def outpatient_burden(given: Given, law: Parameters, why: Why) -> Output:
    """Return the share up to the limit, eased for 20 percent from October 2022 to September 2025.

    Then 6,000 yen and a tenth of the costs above 30,000 yen are a limit too. Other shares and costs
    that are no tens of yen are out of scope.
    """
    total = within("outpatient_total", given.outpatient_total, 0)
    if given.percent not in (10, _MIDDLE) or total % _POINT:
        msg = f"expected 10 or 20 percent of costs in tens, found {given.percent} of {total}"
        raise OutOfScopeError(msg)
    now = law.on(given.service_month)
    share, limit = total * given.percent // 100, now.integer("outpatient_cap")
    why(
        f"総医療費{total}円の{given.percent}％は{share}円、外来の限度額は{limit}円。",
        f"{given.percent} percent of {total} yen are {share}; the limit is {limit} yen.",
        law=_LAW,
    )
    limits = [share, limit]
    if given.percent == _MIDDLE and "eased_base" in now:
        above = max(0, total - now.integer("eased_from"))
        limits.append(now.integer("eased_base") + above * now.integer("eased_percent") // 100)
        why(
            f"配慮措置の上限は{limits[-1]}円。",
            f"The measure that eases 20 percent limits it to {limits[-1]} yen.",
            law=_EASED_LAW,
        )
    return Output(min(limits))
