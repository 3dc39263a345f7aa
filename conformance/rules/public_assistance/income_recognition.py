"""The income that counts against the minimum cost of living (収入充当額)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen

_LAW: Final = "次官通知第8"


@value
class Given:
    """Yen a month: earnings, deductions, expenses; other income and its exempt part."""

    earned: Yen
    deduction: Yen
    expenses: Yen
    other_income: Yen
    exempt: Yen


@value
class Output:
    """Yen a month that count."""

    recognized: int


@rule("public_assistance", "income-recognition", law=_LAW)
def income_recognition(given: Given, _law: Parameters, why: Why) -> Output:
    """Return what is left of earnings plus what is left of other income, neither below 0.

    What exceeds one kind of income is never taken from the other.
    """
    work = max(given.earned - given.deduction - given.expenses, 0)
    other = max(given.other_income - given.exempt, 0)
    why(
        f"勤労収入{given.earned}円から控除{given.deduction}円と実費{given.expenses}円を引き{work}円。",
        f"Of earnings {given.earned} yen, less {given.deduction} and {given.expenses}: {work} yen.",
        law=_LAW,
    )
    why(
        f"その他の収入{given.other_income}円から除外額{given.exempt}円を引き{other}円、"
        f"合計{work + other}円。",
        f"Of other income {given.other_income} yen, less {given.exempt}: {other} yen; "
        f"{work + other} yen in all.",
        law=_LAW,
    )
    return Output(work + other)
