"""Calls of the contract and calls of the vendor: which of his serves which of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Search
from conformance.surfaces.drafting.assign import DOUBTFUL, Match, assign
from conformance.surfaces.drafting.harmless import bounded
from conformance.surfaces.drafting.methods import contrary_factor, deed_hint, method_factor
from conformance.surfaces.drafting.rarity import RareWords
from conformance.surfaces.drafting.rows import row_prefix, unwrapped
from conformance.surfaces.drafting.similarity import either
from conformance.surfaces.drafting.subjects import (
    CallSubject,
    general_subjects,
    group_subjects,
    named_subjects,
)
from conformance.surfaces.drafting.topics import description_score, identifier_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.drafting.items import ItemScores
    from conformance.surfaces.drafting.model import ApiField, Operation

_TOLD, _NAMED, _GROUP, _FIELDS, _ASKED = 0.95, 0.9, 0.4, 0.9, 0.6
_STEEP = 1.5
_SHARED = 0.75  # a call that serves a whole group is no proof for one function
_ONE = 0.85  # a path that ends in a key gives one row, not all that match
_NO_WORD = 0.6  # a paper or a file is called so


@dataclass
class CallScores:
    """Scores calls of one domain against the operations of a document."""

    spec: Specification
    items: ItemScores
    operations: Sequence[Operation]
    _fits: dict[tuple[str, str], float] = field(default_factory=dict)
    _rows: dict[str, tuple[ApiField, ...]] = field(default_factory=dict)
    _rare: dict[str, RareWords] = field(default_factory=dict)

    def matches(self) -> list[tuple[CallSubject, Match]]:
        """Return the calls found, in the order of the catalogue."""
        named_ones = list(named_subjects(self.spec))
        found = self._assigned(named_ones)
        done = {m.left for _, m in found}
        rest = [s for s in named_ones if s.id not in done and s.action == "run"]
        found += [(s, m) for s in rest if (m := self._general(s)) is not None]
        found += self._assigned(list(group_subjects(self.spec)))
        found += self._assigned(list(general_subjects(self.spec)))
        order = {s.id: n for n, s in enumerate(named_ones)}
        return sorted(found, key=lambda pair: order.get(pair[0].id, len(order)))

    def score(self, subject: CallSubject, operation: Operation) -> float:
        """Return how sure an operation serves a call of the contract, and may be bound to it."""
        return bounded(subject, operation, self._likeness(subject, operation))

    def _likeness(self, subject: CallSubject, operation: Operation) -> float:
        """Return how much an operation of the vendor is like a call of the contract."""
        factor = method_factor(subject.kind, operation)
        said = max(description_score(operation, title) for title in subject.titles) ** _STEEP
        if subject.action == "run":
            said = max(
                said, self._rarity(subject.action).likeness(operation.summary, subject.title_ja)
            )
        name = identifier_score(operation, subject.key, subject.title_ja) ** _STEEP
        if max(said, name) < 1:
            factor *= contrary_factor(subject.kind, operation, subject.title_ja)
        group = self.group_fit(operation, subject.group) if subject.group else 0.0
        hint = deed_hint(subject.kind, operation)
        if subject.action == "query":
            untold = not operation.gives  # what its answer holds is not described
            known = either(_FIELDS * group, _TOLD * max(said, name) * (group > 0 or untold))
            factor = (1.0 if hint > 0 else factor) * (_ONE if operation.path.endswith("}") else 1.0)
            return factor * max(known + min(hint, 0.0), 0.0)
        if subject.action in {"issue", "export"} and hint <= 0:
            factor *= _NO_WORD
        asked = self._asked(subject, operation) if subject.kind == "search" else 0.0
        sure = either(_TOLD * said, _NAMED * name, _GROUP * group, _ASKED * asked, max(hint, 0.0))
        against = 0.0 if max(said, name) == 1 else min(hint, 0.0)
        return factor * max(sure + against, 0.0)

    def _rarity(self, action: str) -> RareWords:
        """Return the words that tell the functions of a domain from each other, and the calls."""
        if action not in self._rare:
            ours = (one.title_ja for one in named_subjects(self.spec) if one.action == action)
            theirs = (one.summary for one in self.operations)
            self._rare[action] = RareWords.among(ours, theirs)
        return self._rare[action]

    def group_fit(self, operation: Operation, group: str) -> float:
        """Return how well what a call carries fits the rows of a group."""
        at = (group, operation.id)
        if at not in self._fits:
            fields, record = self.row_fields(operation), self.spec.records.get(group)
            self._fits[at] = self.items.fit(record.items, fields) if record and fields else 0.0
        return self._fits[at]

    def _asked(self, subject: CallSubject, operation: Operation) -> float:
        """Return the share of what a search is asked by that a call takes as parameters."""
        search = self.spec.functions[subject.key].operation
        by = {one.item for one in search.by} if isinstance(search, Search) else set()
        wanted = [item for item in self.spec.records[subject.group].items if item.key in by]
        taken = [one for one in operation.takes if one.place == "query"]
        if not wanted or not taken:
            return 0.0
        found = (max(self.items.score(item, one) for one in taken) for item in wanted)
        return sum(found) / len(wanted)

    def row_fields(self, operation: Operation) -> tuple[ApiField, ...]:
        """Return the fields of the row a call carries: of its body, else of its answer."""
        if operation.id not in self._rows:
            fields = operation.body or operation.gives
            prefix = row_prefix(fields)
            self._rows[operation.id] = unwrapped(fields, prefix)
        return self._rows[operation.id]

    def _assigned(self, subjects: Sequence[CallSubject]) -> list[tuple[CallSubject, Match]]:
        by_id = {s.id: s for s in subjects}
        pairs = [(s.id, o.id, self.score(s, o)) for s in subjects for o in self.operations]
        return [(by_id[m.left], m) for m in assign(pairs)]

    def _general(self, subject: CallSubject) -> Match | None:
        """Return the call that serves a whole group for a function that has none of its own."""
        best = self._ranked(
            (o, bounded(subject, o, self._by_group(subject, o)))
            for o in self.operations
            if deed_hint(subject.kind, o) >= 0
        )
        if not best or best[0][1] < DOUBTFUL:
            return None
        return Match(subject.id, best[0][0], min(best[0][1], _SHARED), tuple(best[1:3]))

    def _by_group(self, subject: CallSubject, operation: Operation) -> float:
        asked = self._asked(subject, operation) if subject.kind == "search" else 0.0
        fit = max(self.group_fit(operation, subject.group), asked)
        return _usual(subject.kind, operation) * fit

    def _ranked(self, scores: Iterable[tuple[Operation, float]]) -> list[tuple[str, float]]:
        return sorted(((o.id, s) for o, s in scores), key=lambda pair: -pair[1])[:3]


def _usual(kind: str, operation: Operation) -> float:
    return method_factor(kind, operation) * contrary_factor(kind, operation)
