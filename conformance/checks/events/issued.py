"""Certificates after an event: issued of what stands now, no longer of what was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.event_calls import event_calls
from conformance.cases.registry import check
from conformance.catalog.bindings import binding_of
from conformance.checks.forms.lawful_copy import copy_of, items_of
from conformance.checks.protection.restrict import appears, leak
from conformance.checks.refusals.broken import stands_against
from conformance.checks.refusals.refusal import hold_refused
from conformance.checks.refusals.rejection import refused_afterwards
from conformance.contract.stated import all_wanted, fixed
from conformance.findings import Answered, UntestedError
from conformance.messages.worded import worded
from conformance.population.rows import key_of
from conformance.surfaces.mapping.causes import no_field
from conformance.worlds.event import begin, enter, event_of, ready

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.events import Issued
    from conformance.catalog.models.flows import Withheld
    from conformance.findings import FindingError
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.event import Ready


@check(
    "event/issues",
    polarity="accept",
    compares="event",
    ja="異動の後、{form:form}を発行できる",
    en="issues {form:form} after the event",
    needs=(event_calls,),
)
def issues(trial: Trial) -> None:
    """The form that is about what the event left behind is issued, and prints what that is."""
    stated, made = _stated(trial), begin(trial, ready(trial))
    trial.accepted(enter(trial, made))
    hold_printed(trial, stated, made, trial.accepted(issue_stated(trial, stated, made)))


def hold_printed(trial: Trial, stated: Issued, made: Ready, reply: Reply) -> None:
    """Hold that a copy prints what the event left behind."""
    items = items_of(reply)
    for item, one in all_wanted(stated.prints, made.act).items():
        if not one.met(items.get(item)):
            raise trial.deviation(
                worded("F-EVENT-PRINTED", item=item, source=stated.source),
                expected=one.shown,
                found=items.get(item),
                about=item,
                where=f"{reply.exchange.path} → {item}",
                cause=f"{trial.case.requirement.id}:{stated.key}",
            )


@check(
    "event/withholds",
    polarity="reject",
    compares="event",
    ja="異動の後は{form:form}を発行しない",
    en="no longer issues {form:form} after the event",
    needs=(event_calls,),
)
def withholds(trial: Trial) -> None:
    """Before the event the form is issued; after it the same request is refused, no other is."""
    stated, other = _stated(trial), ready(trial, "-other")
    made = begin(trial, ready(trial), other)
    trial.accepted(issue_stated(trial, stated, made))
    trial.accepted(enter(trial, made))
    hold_withheld(trial, stated, issue_stated(trial, stated, made))
    if stated.role is not None and not (lawful := issue_stated(trial, stated, other)).accepted:
        raise refused_afterwards(trial, lawful.answered, lawful.exchange.path)


@check(
    "event/hides",
    polarity="absent",
    compares="protection",
    ja="異動の後は、第三者宛ての{form:form}に本人の所在を出さない",
    en="no longer tells third parties on {form:form} where the person is, after the event",
    needs=(event_calls,),
)
def hides(trial: Trial) -> None:
    """Before the event the copy tells where the person is; after it no third party's does."""
    stated, made = _stated(trial), begin(trial, ready(trial))
    before = items_of(trial.accepted(issue_stated(trial, stated, made)))
    form = trial.spec.forms[stated.form]
    told = {i.key: before[i.key] for i in form.items if i.locates and before.get(i.key)}
    if not told:
        raise UntestedError(no_field([i.key for i in form.items if i.locates]))
    trial.accepted(enter(trial, made))
    reply = issue_stated(trial, stated, made)
    if not reply.accepted and not reply.refused_with("C0403"):
        trial.accepted(reply)
    leaked = [key for key, value in told.items() if appears(value, reply.exchange.response)]
    if leaked:
        raise leak(trial, leaked, reply.exchange.path, f"form/{form.key}", moved=True)


def hold_withheld(trial: Trial, stated: Issued | Withheld, reply: Reply) -> None:
    """Hold that a copy which may not be issued any more was refused, for what stands."""
    if reply.accepted:
        raise _issued(trial, stated, reply)
    hold_refused(trial, reply, stands_against(None))


def _issued(trial: Trial, stated: Issued | Withheld, reply: Reply) -> FindingError:
    return trial.deviation(
        worded("F-EVENT-ISSUED", source=stated.source),
        expected=Answered(None),
        found=reply.answered,
        where=reply.exchange.path,
        cause=f"{trial.case.requirement.id}:{stated.key}",
    )


def _stated(trial: Trial) -> Issued:
    slug = trial.case.id.rpartition("/")[2]
    return next(one for one in event_of(trial).afterwards.issue if one.key == slug)


def issue_stated(trial: Trial, stated: Issued, made: Ready) -> Reply:
    """Ask for the form of which an event states something, as the person it is about.

    Or as a third party, where nobody can ask as that person any more.
    """
    binding = binding_of(trial.spec, trial.spec.forms[stated.form])
    if binding is None:
        msg = f"{trial.case.id}: {stated.form} is about no record"
        raise LookupError(msg)
    copy = copy_of(trial, stated.form)
    subject: Row = {"group": binding.record, "key": _key(trial, stated, made, binding.record)}
    body: Row = {**copy.body, "subject": subject, "addressee": stated.to}
    return trial.interface.issue(trial.domain, stated.form, body)


def _key(trial: Trial, stated: Issued, made: Ready, record: str) -> Row:
    """Return the key of the row that the copy is about: of a role, or opened by the event."""
    group = trial.group(record)
    if stated.role is not None:
        return key_of(group, dict(made.act.roles[stated.role]))
    opened = next(e for e in made.event.effects if e.key == stated.opened)
    return fixed(getattr(opened, "where", {}), made.act)
