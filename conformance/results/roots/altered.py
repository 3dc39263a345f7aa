"""Items that a package answers with another value than it was given, wherever they are read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from conformance.results.roots.everywhere import FEWEST
from conformance.results.roots.seen import holds_whole, is_of_holds, rows_answered, rows_stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.results.model import CaseModel
    from conformance.results.roots.symptom import Symptom

_FEWEST_UNREAD: Final = 8
"""Requirements that must name an item where no record group was stored and read back."""


def altered(cases: Iterable[CaseModel], shown: Mapping[str, Sequence[Symptom]]) -> set[Symptom]:
    """Return the symptoms of items that no answer shows as they were given.

    Several requirements name the item as wrong. No group in which an answer shows it was read back
    whole, and no kept answer has it as it was stored. It is seen where a group is stored and read
    back; where no group could be, more requirements must name it.
    """
    listed = list(cases)
    failing = [case for case in listed if case.id in shown]
    whole = {case.requirement for case in listed if holds_whole(case)}
    named: dict[Symptom, set[str]] = defaultdict(set)
    for case in failing:
        for symptom in shown[case.id]:
            if symptom.kind == "value":
                named[symptom].add(case.requirement)
    return {one for one, several in named.items() if _is_one(one.of, len(several), failing, whole)}


def _is_one(item: str, requirements: int, failing: Sequence[CaseModel], whole: set[str]) -> bool:
    if requirements < FEWEST:
        return False
    seen = _ItemEvidence(item)
    for case in failing:
        seen.look(case)
    if seen.right or any(group.replace("/", "/record/", 1) in whole for group in seen.groups):
        return False
    return seen.read_back or requirements >= _FEWEST_UNREAD


class _ItemEvidence:
    """What failing cases show of an item: where it is answered, and whether as it was stored."""

    def __init__(self, item: str) -> None:
        self.item = item
        self.groups: set[str] = set()
        self.right = False
        self.read_back = False

    def look(self, case: CaseModel) -> None:
        """Look at the rows that a case stored and was answered."""
        answered = [
            (group, row[self.item])
            for group, row in rows_answered(case.finding)
            if row.get(self.item) is not None
        ]
        stored = {
            (group, str(row[self.item]))
            for group, row in rows_stored(case.finding)
            if row.get(self.item) is not None
        }
        self.groups |= {group for group, _ in answered}
        as_stored = any((group, str(value)) in stored for group, value in answered)
        self.right |= as_stored
        self.read_back |= is_of_holds(case) and bool(answered) and not as_stored
