"""A package reached through the vendor's own API, as the profile's section `mapping` says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING

from conformance.contract.call import Call
from conformance.findings import UntestedError
from conformance.surfaces.issued import FILE_FORMATS
from conformance.surfaces.known_words import vocabulary
from conformance.surfaces.mapping import linkage, offered, prints, sheets
from conformance.surfaces.mapping.answers import arranged, reply_of, rows_back
from conformance.surfaces.mapping.audit import entries
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.causes import no_role, no_step, not_mapped
from conformance.surfaces.mapping.did import did, did_before_last, only_looked_up
from conformance.surfaces.mapping.evidence import Trail
from conformance.surfaces.mapping.leaks import patterns_of
from conformance.surfaces.mapping.runner import Runner
from conformance.surfaces.mapping.steps import compile_call
from conformance.surfaces.mapping.unheld import is_carried, sendable_values
from conformance.surfaces.mapping.vocabulary import Vocabulary
from conformance.surfaces.mapping.written import told_apart
from conformance.surfaces.package import actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Exchange, Json
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.known_words import ShowableWords as Known
    from conformance.surfaces.mapping.heard import AnswerRecorder
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.surfaces.mapping.runner import Variables
    from conformance.surfaces.mapping.steps import CompiledStep, StepResult
    from conformance.surfaces.mapping.transport import Transport
    from conformance.surfaces.package import Reply

_CLERK = "clerk"
_WRITING = frozenset({"create", "update", "cancel"})
_MAY_DO_NOTHING = ("fresh", "close", "load")


@dataclass
class MappedPackage:
    """The contract of `Package`, said in the vendor's words."""

    section: MappingSection
    specs: Mapping[str, Specification]
    transport: Transport
    city_type: str
    municipality_code: str
    _compiled: dict[Call, tuple[CompiledStep, ...] | None] = field(default_factory=dict)
    _day: Json = None

    def __post_init__(self) -> None:
        self.vocabulary = Vocabulary(self.section, self.specs, self.municipality_code)
        self._dates = patterns_of(self.section)
        self._trail = Trail(frozenset(self.section.volatile))
        self._runner = Runner(self.section, self.transport, self._trail)

    def enter(self) -> None:
        """Log in as a clerk and ask for the address itself: whether anybody is there.

        Raises:
            UntestedError: the log-in is refused, or there is no such path.
            TransportError: nothing answers.
        """
        self.transport.enter(_CLERK)

    def stands_on(self, day: date) -> None:
        """Take a day for the business date until a case sets another."""
        self._day = self.vocabulary.day(day.isoformat())

    def listen(self, heard: AnswerRecorder) -> None:
        """Keep every answer from now on: the profile is tried out."""
        self._runner.heard = heard

    @property
    def trail(self) -> list[Exchange]:
        """The last exchanges of the case, oldest first: its evidence."""
        return self._trail.exchanges

    def emitted(self, role: str = "") -> tuple[Json, ...]:
        """Return the bodies of the answers to the last call as they came, to one role or to all."""
        return tuple(body for by, body in self._runner.emitted if role in ("", by))

    def twin(self) -> MappedPackage:
        """Return a second connection to the same place, for a call at the same time."""
        other = replace(self, transport=self.transport.twin())
        other._runner.lasting.update(self._runner.lasting)  # noqa: SLF001 - one of its own kind
        other._runner.memory = self._runner.memory  # noqa: SLF001 - one of its own kind
        return other

    def capabilities(self) -> tuple[Row, ...]:
        """Return what the package says it provides; without a call for it, what is mapped."""
        call = Call("capabilities")
        if self._steps(call) is None:
            return self._mapped
        return offered.offered_rows(self._arranged(call, {}), self.vocabulary)

    def fresh(self, business_date: date) -> None:
        """Start a case: nothing of earlier cases is in its way; the business date is set.

        Where the package refuses, `day` goes on to be the one before.
        """
        self.trail.clear()
        day = self.vocabulary.day(business_date.isoformat())
        self._arranged(Call("fresh"), {"day": day})
        self._day = day
        self._runner.lasting.update(self._runner.kept)

    def close(self) -> None:
        """Give back what the run used, where the profile says how."""
        call = Call("close")
        if self._steps(call) is not None:
            self._answers(call, {})
        self._runner.lasting.clear()

    def load(self, rows: Iterable[PlacedRow]) -> None:
        """Arrange rows as stored facts, in the order given."""
        for (domain, group), placed in groupby(rows, key=lambda p: (p.domain, p.group)):
            codec = self.vocabulary.group(domain, group)
            sent: list[Json] = [codec.out(p.row) for p in placed]
            given = {**self._named(domain, groups=group), "rows": sent, "row": sent[0]}
            self._arranged(Call.on("load", domain, group), given)

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match, past ones too, oldest first."""
        answers = self._about(Call.on("query", domain, group), where)
        if any(r.code == "C0404" for one in answers for r in one.reasons):
            return ()
        rows = rows_back(arranged(answers, self._known), self.vocabulary.group(domain, group))
        matching = [r for r in rows if all(r.get(k) == v for k, v in where.items())]
        return self.vocabulary.in_order(domain, group, matching)

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Try to remove a stored row, which no package may allow; return the HTTP status."""
        return self._about(Call.on("delete", domain, group), key)[0].status

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = _CLERK
    ) -> Reply:
        """Run a function as a clerk or another role."""
        operation = self.vocabulary.operation(domain, function)
        record = self.vocabulary.record_of(domain, function)
        rule = getattr(operation, "rule", "")
        codec = self.vocabulary.inputs(domain, function)
        scopes = (f"{domain}/function/{function}", f"{domain}/{record}", domain, "*")
        wanted = frozenset(inputs)
        inputs = sendable_values(self.section, operation, inputs, scopes)
        codec.hold(inputs, scopes[0])
        keys = self.vocabulary.key_items(domain, record)
        given: Variables = {
            **self._named(domain, functions=function, groups=record, rules=rule),
            "inputs": codec.out(inputs),
            "key": codec.out({k: v for k, v in inputs.items() if k in keys}),
            "changes": codec.out({k: v for k, v in inputs.items() if k not in keys}),
        }
        kind = operation.kind if operation else ""
        call = Call("run", domain, function, kind, record, role)
        answers = self._answers(call, given)
        if kind == "search":
            answers = [replace(a, accepted=True, reasons=()) if a.nobody else a for a in answers]
        back = rows_back(answers, self.vocabulary.outputs(domain, function))
        hides = kind in ("restrict", "search", "issue")
        takes = frozenset(getattr(operation, "inputs", ()))
        asked = replace(codec, asked=frozenset(inputs), takes=takes)
        reply = reply_of(answers, back, asked, self._dates if hides else ())
        chosen, taken = select(self.section, call), tuple(self._runner.taken)
        made = chosen.model_copy(update={"steps": taken}) if chosen else None
        held = partial(is_carried, self.section, made, scopes=scopes)
        left = frozenset(item for item in wanted if not held(item=item))
        chosen_by = frozenset(i for i in wanted - left if not held(item=i, as_it_is=True))
        unworded = codec.unworded(inputs) - left
        half_done = not reply.accepted and did_before_last(taken)
        looked_up = not reply.accepted and only_looked_up(chosen.steps if chosen else (), taken)
        reply = replace(reply, unsent=left, chosen_by=chosen_by, unworded=unworded)
        return replace(reply, half_done=half_done, looked_up=looked_up)

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        """Ask what the package derives from given facts."""
        codec = self.vocabulary.rule(domain, rule, "in")
        sent = codec.out(given)
        named: Variables = {**self._named(domain, rules=rule), "given": sent, "inputs": sent}
        answers = self._answers(Call.to_calculate(domain, rule), named)
        return reply_of(
            answers, rows_back(answers, self.vocabulary.rule(domain, rule, "out")), codec
        )

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = _CLERK) -> Reply:
        """Issue a form; `body` holds subject, addressee and inputs, and may hold `format`."""
        given = prints.variables(self.vocabulary, domain, form, body)
        group, way = prints.group_of(body), prints.format_of(body)
        named = self._named(domain, forms=form, groups=group)
        call = Call("issue", domain, form, "", group, role, format=way)
        answers = self._answers(call, {**named, **given})
        if way in FILE_FORMATS:
            rows = prints.files(answers)
        else:
            rows = prints.rows(answers, self.vocabulary, domain, form)
        reply = reply_of(answers, rows, self.vocabulary.form(domain, form), self._dates)
        keys = self.vocabulary.group(domain, group)
        return told_apart(reply, answers, select(self.section, call), keys)

    def link(self, domain: str, linkage_key: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage."""
        direction = str(body.get("direction", ""))
        groups = linkage.groups_of(self.specs, domain, linkage_key)
        given = linkage.variables(self.vocabulary, domain, groups, body)
        named = self._named(domain, linkages=linkage_key, groups=groups[0] if groups else "")
        call = Call.to_link(domain, linkage_key, direction)
        answers = self._answers(call, {**named, **given})
        if direction == "receive":
            rows = linkage.received(answers, self.vocabulary, domain, body)
        else:
            rows = linkage.linkage_rows(answers, self.vocabulary, domain, groups)
        return reply_of(answers, rows, None)

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups as CSV text."""
        answers: list[StepResult] = []
        rows: list[Row] = []
        for group in groups:
            named = self._named(domain, groups=group)
            given: Variables = {**named, "groups": [named["group"]]}
            one = self._answers(Call.on("export", domain, group), given)
            rows += sheets.exported(one, self.vocabulary, domain, group)
            answers += one
        return reply_of(answers, rows, None)

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log, oldest first."""
        answers = self._arranged(Call("audit"), {})
        return entries(answers, self.vocabulary, self.transport.roles)

    def reaches(self, call: Call) -> bool:
        """Say whether the profile has a call for this."""
        return self._steps(call) is not None

    def _about(self, call: Call, key: Mapping[str, Json]) -> list[StepResult]:
        """Return the answers to a call about a row of a group."""
        sent: Json = self.vocabulary.group(call.domain, call.group).out(key)
        named = self._named(call.domain, groups=call.group)
        return self._answers(call, {**named, "where": sent, "key": sent})

    def _answers(self, call: Call, given: Variables) -> list[StepResult]:
        """Run the profile's steps for a call (`UntestedError` when it has none)."""
        steps = self._steps(call)
        if steps is None:
            raise UntestedError(not_mapped(call))
        role = call.role or _CLERK
        if role != _CLERK and role not in self.transport.roles:
            raise UntestedError(no_role(role))
        standing: Variables = {
            "day": self._day,
            "municipality_code": self.municipality_code,
            "city_type": self.city_type,
            "role": role,
            "role_code": self.transport.code(role),
            "actor": actor(role)["id"],
        }
        answers = self._runner.run(steps, {**standing, **given}, role)
        if not answers and call.action not in _MAY_DO_NOTHING:
            raise UntestedError(no_step(call))
        if call.kind in _WRITING and not did(steps, answers, self._runner.taken):
            raise UntestedError(no_step(call))
        return answers

    def _arranged(self, call: Call, variables: Variables) -> list[StepResult]:
        """Return the answers to a call that only arranges or reads (`UntestedError` if refused)."""
        return arranged(self._answers(call, variables), self._known)

    @cached_property
    def _known(self) -> Known:
        """The words of the package that a cause may repeat."""
        return vocabulary(self.specs.values(), self.section)

    def _steps(self, call: Call) -> tuple[CompiledStep, ...] | None:
        if call not in self._compiled:
            found = select(self.section, call)
            self._compiled[call] = None if found is None else compile_call(found, self.section)
        return self._compiled[call]

    def _named(self, domain: str, **keys: str) -> Variables:
        """Return the vendor's words for a domain and keys: `{domain, group, function, …}`."""
        words = self.vocabulary.words
        named: Variables = {"domain": words.word("domains", domain, domain)}
        for category, key in keys.items():
            named[category.removesuffix("s")] = words.named(category, domain, key)
        return named

    @cached_property
    def _mapped(self) -> tuple[Row, ...]:
        return offered.mapped(self.section, self.specs)
