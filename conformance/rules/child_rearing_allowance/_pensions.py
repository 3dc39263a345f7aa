"""Monthly sums of pensions, by child where the order caps them (施行令第6条の3第2項第6号)."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from conformance.rules.core import Code, OutOfScopeError, value
from conformance.rules.scope import within

_RECIPIENT: Final = "1"
_CHILD: Final = "2"
_OTHER_PARENT: Final = "3"
_HOLDERS: Final = (_RECIPIENT, _CHILD, _OTHER_PARENT)
_BASIC_DISABILITY: Final = "1"
_LUMP_SUM: Final = "6"
_YEAR: Final = 12
_LUMP_SUM_MONTHS: Final = 72  # 児童扶養手当法施行令第6条の3第2項第5号


@value
class Pension:
    """A pension: who has it, its kind, yen a year without additions, and those by child."""

    holder: Code
    type: Code
    annual: int
    child_no: int | None
    child_additions: tuple[int, ...]

    def month_of(self, yen: int) -> int:
        """Return what `yen` of this pension is a month, under 1 yen dropped."""
        return yen // (_LUMP_SUM_MONTHS if self.type == _LUMP_SUM else _YEAR)


class Caps(NamedTuple):
    """How many children there are and what the second and each further one counts at most."""

    child_count: int
    second: int
    further: int

    def total(self, by_child: Iterable[int]) -> int:
        """Return the sum by child: the child with the least amount first and uncapped."""
        limits = (None, self.second, *[self.further] * self.child_count)
        pairs = zip(sorted(by_child), limits, strict=False)
        return sum(yen if limit is None else min(yen, limit) for yen, limit in pairs)


def check(pensions: Sequence[Pension], child_count: int) -> None:
    """Refuse pensions that do not fit the children (`OutOfScopeError`)."""
    within("child_count", child_count, 1)
    for pension in pensions:
        within("pensions.annual", pension.annual, 0)
        for yen in pension.child_additions:
            within("pensions.child_additions", yen, 0)
        if pension.holder not in _HOLDERS:
            msg = f"pensions.holder: expected 1, 2 or 3, found {pension.holder!r}"
            raise OutOfScopeError(msg)
        if pension.holder == _CHILD:
            within("pensions.child_no", pension.child_no or 0, 1, child_count)
        elif len(pension.child_additions) != child_count:
            msg = (
                f"pensions.child_additions: expected {child_count} entries, one for each child, "
                f"found {len(pension.child_additions)}"
            )
            raise OutOfScopeError(msg)


def children_left_out(pensions: Sequence[Pension], child_count: int) -> int:
    """Return for how many children the law until 2014-11 paid nothing because of pensions.

    All of them with a pension of the recipient; else each who had one, or for whom the other
    parent's was raised (改正前の第4条第2項・第3項).
    """
    if any(pension.holder == _RECIPIENT for pension in pensions):
        return child_count
    found = {p.child_no for p in pensions if p.holder == _CHILD}
    for pension in (p for p in pensions if p.holder == _OTHER_PARENT):
        found |= {n for n, yen in enumerate(pension.child_additions, start=1) if yen > 0}
    return len(found)


def childs_own(pensions: Sequence[Pension], caps: Caps) -> int:
    """Return the month's sum of the children's pensions and the other parent's additions."""
    by_child = _additions([p for p in pensions if p.holder == _OTHER_PARENT], caps)
    for pension in pensions:
        if pension.holder == _CHILD and pension.child_no is not None:
            by_child[pension.child_no - 1] += pension.month_of(pension.annual)
    return caps.total(by_child)


def own(pensions: Sequence[Pension], caps: Caps, *, additions_only: bool) -> int:
    """Return the month's sum of the recipient's pensions, additions included.

    Where additions alone may count, basic disability pensions are left to
    `disability_additions`; with one, only the additions of the others count and lump sums nothing.
    """
    held = [p for p in pensions if p.holder == _RECIPIENT]
    if not additions_only:
        return sum(map(_whole, held))
    others = [p for p in held if p.type != _BASIC_DISABILITY]
    if len(others) == len(held):
        return sum(map(_whole, others))
    return caps.total(_additions([p for p in others if p.type != _LUMP_SUM], caps))


def disability_additions(pensions: Sequence[Pension], caps: Caps) -> int:
    """Return the month's sum of the additions to the recipient's basic disability pensions."""
    held = [p for p in pensions if p.holder == _RECIPIENT and p.type == _BASIC_DISABILITY]
    return caps.total(_additions(held, caps))


def _whole(pension: Pension) -> int:
    return pension.month_of(pension.annual + sum(pension.child_additions))


def _additions(pensions: Sequence[Pension], caps: Caps) -> list[int]:
    """Return the month's additions for each child, every pension's cut to whole yen."""
    return [
        sum(pension.month_of(pension.child_additions[child]) for pension in pensions)
        for child in range(caps.child_count)
    ]
