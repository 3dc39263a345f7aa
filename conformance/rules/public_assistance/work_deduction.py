"""The deductions from earnings (勤労控除)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest
from conformance.rules.public_assistance._basic_deduction import Place, basic_deduction

_LAW: Final = "次官通知第8-3-(4)、基礎控除額表（平成25年8月から）"


@value
class Given:
    """Earnings in yen a month, the earner's place by earnings, and what else applies."""

    income: Yen
    order: Place
    under_20: bool
    new_job: bool


@value
class Output:
    """Yen a month: the three deductions and what is deducted in all."""

    basic: int
    minor: int
    new_job_deduction: int
    total: int


@rule("public_assistance", "work-deduction", law=_LAW)
def work_deduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return each deduction and their total, which never exceeds the earnings.

    `under_20` and `new_job` say that the exceptions were examined and the deduction applies.
    """
    now = latest(law)
    basic = basic_deduction(now, given.income, given.order)
    why(
        f"{given.order}人目の収入{given.income}円の基礎控除は{basic}円。",
        f"Basic deduction of earner {given.order} from {given.income} yen: {basic} yen.",
        law=_LAW,
    )
    minor = now.integer("minor") if given.under_20 else 0
    new_job = now.integer("new_job") if given.new_job else 0
    total = min(basic + minor + new_job, given.income)
    why(
        f"20歳未満控除{minor}円、新規就労控除{new_job}円、収入を限度に合計{total}円。",
        f"Under 20: {minor} yen, new job: {new_job} yen; {total} yen in all, up to the earnings.",
        law=_LAW,
    )
    return Output(basic, minor, new_job, total)
