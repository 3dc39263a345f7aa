"""How the rest of the tax is collected when an employee leaves."""

from datetime import date
from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW = "地方税法第321条の5第2項"
_MAY = 5

Method = Literal["lump_sum", "ordinary", "continue", "last_month"]


@value
class Given:
    """The day and reason of leaving, a request, the rest of the tax and the last pay (yen)."""

    leave_date: date
    reason: Literal["retirement", "transfer", "death"]
    requested: bool
    remaining_tax: NonNegativeInt
    payable: NonNegativeInt
    next_employer_continues: bool = False


@value
class Output:
    """How the rest is collected."""

    method: Method


@rule("individual_resident_tax", "leaver-collection", law=_LAW)
def leaver_collection(given: Given, law: Parameters, why: Why) -> Output:
    """Return the way of collection; the last pay must exceed the rest for one lump sum.

    From January to April the employer must withhold it, from June to December on request; in May
    the month's amount is all. The heirs of a dead employee pay themselves. A transfer to an
    employer who does not go on withholding is out of scope.
    """
    method, ja, en = _decided(given, law)
    why(
        f"異動日{given.leave_date}、事由{given.reason}。",
        f"Left on {given.leave_date}: {given.reason}.",
        law=_LAW,
    )
    why(f"{ja}。徴収方法は{method}。", f"{en}: {method}.", law=_LAW)
    return Output(method)


def _decided(given: Given, law: Parameters) -> tuple[Method, str, str]:
    if given.reason == "death":
        return "ordinary", "死亡のため相続人が納付する", "The heirs pay"
    if given.next_employer_continues:
        return "continue", "新勤務先で特別徴収を続ける", "The new employer goes on"
    if given.reason == "transfer":
        msg = "next_employer_continues: a transfer without it is not decided by the rule"
        raise OutOfScopeError(msg)
    if given.leave_date.month == _MAY:
        return "last_month", "5月分を徴収して終わる", "May is the last month"
    return _retired(given, law)


def _retired(given: Given, law: Parameters) -> tuple[Method, str, str]:
    in_force = law.on(given.leave_date)
    day = given.leave_date.strftime("%m-%d")
    must = in_force.text("mandatory_from") <= day <= in_force.text("mandatory_to")
    enough = given.payable > given.remaining_tax
    if enough and (must or given.requested):
        cause = "1月から4月の退職" if must else "本人の申出がある"
        return "lump_sum", cause, "January to April" if must else "At the employee's request"
    cause = "申出がない" if enough else "支払額が未徴収税額を超えない"
    return "ordinary", cause, "No request" if enough else "The last pay does not exceed the rest"
