"""What part of a child's day service is paid where there are older siblings."""

from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Count, Yen, latest
from conformance.rules.scope import within

_LAW: Final = "児童福祉法施行令第24条第3号から第6号まで"


@value
class Given:
    """The child, the household's means (yen), and the older siblings.

    `free`: of the age for which services are free; `older_preschool`: older siblings before school
    who have services or go to a nursery and the like; `older_children`: all older siblings who
    count as the guardian's children (負担額算定基準者), those before school among them.
    """

    preschool: bool
    free: bool
    untaxed: bool
    income_levy: Yen
    older_preschool: Count
    older_children: Count


@value
class Output:
    """The part of the cost paid, in percent."""

    rate_percent: int


@rule("disability_welfare", "multi-child-rate", law=_LAW)
def multi_child_rate(given: Given, law: Parameters, why: Why) -> Output:
    """Return a tenth for the first child, half of it for the second, nothing from the third on.

    Only children before school are reduced. With a small levy every older child counts, else only
    those before school. Untaxed households and children of the free age pay nothing. More older
    siblings before school than older siblings, a levy of an untaxed household and a pupil of the
    free age are out of scope.
    """
    if given.free and not given.preschool:
        msg = "free: expected of a child before school only, found it of a pupil"
        raise OutOfScopeError(msg)
    if given.untaxed:
        within("income_levy", given.income_levy, 0, 0)
    older = within("older_preschool", given.older_preschool, 0, given.older_children)
    now = latest(law)
    if given.untaxed or given.free:
        why("非課税等または無償化の対象である。", "Untaxed, or of the free age.", law=_LAW)
        return Output(0)
    if given.income_levy < now.integer("levy_limit"):
        older = given.older_children
    rank = older if given.preschool else 0
    rates = now.integers("rates")
    rate = rates[min(rank, len(rates) - 1)]
    why(
        f"{'就学前' if given.preschool else '就学後'}の児童で、所得割額{given.income_levy}円により"
        f"数える兄姉は{rank}人、負担は費用の百分の{rate}。",
        f"{'Before' if given.preschool else 'At'} school; with a levy of {given.income_levy} yen "
        f"{rank} older siblings count: {rate} percent of the cost.",
        law=_LAW,
    )
    return Output(rate)
