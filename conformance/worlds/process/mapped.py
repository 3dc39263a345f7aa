"""A rule that the profile asks of the vendor's API by entering a claim and reading the decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.contract.call import Call
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.known_words import words_of
from conformance.surfaces.mapping.calls import select
from conformance.surfaces.mapping.told import is_process, unsaid, untold
from conformance.surfaces.mapping.unheld import is_unheld
from conformance.worlds.as_it_is.causes import no_business_date
from conformance.worlds.asked import ALL, examples_of, first_facts
from conformance.worlds.process.hold import ProcessComparison, ProcessOutputs
from conformance.worlds.process.moved import facts_on
from conformance.worlds.process.unknown import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.trial import Trial
    from conformance.findings import Json
    from conformance.surfaces.mapping.models.call import CallSelector as Mapped
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.worlds.process.moved import RuleSample

    Facts = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Process:
    """The steps by which a profile asks a rule of a package that works on today's date."""

    section: MappingSection
    call: Mapped
    domain: str
    rule: str

    @classmethod
    def of(cls, trial: Trial, rule: str) -> Process | None:
        """Return how a rule is asked by a process; None where it is a question like any other."""
        api = trial.profile.surfaces.api
        if api is None or api.mapping is None or api.capabilities.business_date != "today":
            return None
        call = select(api.mapping, Call.to_calculate(trial.domain, rule))
        if call is None or not is_process(call):
            return None
        return cls(api.mapping, call, trial.domain, rule)

    def unknown(self, trial: Trial) -> tuple[str, ...]:
        """Return the facts, and the members of lists in them, that no request tells."""
        inputs, scopes = trial.spec.rules[self.rule].inputs, self._scopes
        found = untold(self.section, self.call, inputs, scopes)
        lost = tuple(fact for fact in found if fact not in self.call.facts)
        return lost + tuple(
            f"{fact}.{member}"
            for fact in inputs
            if fact not in {*found, *lost}
            for member in unsaid(
                self.section, self.call, fact, members(trial.spec, self.rule, fact), scopes
            )
        )

    def settles(self, facts: Facts) -> bool:
        """Say whether facts are as the steps make them (`facts` of the call); "" is no value."""
        return all((facts.get(k) or None) == (v or None) for k, v in self.call.facts.items())

    def unheld(self, trial: Trial) -> frozenset[str]:
        """Return the outputs of which the profile says that the package shows them nowhere."""
        outputs = trial.spec.rules[self.rule].output
        return frozenset(o for o in outputs if is_unheld(self.section, o, self._scopes))

    @property
    def _scopes(self) -> tuple[str, ...]:
        return (f"{self.domain}/rule/{self.rule}", self.domain, "*")


def hold_mapped(trial: Trial, one: Process, *, edges: bool) -> None:
    """Hold what comes of the worked examples as they would be of late, or of facts beside them."""
    listed = (first_facts if edges else examples_of)(trial.spec, one.rule, ALL)
    held = ProcessComparison(
        trial, one.rule, set(one.unknown(trial)), one.unheld(trial), every=not edges
    )
    asked = _settled(held, one, facts_on(trial.spec, one.rule, listed, trial.day))
    held.hold(asked, lambda facts, _: _enter(trial, one, facts))


def _settled(
    held: ProcessComparison, one: Process, asked: Iterable[RuleSample]
) -> Iterator[RuleSample]:
    """Yield what can be asked by these steps; of the rest it is noted that it was not."""
    for question in asked:
        if one.settles(question.facts):
            yield question
        else:
            held.missed.setdefault(question.number, _otherwise(one))


def _otherwise(one: Process) -> Cause:
    names = ", ".join(one.call.facts)
    details = {"rule": one.rule, "facts": names}
    return make_cause("P-FACTS-SETTLED", details, rule=one.rule, names=names)


def hold_by_process(trial: Trial, one: Process, *, agrees: bool) -> None:
    """Hold a law of a rule that is asked by a process: that its outcomes are the rule's, no other.

    A process is entered for a few facts, all of late; a question can be asked of any.
    """
    if not agrees:
        raise UntestedError(no_business_date())
    hold_mapped(trial, one, edges=True)


def _enter(trial: Trial, one: Process, facts: Facts) -> ProcessOutputs:
    """Enter the facts; `UntestedError`: the package takes some step of it otherwise."""
    trial.begin()
    reply = trial.interface.calculate(trial.domain, one.rule, facts)
    if not reply.accepted:
        told = words_of(trial.spec, trial.profile).told_of(reply.refusals)
        raise UntestedError(_refused(one.rule, told))
    return ProcessOutputs(reply.rows[0] if reply.rows else {}, reply.exchange.path)


def _refused(rule: str, reasons: str) -> Cause:
    return make_cause(
        "P-PROCESS-REFUSED", {"rule": rule}, form="of_steps", rule=rule, reasons=reasons
    )
