"""How many vouchers for prenatal checkups a woman who moved in receives."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "母子保健法第13条、妊婦に対する健康診査についての望ましい基準"


@value
class Given:
    """The vouchers for one child, those more for several, the children, the checkups had."""

    base_tickets: int
    multiple_extra: int
    fetus_count: int
    used_before: int


@value
class Output:
    """The vouchers in total and those still to be handed out."""

    issued: int
    remaining: int


@rule("health_management", "prenatal-ticket-on-move-in", law=_LAW)
def prenatal_ticket_on_move_in(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the vouchers less the checkups already had, never below none.

    Two or more children bring the extra ones. Negative numbers are out of scope.
    """
    several = within("fetus_count", given.fetus_count, 1) > 1
    extra = within("multiple_extra", given.multiple_extra, 0) if several else 0
    total = within("base_tickets", given.base_tickets, 0) + extra
    why(
        f"総数は基本{given.base_tickets}枚と多胎の追加{extra}枚で{total}枚。",
        f"{given.base_tickets} vouchers and {extra} for several children: {total}.",
        law=_LAW,
    )
    remaining = max(0, total - within("used_before", given.used_before, 0))
    why(
        f"転入前の{given.used_before}回を除き{remaining}枚を交付する。",
        f"Less {given.used_before} used before: {remaining} are handed out.",
        law=_LAW,
    )
    return Output(total, remaining)
