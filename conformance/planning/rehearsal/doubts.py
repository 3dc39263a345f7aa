"""What the rehearsal leaves in doubt of a profile, and the cases that rest on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conformance.cases.needs import calls
from conformance.cases.registry import checks
from conformance.worlds.reached import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.contract.call import Call
    from conformance.planning.rehearsal.model import Place

_ROWS = frozenset({"load", "query", "delete", "export"})
_BY_ROWS = frozenset({"record", "linkage", "invariant"})  # requirements that look at whole rows
Group = tuple[str, str]


@dataclass(frozen=True)
class DoubtfulEntry:
    """An entry of the profile that may say something wrong, and what cannot be judged through it.

    Attributes:
        place: The entry, seen from the top of the profile.
        en, ja: What was seen.
        groups: Groups of which no row can be trusted.
        items: Single items that cannot be trusted, by group.
        calls: Calls that cannot be trusted.
    """

    place: Place
    ja: str
    en: str
    groups: frozenset[Group] = frozenset()
    items: frozenset[tuple[Group, str]] = frozenset()
    calls: frozenset[Call] = frozenset()

    def spread(self, refers: Mapping[Group, frozenset[Group]]) -> DoubtfulEntry:
        """Return the doubt with the groups whose rows cannot stand without those in doubt."""
        more = {group for group, needed in refers.items() if needed & self.groups}
        return replace(self, groups=self.groups | more)

    def concerns(self, specs: Mapping[str, Specification], case: Case) -> bool:
        """Say whether a case rests on what is in doubt."""
        spec = specs[case.requirement.domain]
        made = set(calls(spec, case))
        if made & self.calls:
            return True
        touched = {group for call in made for group in groups_of(specs, call)}
        if touched & self.groups:
            return True
        return any(group in touched and _looks_at(spec, case, item) for group, item in self.items)

    def spares(self, specs: Mapping[str, Specification], case: Case) -> bool:
        """Return whether a case that is tried in parts has others than those in doubt.

        Only what is asked of the package can be left out: whatever is arranged or read must stand.
        """
        if not checks()[case.check].in_part:
            return False
        made = set(calls(specs[case.requirement.domain], case))
        rest = made - self.calls
        asked = any(call.action in ASKED for call in rest)
        apart = replace(self, calls=frozenset(c for c in self.calls if c.action not in ASKED))
        return asked and not apart.concerns(specs, case)


def merged_doubts(doubts: Iterable[DoubtfulEntry]) -> list[DoubtfulEntry]:
    """Return one doubt for each entry of the profile: what was seen first, all that rests on it."""
    found: dict[Place, DoubtfulEntry] = {}
    for one in doubts:
        first = found.setdefault(one.place, one)
        found[one.place] = DoubtfulEntry(
            first.place,
            first.ja,
            first.en,
            first.groups | one.groups,
            first.items | one.items,
            first.calls | one.calls,
        )
    return list(found.values())


def groups_of(specs: Mapping[str, Specification], call: Call) -> tuple[Group, ...]:
    """Return the groups whose rows a call sends, reads or is about."""
    spec = specs.get(call.domain)
    if spec is None:
        return ()
    if call.action == "link" and call.key in spec.linkages:
        return tuple((call.domain, group) for group in spec.linkages[call.key].data)
    names = {call.group} | ({call.key} if call.action in _ROWS else set())
    return tuple((call.domain, name) for name in names if name in spec.records)


def _looks_at(spec: Specification, case: Case, item: str) -> bool:
    """Say whether a case looks at an item that rows may well be without."""
    requirement = case.requirement
    if requirement.kind in _BY_ROWS or item in case.params.values():
        return True
    if requirement.kind == "function":
        return f'"{item}"' in spec.functions[requirement.key].operation.model_dump_json()
    if requirement.kind == "form":
        return any(item == one.key for one in spec.forms[requirement.key].items)
    return False
