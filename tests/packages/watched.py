"""A package that is watched: every row loaded, every request accepted is read for lawfulness."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.cases.sent import CallRecorder
from conformance.population.lawfulness import case_laws, row_laws
from conformance.population.lawfulness.reading import RowReading
from conformance.surfaces.twinned import twin_of

if TYPE_CHECKING:
    from datetime import date

    from conformance.population.lawfulness.reading import RowReading as _Reading


@dataclass
class Watch:
    """What was found: by law, how often and where."""

    specs: object
    counts: Counter = field(default_factory=Counter)
    places: dict = field(default_factory=lambda: defaultdict(Counter))
    examples: dict = field(default_factory=dict)
    rows: int = 0
    requests: int = 0
    case: str = ""
    began: str = ""  # the case that the rows are of
    day: date | None = None
    readings: list[_Reading] = field(default_factory=list)

    def begin(self, day):
        self.end()
        self.day, self.began = day, self.case

    def end(self):
        for law in case_laws.LAWS:
            for group, item in law.broken(self.readings):
                self.found(law.key, f"{group}.{item}", None)
        self.readings = []

    def read(self, domain, group, row, *, sent=False, changes=False):
        spec = self.specs[domain]
        reading = RowReading(spec, spec.records[group], row, sent=sent, changes=changes)
        self.readings.append(reading)
        if sent:
            self.requests += 1
        else:
            self.rows += 1
        for law in row_laws.LAWS:
            for item in law.broken(reading, self.day):
                where = f"{domain}/{group}.{item}{' (sent)' if sent else ''}"
                self.found(law.key, where, (row.get(item), str(self.day)))

    def found(self, law, where, example):
        self.counts[law] += 1
        self.places[law][where] += 1
        self.examples.setdefault((law, where), (self.began, example))


class Watched(CallRecorder):
    """Goes round a package and reads what it is loaded with and what it accepts."""

    def __init__(self, package, watch):
        super().__init__(package)
        self.watch = watch

    def twin(self):
        return Watched(twin_of(self.package), self.watch)

    def fresh(self, business_date):
        self.watch.begin(business_date)
        super().fresh(business_date)

    def load(self, rows):
        placed = list(rows)
        super().load(placed)
        for one in placed:
            self.watch.read(one.domain, one.group, one.row)

    def run(self, domain, function, inputs, role="clerk"):
        reply = super().run(domain, function, inputs, role)
        operation = self.watch.specs[domain].functions[function].operation
        if reply.accepted and operation.kind in {"create", "update"}:
            changes = operation.kind == "update"
            sets = dict(getattr(operation, "sets", {}))
            group = operation.record
            self.watch.read(domain, group, {**inputs, **sets}, sent=True, changes=changes)
        return reply

    def link(self, domain, linkage, body):
        reply = super().link(domain, linkage, body)
        if reply.accepted:
            outcome = reply.rows[0] if reply.rows else {}
            wrong = {(error["index"], error["item"]) for error in outcome.get("errors") or ()}
            for number, one in enumerate(body.get("rows") or ()):
                row = {k: v for k, v in one["row"].items() if (number, k) not in wrong}
                at = one.get("domain", domain)
                self.watch.read(at, one["group"], row, sent=True, changes=True)
        return reply
