"""Items that a package shows in no row: named as missing, and in no answer that is kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conformance.results.roots.everywhere import FEWEST
from conformance.results.roots.pairs import leaves
from conformance.results.roots.seen import holds_whole, rows_answered, rows_stored
from conformance.results.roots.symptom import finding_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.results.model import CaseModel, FindingModel
    from conformance.results.roots.symptom import Symptom


class Nowhere:
    """What failing cases tell of the items that no row shows."""

    def __init__(self, cases: Sequence[CaseModel], shown: Mapping[str, Sequence[Symptom]]) -> None:
        self.failing = [case for case in cases if case.id in shown]
        self.items = self._items(shown)
        self._loaded = self._known()
        held = {case.requirement for case in cases if holds_whole(case)}
        self.items = {item for item in self.items if not self._is_shown(item, held)}

    def lacks(self, case: CaseModel, item: str) -> bool:
        """Return whether a case failed on rows without an item, and fits that it is missing.

        The case went on with nothing in its place; or what it missed is what was stored there, or
        the one thing that its calls changed; or nothing was found, of no item in particular; or
        what was expected stands in another row of the same answer: where a history number is
        missing, the newest row cannot be told from the others. What must not be shown never fits:
        a leak is told by itself.
        """
        finding = case.finding
        if finding is None or case.polarity == "absent":
            return False
        if item in _went_without(finding) or _is_of(item, finding) or _changed(finding) == {item}:
            return True
        rows = [row for group, row in rows_answered(finding) if item in self._loaded.get(group, ())]
        if not rows:
            return False
        found, wanted = set(map(str, leaves(finding.found))), list(leaves(finding.expected))
        if found <= {"None", "True"} and finding_item(finding) in {"", item}:
            return True
        others = {str(value) for row in rows for value in row.values()}
        return len(rows) > 1 and bool(wanted) and all(str(one) in others for one in wanted)

    def _items(self, shown: Mapping[str, Sequence[Symptom]]) -> set[str]:
        """Return the items that findings of several requirements name as missing."""
        those: dict[str, set[str]] = defaultdict(set)
        for case in self.failing:
            for symptom in shown[case.id]:
                if symptom.kind == "item":
                    those[symptom.of].add(case.requirement)
        return {item for item, several in those.items() if len(several) >= FEWEST}

    def _known(self) -> Mapping[str, set[str]]:
        """Return of each record group the items that were stored with a value."""
        known: dict[str, set[str]] = defaultdict(set)
        for case in self.failing if self.items else ():
            for group, row in rows_stored(case.finding):
                known[group] |= {name for name in self.items if row.get(name) is not None}
        return known

    def _is_shown(self, item: str, held: set[str]) -> bool:
        """Return whether an answer shows the item, or a group that has it was read back whole."""
        groups = {group for group, items in self._loaded.items() if item in items}
        if any(group.replace("/", "/record/", 1) in held for group in groups):
            return True
        return any(
            row.get(item) is not None
            for case in self.failing
            for group, row in rows_answered(case.finding)
            if group in groups
        )


def _is_of(item: str, finding: FindingModel) -> bool:
    """Return whether nothing was found where the value of an item of a stored row was expected."""
    wanted = {str(one) for one in leaves(finding.expected) if one is not None}
    stored = {str(row[item]) for _, row in rows_stored(finding) if row.get(item) is not None}
    return finding.found is None and bool(wanted) and wanted <= stored


def _changed(finding: FindingModel) -> set[str]:
    """Return the inputs in which the calls of one function differ, of which one was lost."""
    asked = [one.request for one in finding.exchanges if "/functions/" in one.path]
    inputs = [one["inputs"] for one in asked if isinstance(one, dict) and "inputs" in one]
    rows = [one for one in inputs if isinstance(one, dict)]
    if finding.code != "F-LOST-UPDATE" or len(rows) < 2:  # noqa: PLR2004 - a call beside another
        return set()
    first, *others = rows
    return {name for row in others for name in first if row.get(name) != first[name]}


def _went_without(finding: FindingModel) -> Iterator[str]:
    """Yield the items for which a case had no value when it asked for more, or knew what to expect.

    What it left out by intent stands among the inputs of a call.
    """
    used: list[object] = [finding.expected]
    for one in finding.exchanges:
        if isinstance(one.request, dict):
            subject = one.request.get("subject")
            used += [one.request.get("where")]
            used += [subject.get("key")] if isinstance(subject, dict) else []
    for keys in used:
        if isinstance(keys, dict):
            yield from (name for name, value in keys.items() if value is None)
