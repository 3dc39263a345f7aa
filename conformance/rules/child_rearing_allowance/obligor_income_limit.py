"""Whether the income of those who share the household stops the allowance altogether."""

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import LATEST, within


@value
class Obligor:
    """The assessed income (yen), the number of dependants and of the elderly among them.

    `supported_children`: dependants who are children that a caregiver of orphans keeps
    (生計維持児童); the elderly are counted against the others alone.
    """

    assessed_income: int
    dependants: int
    elderly_dependants: int
    supported_children: int = 0


@value
class Given:
    """The spouse, those obliged to support, or the caregiver of an orphan."""

    members: tuple[Obligor, ...]


@value
class Output:
    """Whether nothing is paid."""

    suspended: bool


@rule(
    "child_rearing_allowance",
    "obligor-income-limit",
    law="児童扶養手当法第9条の2・第10条・第11条、同法施行令第2条の4第6項・第7項",
)
def obligor_income_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether anybody's income alone reaches the limit that holds for them.

    Incomes are never added up. Where all dependants but the children supported are elderly, one of
    them adds nothing (施行令第2条の4第6項・第7項); a limit just reached stops the allowance.
    """
    reached = False
    for number, member in enumerate(given.members, start=1):
        limit = _limit(member, law)
        over = member.assessed_income >= limit
        reached = reached or over
        why(
            f"{number}人目の所得{member.assessed_income}円は限度額{limit}円"
            f"{'以上' if over else '未満'}。",
            f"Member {number}: {member.assessed_income} yen, {'at or above' if over else 'below'} "
            f"the limit of {limit} yen.",
            law="児童扶養手当法施行令第2条の4第6項・第7項",
        )
    why(
        f"限度額以上の者が{'いるため全部停止する' if reached else 'いないため停止しない'}。",
        f"{'Somebody' if reached else 'Nobody'} reaches the limit.",
        law="児童扶養手当法第9条の2・第10条・第11条",
    )
    return Output(reached)


def _limit(member: Obligor, law: Parameters) -> int:
    dependants = within("members.dependants", member.dependants, 0)
    elderly = within("members.elderly_dependants", member.elderly_dependants, 0)
    within("members.assessed_income", member.assessed_income, 0)
    supported = within("members.supported_children", member.supported_children, 0, dependants)
    if elderly > dependants - supported:
        msg = (
            f"members.elderly_dependants: expected at most {dependants - supported}, "
            f"found {elderly}"
        )
        raise OutOfScopeError(msg)
    counted = max(0, elderly - 1) if elderly == dependants - supported else elderly
    in_force = law.on(LATEST)
    return (
        in_force.integer("base")
        + in_force.integer("per_dependant") * dependants
        + in_force.integer("per_elderly") * counted
    )
