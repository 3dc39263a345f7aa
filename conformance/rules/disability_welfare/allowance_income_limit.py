"""Whether an income suspends the special allowances for persons with disabilities."""

from typing import Annotated, Final, Literal

from pydantic import Field

from conformance.rules.calendar_room import roomy
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Count, Yen
from conformance.values.year_month import YearMonth

_LAW: Final = "特別児童扶養手当等の支給に関する法律第20条・第21条、同法施行令第7条・第8条"
_AUGUST: Final = 8


@value
class Given:
    """The month, whose income (yen), the dependants and how many of them are old or specific."""

    target_month: YearMonth
    role: Literal["self", "obligor"]
    dependents: Annotated[int, Field(ge=0, le=5)]
    elderly: Count
    specific: Count
    income: Yen


@value
class Output:
    """The year of the income, the limit in yen, whether payment is suspended."""

    income_year: int
    limit: int
    suspended: bool


@rule("disability_welfare", "allowance-income-limit", law=_LAW)
def allowance_income_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return the limit and the decision: the person's own income above it, an obligor's at it.

    August to December look at the year before, January to July at the one before that. More old
    and specific dependants than dependants are out of scope.
    """
    if given.elderly + given.specific > given.dependents:
        msg = f"dependents: expected elderly and specific among them, found {given.dependents}"
        raise OutOfScopeError(msg)
    month, now = roomy("target_month", given.target_month), law.on(given.target_month)
    year = month.year - 1 if month.month >= _AUGUST else month.year - 2
    own = given.role == "self"
    limit = _own_limit(given, now) if own else _obligor_limit(given, now)
    why(
        f"{month}分は{year}年の所得を用い、扶養親族等{given.dependents}人の限度額は{limit}円。",
        f"{month} looks at the income of {year}; with {given.dependents} dependants the limit is "
        f"{limit} yen.",
        law="同法施行令第7条・第8条",
    )
    suspended = given.income > limit if own else given.income >= limit
    why(
        f"所得{given.income}円は限度額{_compared(own=own, suspended=suspended)}。",
        f"An income of {given.income} yen {'suspends' if suspended else 'does not suspend'} it.",
        law="第20条（超えるとき）" if own else "第21条（以上のとき）",
    )
    return Output(year, limit, suspended)


def _compared(*, own: bool, suspended: bool) -> str:
    if own:
        return "を超えるため停止する" if suspended else "を超えないため支給する"
    return "以上のため停止する" if suspended else "未満のため支給する"


def _own_limit(given: Given, now: InForce) -> int:
    return (
        now.integer("self_base")
        + given.dependents * now.integer("self_per")
        + given.elderly * now.integer("self_elderly")
        + given.specific * now.integer("self_specific")
    )


def _obligor_limit(given: Given, now: InForce) -> int:
    """Return an obligor's limit; if all dependants are old, one of them adds nothing."""
    if given.dependents == 0:
        return now.integer("obligor_zero")
    old = given.elderly - (given.elderly == given.dependents)
    more = (given.dependents - 1) * now.integer("obligor_per")
    return now.integer("obligor_one") + more + old * now.integer("obligor_elderly")
