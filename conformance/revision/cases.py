"""The cases that a revision touches: planned on both sides, asked on both sides, and compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.catalog.uses import EntryPlace
from conformance.revision.asking import PAGES, Asking
from conformance.revision.built_on import WIDE, BuiltOn
from conformance.revision.candidates import ways
from conformance.revision.model import ComparedCases, TouchedCase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.catalog.changes.model import Change
    from conformance.catalog.changes.sides import Sides
    from conformance.revision.candidates import Way
    from conformance.revision.model import Basis


@dataclass
class Looked:
    """Both sides, what changed between them, and the cases of the domains that it may concern."""

    sides: Sides
    changes: tuple[Change, ...]
    before: Asking = field(init=False)
    after: Asking = field(init=False)
    ways: dict[EntryPlace, Way] = field(init=False)
    domains: tuple[str, ...] = field(init=False)
    by_calls: int = 0
    by_entries: int = 0

    def __post_init__(self) -> None:
        new, gone = (
            frozenset(one.domain for one in self.changes if one.kind == kind)
            for kind in ("domain-added", "domain-removed")
        )
        self.before = Asking(self.sides.before, lacks=new)
        self.after = Asking(self.sides.after, lacks=gone)
        changed = tuple(dict.fromkeys(change.domain for change in self.changes))
        self.domains = (*changed, *self._partners(changed))
        sides = (self.sides.before, self.sides.after)
        found = (side.get(name) for side in sides for name in self.domains)
        self.ways = ways(self.changes, [spec for spec in found if spec is not None])

    def touched(self) -> Iterator[TouchedCase]:
        """Yield the cases that are new, gone, ask something else or are asked of others."""
        for domain in self.domains:
            old, new = self.before.cases(domain), self.after.cases(domain)
            built = self._built_on(domain)
            for case in old.values():
                if case.id not in new:
                    yield self._told(case, TouchedCase(case.id, "", "removed", "plan"))
            for case in new.values():
                one = self._compared(old.get(case.id), case, built)
                if one is not None:
                    yield self._told(case, one)

    @property
    def compared(self) -> ComparedCases:
        """How many cases were looked at again, once all that is touched was told."""
        return ComparedCases(self.by_calls + self.by_entries, self.by_calls, self.by_entries)

    def _compared(self, old: Case | None, new: Case, built: BuiltOn) -> TouchedCase | None:
        if old is None:
            return TouchedCase(new.id, "", "added", "plan")
        if _planned(old) != _planned(new):
            return TouchedCase(new.id, "", "changed", "plan")
        concerned = _place(new) in self.ways or new.check.startswith((*WIDE,))
        basis = self._asks_else(old, new, built) if concerned else None
        if basis is not None:
            return TouchedCase(new.id, "", "changed", basis)
        if old.requirement.class_ != new.requirement.class_:
            return TouchedCase(new.id, "", "level", "plan")
        return None

    def _asks_else(self, old: Case, new: Case, built: BuiltOn) -> Basis | None:
        """Return how a case was found to ask something else; None where it asks the same.

        It asks the same also with other people or values, if what either version says is answered
        alike by a sound package of the other: then each would have served for the other.
        """
        if new.id.rpartition("/")[2].startswith(PAGES) and built.changed(_place(new)):
            self.by_entries += 1
            return "entries"
        was, now = self.before.heard(old), self.after.heard(new)
        if was is None or now is None:
            self.by_entries += 1
            return "entries" if built.asks_else(new) else None
        self.by_calls += 1
        if was == now:
            return None
        alike = was.end == now.end and self.before.answers_alike(now)
        return None if alike and self.after.answers_alike(was) else "calls"

    def _told(self, case: Case, one: TouchedCase) -> TouchedCase:
        way = self.ways.get(_place(case), ())
        through = tuple(map(str, way))
        return TouchedCase(one.id, case.requirement.id, one.what, one.basis, through)

    def _built_on(self, domain: str) -> BuiltOn:
        spec = self.after.side.get(domain) or self.before.side.get(domain)
        if spec is None:
            raise LookupError(domain)
        return BuiltOn(self.changes, spec)

    def _partners(self, changed: tuple[str, ...]) -> Iterator[str]:
        """Yield the other domains that take in a linkage of a changed one."""
        for name in self.sides.after.around():
            folder = self.sides.after.folder(name) if name not in changed else None
            path = folder / "linkages.yaml" if folder is not None else None
            text = path.read_text(encoding="utf-8") if path and path.is_file() else ""
            if any(f"linkage: {domain}/" in text for domain in changed):
                yield name


def _place(case: Case) -> EntryPlace:
    one = case.requirement
    return EntryPlace(one.domain, FILES[one.kind], one.key)


def _planned(case: Case) -> tuple[object, ...]:
    return case.check, case.polarity, case.surface, case.reason, dict(case.params)
