"""What happened in one domain reaches the others: recorded, sent, carried, taken in, read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.cases.flow_calls import flow_calls
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.life_events import life_events
from conformance.catalog.models.requirements import Linkage
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.courier import Parcel, carried, of_person
from conformance.worlds.happening import at, happening, on_day
from conformance.worlds.settled import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.flows import Carry, Reach
    from conformance.catalog.models.life_events import LifeEvent
    from conformance.catalog.models.requirements import SharedLinkage
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.worlds.happening import Happening

Told = dict[str, "Row"]
"""The newest row that the receiver holds about the person, by group."""


@generates(Linkage)
def flow_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each life event that must arrive by the linkage."""
    for reach, event in arriving(spec, cast("Linkage", subject)):
        if reach.why_not is None:
            yield Draft(f"reaches-{event.key}", "flow/reaches", words_of(event))


@check(
    "flow/reaches",
    polarity="value",
    ja="提供側の業務で記録した{event_ja}が、この業務の記録に届く",
    en="{event_en}, recorded in the providing domain, arrives in this domain's records",
    needs=(flow_calls,),
)
def reaches(trial: Trial) -> None:
    """After the event was sent and taken in, the person's rows show it with its exact values."""
    flow(trial).arrive()


@dataclass(frozen=True)
class Flow:
    """A linkage with both of its ends, and the event on its way."""

    trial: Trial
    source: Trial
    side: SharedLinkage
    reach: Reach
    what: Happening

    def arrive(self, standing: Iterable[PlacedRow] = ()) -> Told:
        """Let the event happen and arrive, with other rows standing; return what shows it."""
        self.begin(standing)
        before = self.deliver(self.what.before) if self.what.event.function else {}
        told = self.deliver(self.happen())
        self._shown(before, told)
        return told

    def happen(self) -> Sequence[Parcel]:
        """Record the event where it happens, if a function does; return the person's rows then."""
        what = self.what
        if what.event.function:
            run = self.trial.interface.run
            self.trial.accepted(
                run(self.source.domain, what.event.function, what.inputs, what.role)
            )
        return settled(self.source, what)

    @property
    def carries(self) -> tuple[Carry, ...]:
        """How rows of the groups in which the person stands at the receiver are made."""
        return tuple(carry for carry in self.side.carries if carry.to in self.reach.shows)

    def own(self, carry: Carry, told: Row) -> Row:
        """Return what the receiver sets itself in a row about the person that it is told of."""
        group, spec = self.trial.group(carry.to), self.trial.spec
        made = self.trial.builder.row(spec, group, "the receiver's own", carry.own, told)
        return {key: made[key] for key in carry.own}

    def expected(self, parcels: Sequence[Parcel]) -> Iterator[tuple[Carry, Row]]:
        """Yield the rows that the receiver is given about the person, without history items."""
        for carry in self.carries:
            for row in carried(self.trial.spec, carry, parcels):
                yield carry, {**self.own(carry, row), **row}

    def begin(self, standing: Iterable[PlacedRow], matters: tuple[str, ...] | None = None) -> None:
        """Store the person as known before the event, and whatever the rows refer to.

        `matters`: the items of the person's rows that must stand as wanted; without it all.
        """
        rows = [(p.group, dict(p.row)) for p in self.what.before]
        told = None if matters is None else frozenset(matters)
        stands = [
            PlacedRow(
                self.source.domain,
                name,
                row,
                None if told is None else tuple(k for k in row if k in told),
            )
            for name, row in rows
        ]
        world = [*standing, *self.what.world]
        for carry, row in self.expected(self.what.after):
            world += self.trial.builder.world(self.trial.spec, self.trial.group(carry.to), row)
        self.trial.begin([*stands, *(p for p in world if self._elsewhere(p))], self.what.day)

    def _elsewhere(self, placed: PlacedRow) -> bool:
        """Say whether a row that others refer to is none the event itself is to bring about."""
        ours = {p.group for p in (*self.what.before, *self.what.after)}
        about = placed.row.get(self.what.item) == self.what.person
        return not (about and placed.domain == self.source.domain and placed.group in ours)

    def deliver(self, rows: Sequence[Parcel]) -> Told:
        """Carry what the provider sends of the person; return what the receiver then holds."""
        sent = of_person(self._sent(rows), self.what.item, self.what.person)
        given = [
            (carry, {**self.own(carry, row), **row, **self._history(carry, row)})
            for carry in self.carries
            for row in carried(self.trial.spec, carry, sent)
        ]
        if given:
            self._received(given)
        told: Told = {}
        for carry, row in self.expected(rows):
            told[carry.to] = self._read(carry, row)
        return told

    def _sent(self, rows: Sequence[Parcel]) -> list[Parcel]:
        """Hold that the provider sends these rows with their values, and groups of the linkage."""
        _, _, key = self.side.linkage.partition("/")
        link = self.source.spec.linkages[key]
        cause = f"{self.source.domain}/linkage/{key}"
        reply = self.trial.interface.link(self.source.domain, key, {"direction": "send"})
        self.trial.accepted(reply)
        sent = [Parcel(str(r.get("group")), cast("Row", r.get("row") or {})) for r in reply.rows]
        extra = sorted({p.group for p in sent} - set(link.data))
        if extra:
            raise self.trial.deviation(
                worded("F-FLOW-EXTRA"),
                expected=list(link.data),
                found=cast("Json", extra),
                where=reply.exchange.path,
                cause=cause,
            )
        for parcel in rows:
            if parcel.group in link.data:
                self._among(parcel, sent, reply.exchange.path, cause)
        return sent

    def _among(self, parcel: Parcel, sent: Sequence[Parcel], where: str, cause: str) -> None:
        key = key_of(self.source.group(parcel.group), parcel.row)
        same = [p.row for p in sent if p.group == parcel.group and _has(p.row, key)]
        if not same:
            raise self.trial.deviation(
                worded("F-FLOW-NOT-SENT"),
                expected={"group": parcel.group, **key},
                found=[],
                where=where,
                cause=cause,
            )
        self.trial.same(parcel.row, same[-1], f"{where} → {parcel.group}", cause)

    def _history(self, carry: Carry, row: Row) -> Row:
        """Return the number after the newest that the receiver holds; 1 for a person not known."""
        group = self.trial.group(carry.to)
        past = group.history
        if past is None:
            return {}
        key = key_of(group, {**self.own(carry, row), **row})
        held = self.trial.interface.query(self.trial.domain, group.key, key)
        numbers = [n for r in held if isinstance(n := r.get(past.number), int)]
        found: Row = {past.number: max(numbers, default=0) + 1}
        return found | ({past.latest: True} if past.latest else {})

    def _received(self, given: Sequence[tuple[Carry, Row]]) -> None:
        body: Row = {
            "direction": "receive",
            "rows": [{"group": carry.to, "row": row} for carry, row in given],
        }
        reply = self.trial.accepted(
            self.trial.interface.link(self.trial.domain, self.trial.key, body)
        )
        outcome = reply.rows[0] if reply.rows else {}
        self.trial.same({"accepted": len(given), "errors": []}, outcome, reply.exchange.path)

    def _read(self, carry: Carry, row: Mapping[str, Json]) -> Row:
        """Return the receiver's newest row; a finding when a carried value is another."""
        group = self.trial.group(carry.to)
        found = self.trial.only_row(group.key, key_of(group, row))
        wanted = {key: row.get(key) for key in carry.items}
        self.trial.same(wanted, found, f"records/{group.key}")
        return found

    def _shown(self, before: Told, told: Told) -> None:
        """Hold that what must not cross did not, and that the event is what changed the rows."""
        for group, items in self.reach.stays_empty.items():
            found = told.get(group, {})
            self.trial.same(dict.fromkeys(items), found, f"records/{group}")
        for group, items in self.reach.shows.items():
            if not any(told[group].get(i) != before.get(group, {}).get(i) for i in items):
                msg = f"{self.trial.case.id}: the event changes none of {', '.join(items)}"
                raise ValueError(msg)


