"""Does the profile fit the package? One row of each group and one lawful case of each call.

Only what the selected cases use is tried, before anything is judged. What comes back changed is
held against the package's own words (`suspects`): where they point to the profile, or leave open
whose doing it is, whatever rests on it stays untested.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.cases.needs import calls
from conformance.contract.call import Call
from conformance.findings import FindingError, TransportError, UntestedError
from conformance.planning.rehearsal.choose import LAWFUL, TRIED
from conformance.planning.rehearsal.doubts import DoubtfulEntry, groups_of, merged_doubts
from conformance.planning.rehearsal.groups import group_case, reading
from conformance.planning.rehearsal.guard import OutageGuard
from conformance.planning.rehearsal.known import is_checked, names_item
from conformance.planning.rehearsal.outputs import Outputs
from conformance.planning.rehearsal.places import call_place
from conformance.planning.rehearsal.refused import asked_for
from conformance.planning.rehearsal.suspects import ENVELOPE_ROWS, Suspects
from conformance.population.rows import PlacedRow, key_of
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.unheld import is_unheld
from conformance.surfaces.mapping.vocabulary import Vocabulary
from conformance.surfaces.reach import reach_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.planning.rehearsal.doubts import Group
    from conformance.planning.rehearsal.suspects import Suspect
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.heard import AnswerRecorder
    from conformance.surfaces.profile import ApiSurface
    from conformance.worlds.session import Session

_REFUSED = "P-NOT-ARRANGED"


@dataclass(frozen=True)
class Fitting:
    """Tries a mapping on the live package; `session` keeps every answer in `heard`."""

    session: Session
    api: ApiSurface
    heard: AnswerRecorder
    cases: Sequence[Case]
    known: Sequence[Case] = ()
    """Cases that may be tried for a call although they are not selected."""

    def doubts(self) -> list[DoubtfulEntry]:
        """Return what is in doubt; as far as it came where the package stops answering."""
        found: list[DoubtfulEntry] = []
        guard = OutageGuard()
        try:
            for spec, group in self._groups():
                place, mine = call_place(self.api, reading(spec, group)), (spec.domain, group.key)
                found += guard.tried(self._group(spec, group), place, frozenset({mine}))
            found = [one.spread(self._refers()) for one in found]
            standing = merged_doubts(found)
            for case, trips in self._lawful():
                if not any(one.concerns(self.session.specs, case) for one in standing):
                    place = call_place(self.api, trips[0])
                    found += guard.tried(self._tried(case, trips), place, calls=frozenset(trips))
        except TransportError:
            return merged_doubts(found)
        return merged_doubts(found)

    def _groups(self) -> Iterator[tuple[Specification, RecordGroup]]:
        """Yield the groups that the cases read or arrange, and that can be read."""
        specs, reaches = self.session.specs, reach_of(self.api)
        used = {group for call in self._made for group in groups_of(specs, call)}
        for spec in specs.values():
            for group in spec.records.values():
                if (spec.domain, group.key) in used and reaches(reading(spec, group)):
                    yield spec, group

    def _refers(self) -> dict[Group, frozenset[Group]]:
        """Return the groups of the rows without which a row of each group cannot be arranged."""
        found: dict[Group, frozenset[Group]] = {}
        for spec in self.session.specs.values():
            for group in spec.records.values():
                builder = self.session.trial(group_case(spec, group)).builder
                world = builder.world(spec, group, builder.row(spec, group, "rehearsal"))
                found[spec.domain, group.key] = frozenset((p.domain, p.group) for p in world)
        return found

    def _lawful(self) -> Iterator[tuple[Case, tuple[Call, ...]]]:
        """Yield lawful cases that together make every call of the cases, the simplest first."""
        specs = self.session.specs
        left = {call for call in self._made if call.action in TRIED}
        every = (*self.cases, *self.known)
        lawful = [c for c in every if c.surface == "api" and c.polarity in LAWFUL]
        made = {c.id: tuple(calls(specs[c.requirement.domain], c)) for c in lawful}
        for case in sorted(lawful, key=lambda c: (_is_law(c), len(made[c.id]))):
            trips = tuple(call for call in made[case.id] if call in left)
            if trips:
                left.difference_update(trips)
                yield case, trips

    @cached_property
    def _made(self) -> frozenset[Call]:
        """The calls that the selected cases make."""
        specs = self.session.specs
        return frozenset(
            call for case in self.cases for call in calls(specs[case.requirement.domain], case)
        )

    def _group(self, spec: Specification, group: RecordGroup) -> Iterator[DoubtfulEntry]:
        """Arrange a row with every item, else one with those it must have, and read it back."""
        trial = self.session.trial(group_case(spec, group))
        builder = trial.builder
        rows = (builder.full(spec, group, "rehearsal"), builder.row(spec, group, "rehearsal"))
        refused: UntestedError | None = None
        for row in rows:
            since = len(self.heard.said)
            try:
                trial.begin(
                    [*builder.world(spec, group, row), PlacedRow(spec.domain, group.key, row)]
                )
                found = trial.interface.query(spec.domain, group.key, key_of(group, row))
            except UntestedError as error:
                if error.cause.code != _REFUSED:
                    return  # it cannot be arranged here at all: the cases say so themselves
                refused = error
                continue
            except FindingError:
                return  # an answer that is none: for the cases to judge
            yield from self._read(spec, group, row, found, since)
            return
        if refused is not None:
            yield self._not_arranged(spec, group, refused)

    def _read(
        self,
        spec: Specification,
        group: RecordGroup,
        row: Row,
        found: Sequence[Mapping[str, Json]],
        since: int,
    ) -> Iterator[DoubtfulEntry]:
        suspects = Suspects(self.api, self.heard)
        mine = (spec.domain, group.key)
        said = [one for one in self.heard.said[since:] if one.answered.accepted][-1:]
        back: list[Json] = [r for one in said for r in one.answered.rows]
        if not found:
            unread = list(suspects.unread(said))
            yield from (DoubtfulEntry(s.place, s.ja, s.en, frozenset({mine})) for s in unread)
            if unread:
                return
        key = key_of(group, row)
        codec = Vocabulary(self.api.mapping, self.session.specs).group(*mine)  # type: ignore[arg-type]  # only mapped packages are fitted
        kept = found[-1] if found else codec.back(back[-1]) if back else {}
        scopes = (f"{spec.domain}/{group.key}", spec.domain)
        lacks = {i for i in row if is_unheld(self.api.mapping, i, (*scopes, "*"))}  # type: ignore[arg-type]  # only mapped packages are fitted
        changed = [i for i in (row if found else key) if i not in lacks and kept.get(i) != row[i]]
        sent: dict[str, Json] = {i: codec.out({i: row[i]}) for i in changed}
        must = {i.key for i in group.items if i.required} | set(group.primary_key)
        for suspect in suspects.spoilt(codec, scopes, sent, back):
            item = str(suspect.item)
            if not suspect.sure and self._is_checked(spec, group, row, item, codec):
                continue  # the package knows the field, and does not keep it: for the cases
            whole = suspect.item in must
            yield DoubtfulEntry(
                suspect.place,
                suspect.ja,
                suspect.en,
                frozenset({mine} if whole else ()),
                frozenset() if whole else frozenset({(mine, item)}),
            )

    def _not_arranged(
        self, spec: Specification, group: RecordGroup, error: UntestedError
    ) -> DoubtfulEntry:
        mine = (spec.domain, group.key)
        said = [one for one in self.heard.said if not one.answered.accepted][-1:]
        suspect = asked_for(self.api, self.heard, said)
        place = call_place(self.api, Call("load", *mine, group=group.key))
        place = place or call_place(self.api, reading(spec, group))
        if suspect is not None:
            return DoubtfulEntry(suspect.place or place, suspect.ja, suspect.en, frozenset({mine}))
        return DoubtfulEntry(place, error.cause.ja, error.cause.en, frozenset({mine}))

    def _tried(self, case: Case, trips: tuple[Call, ...]) -> Iterator[DoubtfulEntry]:
        """Try a lawful case; where it fails, say what of the profile may be the reason."""
        since = len(self.heard.said)
        outcome = self.session.execute(case)
        if outcome.finding is None:
            return
        said = self.heard.said[since:]
        suspects = Suspects(self.api, self.heard)
        outputs = Outputs(self.api, self.heard, self.session.specs)
        found: list[Suspect] = list(suspects.unread(said))
        found += outputs.not_read(trips, outcome.finding, said)
        refused = asked_for(self.api, self.heard, said)
        if refused is not None and outcome.finding.code == "F-NOT-ACCEPTED":
            found.append(refused)
        for one in found:
            place = one.place or call_place(self.api, trips[0])
            also = self._by_envelope() if place == ENVELOPE_ROWS else frozenset()
            yield DoubtfulEntry(place, one.ja, one.en, calls=also.union(trips))

    def _by_envelope(self) -> frozenset[Call]:
        """Return the calls whose rows are looked for where the envelope says."""
        section = self.api.mapping
        found = {c: select(section, c) if section else None for c in self._made}
        return frozenset(
            call
            for call, one in found.items()
            if one is not None and one.steps[-1].rows is None and call.action in TRIED
        )

    def _is_checked(
        self, spec: Specification, group: RecordGroup, row: Row, item: str, codec: Codec
    ) -> bool:
        """Say whether the package refuses a wrong value of an item by the name of its field."""
        trial = self.session.trial(group_case(spec, group))
        if is_checked(trial, self.heard, spec, group, row, item, codec):
            return True
        mine = (spec.domain, group.key)
        for case in (*self.cases, *self.known):
            if case.polarity != "reject" or case.params.get("item") != item:
                continue
            made = calls(self.session.specs[case.requirement.domain], case)
            if any(mine in groups_of(self.session.specs, call) for call in made):
                since = len(self.heard.said)
                self.session.execute(case)
                return names_item(self.heard, since, codec, item)
        return False


def _is_law(case: Case) -> bool:
    return case.requirement.kind == "invariant"
