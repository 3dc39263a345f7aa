"""Who gets a place where: applicants by index, each to the first wish with a vacancy."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "児童福祉法第24条第3項・附則第73条第1項"


@value
class Applicant:
    """An application: its index, what breaks ties (smaller first), the wishes in order."""

    id: str
    base_1: int
    base_2: int
    adjust: int
    tie_keys: tuple[int, ...]
    preferences: tuple[str, ...]

    @property
    def total(self) -> int:
        """The whole index."""
        return self.base_1 + self.base_2 + self.adjust


@value
class Given:
    """The vacancies by facility and the applicants."""

    capacity: Mapping[str, int]
    applicants: tuple[Applicant, ...]


@value
class Output:
    """The facility of each applicant, None when the application is held back."""

    result: Mapping[str, str | None]


@rule("child_childcare_support", "placement-selection", law=_LAW)
def placement_selection(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the placement: highest index first, ties by the smaller keys.

    Nobody is placed where they did not wish to be. Applicants that the keys do not tell apart,
    and applications of the same number, are out of scope.
    """
    vacancies = {name: within("capacity", n, 0) for name, n in given.capacity.items()}
    ordered = sorted(given.applicants, key=lambda each: (-each.total, each.tie_keys))
    _check_distinct(ordered)
    why(
        f"指数の高い順（同点は優先項目の小さい順）に{'、'.join(each.id for each in ordered)}。",
        f"In order of index, ties by keys: {', '.join(each.id for each in ordered)}.",
        law=_LAW,
    )
    placed: dict[str, str | None] = {}
    for each in ordered:
        found = next((wish for wish in each.preferences if vacancies.get(wish, 0) > 0), None)
        placed[each.id] = found
        if found is not None:
            vacancies[found] -= 1
    why(
        f"{len(placed)}件のうち{sum(v is not None for v in placed.values())}件を内定とする。",
        f"{sum(v is not None for v in placed.values())} of {len(placed)} are placed.",
        law=_LAW,
    )
    return Output(placed)


def _check_distinct(ordered: list[Applicant]) -> None:
    if len({each.id for each in ordered}) < len(ordered):
        msg = "applicants: expected each application number once"
        raise OutOfScopeError(msg)
    for first, second in pairwise(ordered):
        shared = min(len(first.tie_keys), len(second.tie_keys))
        if first.total == second.total and first.tie_keys[:shared] == second.tie_keys[:shared]:
            msg = f"tie_keys: expected keys that tell {first.id} and {second.id} apart"
            raise OutOfScopeError(msg)