def flow(trial: Trial) -> Flow:
    """Return the flow a case is about."""
    side = trial.spec.shared_linkages[trial.key]
    event = event_of(trial.spec, trial.case.param("event"))
    source = at(trial, event.domain)
    reach = next(r for r in side.reaches if r.event == event.key)
    what = happening(source, event)
    return Flow(on_day(trial, what.day), on_day(source, what.day), side, reach, what)


def arriving(spec: Specification, link: Linkage) -> Iterator[tuple[Reach, LifeEvent]]:
    """Yield the life events that the linkage tells this domain of, and what shows them."""
    side = spec.shared_linkages.get(link.key)
    yield from ((reach, event_of(spec, reach.event)) for reach in (side.reaches if side else ()))


def words_of(event: LifeEvent) -> dict[str, Json]:
    """Return what a case says of its event: key, titles, and where it is recorded."""
    return {
        "event": event.key,
        "event_ja": event.title_ja,
        "event_en": event.title_en,
        "from": event.domain,
    }


def event_of(spec: Specification, key: str) -> LifeEvent:
    """Return a life event of the catalogue that a specification belongs to."""
    return life_events(spec.directory.parent.parent)[key]


def _has(row: Mapping[str, Json], key: Row) -> bool:
    return all(row.get(k) == v for k, v in key.items())
