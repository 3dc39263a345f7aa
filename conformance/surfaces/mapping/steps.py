"""One step of a call, compiled once: filled with variables, sent, read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from conformance.surfaces.mapping.expression import Expression
from conformance.surfaces.mapping.memory import Remembering, remembering
from conformance.surfaces.mapping.replies import reading_of
from conformance.surfaces.mapping.template import names_in, path, template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.findings import Exchange, Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.decode import DecodedBody
    from conformance.surfaces.mapping.models.call import CallSelector, CallStep
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.surfaces.mapping.replies import ReplyReading, VendorReason
    from conformance.surfaces.mapping.template import Filled


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a step gave: accepted with vendor's rows, or refused with reasons."""

    accepted: bool
    status: int
    rows: tuple[Row, ...]
    reasons: tuple[VendorReason, ...]
    decoded: DecodedBody
    exchange: Exchange
    of: Json = None
    """The element of `each` the answer is about."""
    extra: Mapping[str, Expression] = field(default_factory=dict)
    """What the contract wants beside the items, found in a vendor's row."""
    listed: tuple[VendorReason, ...] = ()
    """Errors that an accepted answer lists: wrong rows of a linkage received."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """The headers of the answer."""
    meant: Row | None = None
    """What the package decided by accepting or refusing, as the profile says (`outcome`)."""
    nobody: bool = False
    """It says in its own words that nobody is there who was asked for."""


READING: Final = frozenset({"GET", "HEAD"})


@dataclass(frozen=True)
class CompiledStep:
    """A step whose templates and expressions are ready."""

    step: CallStep
    method: str
    path: Callable[[Mapping[str, Json]], str]
    named: tuple[str, ...]
    """The variables that must have a value: without those of the path there is no place to send it
    to, and without those that seek what is then written to, something else is found."""
    query: Filled | None
    headers: Mapping[str, Filled]
    body: Filled | None
    form: str
    let: Mapping[str, Expression]
    when: Expression | None
    keep: Mapping[str, Expression]
    remember: Remembering | None
    recall: Mapping[str, Expression]
    extra: Mapping[str, Expression]
    add: Filled | None
    until: Expression | None
    following: Expression | None
    reading: ReplyReading

    @property
    def target(self) -> str:
        """The path as the profile writes it, with the names of its variables for their values."""
        return self.step.request.partition(" ")[2]


def compile_call(call: CallSelector, section: MappingSection) -> tuple[CompiledStep, ...]:
    """Return the steps of a call, ready to run."""
    writes = [step.request.partition(" ")[0] not in READING for step in call.steps]
    return tuple(
        _compile(step, section, leads=bool(step.keep) and any(writes[at + 1 :]))
        for at, step in enumerate(call.steps)
    )


def _compile(step: CallStep, section: MappingSection, *, leads: bool) -> CompiledStep:
    """Return a step, ready to run; `leads`: a later step writes to what it finds."""
    method, _, target = step.request.partition(" ")
    sought = names_in(dict(step.query)) if leads and method in READING else ()
    return CompiledStep(
        step,
        method,
        path(target),
        (*names_in(target if leads else target.partition("?")[0]), *sought),
        template(dict(step.query), nulls="omit") if step.query else None,
        {name: template(text) for name, text in step.headers.items()},
        None if step.body is None else template(step.body, nulls=section.nulls),
        step.format or section.format,
        {name: Expression(text) for name, text in step.let.items()},
        Expression(step.when) if step.when else None,
        {name: Expression(text) for name, text in step.keep.items()},
        remembering(step.remember),
        {name: Expression(text) for name, text in step.recall.items()},
        {name: Expression(text) for name, text in step.extra.items()},
        template(dict(step.add), nulls="omit") if step.add else None,
        Expression(step.poll.until) if step.poll else None,
        Expression(step.paging.next) if step.paging and step.paging.next else None,
        reading_of(section.envelope, step),
    )
