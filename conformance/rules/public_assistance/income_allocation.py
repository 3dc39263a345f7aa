"""Which costs an income covers first, and what the person pays for care and treatment."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest

_LAW: Final = "生活保護法第8条・第15条・第15条の2、次官通知第10"
_COSTS: Final = ("living", "housing", "education", "care", "medical")


@value
class Given:
    """The income counted and the costs of each kind, in yen a month."""

    income: Yen
    living: Yen
    housing: Yen
    education: Yen
    care: Yen
    medical: Yen


@value
class Output:
    """Yen of aid for living, housing and education; yen the person pays for care and treatment."""

    living_aid: int
    housing_aid: int
    education_aid: int
    care_copay: int
    medical_copay: int


@rule("public_assistance", "income-allocation", law=_LAW)
def income_allocation(given: Given, law: Parameters, why: Why) -> Output:
    """Return how the income is used up, cost by cost in the order of the notice.

    What is left after the last cost stays with the household. Whole yen, nothing is rounded.
    """
    costs: dict[str, int] = {name: getattr(given, name) for name in _COSTS}
    left, used = given.income, dict.fromkeys(_COSTS, 0)
    for name in latest(law).texts("order"):
        used[name] = min(left, costs[name])
        left -= used[name]
    if law.reads("treatment_share", "tens"):
        used["medical"] -= used["medical"] % 10
    why(
        f"収入充当額{given.income}円を生活{used['living']}円、住宅{used['housing']}円、"
        f"教育{used['education']}円に充てる。",
        f"Of {given.income} yen {used['living']} go to living, {used['housing']} to housing, "
        f"{used['education']} to education.",
        law=_LAW,
    )
    why(
        f"本人支払額は介護{used['care']}円、医療{used['medical']}円。",
        f"The person pays {used['care']} yen for care and {used['medical']} for treatment.",
        law="生活保護法第15条・第15条の2、次官通知第10",
    )
    aid = {name: costs[name] - used[name] for name in _COSTS}
    return Output(aid["living"], aid["housing"], aid["education"], used["care"], used["medical"])
