"""Whoever is protected in a particular situation is hidden from everybody who is not entitled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from conformance.cases import trace_needs
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.bindings import binding_of
from conformance.catalog.models.invariants import NoLeak
from conformance.catalog.models.requirements import Invariant
from conformance.catalog.models.trace_laws import NoTrace
from conformance.checks.property import no_trace, no_trace_beyond, situations
from conformance.checks.property.measures import DrawnMeasure
from conformance.checks.property.protected import ProtectionStory, laws_of
from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.worlds.in_part import InPart
from conformance.worlds.protect import ways_to_protect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification

    Try = Callable[[Trial, NoLeak, ProtectionStory, InPart], None]

_PROVISIONAL: Final = (situations.PROVISIONAL, situations.AWAITED)


@generates(Invariant)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each situation that the domain's rows can tell, and each way out."""
    laws = cast("Invariant", subject).checks
    leaks = [one for one in laws if isinstance(one, NoLeak)]
    for number, one in enumerate(laws):
        if not isinstance(one, NoTrace) or not leaks:
            continue
        for situation in situations.possible(spec, leaks[0]):
            if _names(spec, _chosen(leaks, situation), one.through):
                slug = f"no-trace-{one.through}-{number}-{situation}"
                params = {"number": number, "about": one.through, "situation": situation}
                kind = "situation" if situations.protects(situation) else "over"
                yield Draft(slug, f"property/{kind}-{one.through}", params)


def _names(spec: Specification, one: NoLeak, through: str) -> Sequence[str]:
    """Return the views, forms or searches on which a situation is tried."""
    known = {"views": one.functions, "forms": one.forms}
    return trace_needs.searches(spec) if through == "searches" else known.get(through, ())


def _chosen(laws: Sequence[NoLeak], situation: str) -> NoLeak:
    """Return the law whose marks are those of the situation: provisional ones stand last."""
    return laws[-1] if situation in _PROVISIONAL else laws[0]


def _called(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls of a case: the rows it arranges, and the views, searches or copies."""
    through, situation = case.param("about"), case.param("situation")
    one = _chosen(trace_needs.leaks(spec, case), situation)
    names = _names(spec, one, through)
    bound = {name: _about(spec, name, through) for name in names}
    for group in dict.fromkeys([one.protected_by, *bound.values()]):
        yield Call.on("load", spec.domain, group)
    for name, group in bound.items():
        issued = Call("issue", spec.domain, name, group=group)
        yield issued if through == "forms" else run_call(spec, name, {})


def _about(spec: Specification, name: str, through: str) -> str:
    """Return the group whose rows a view, a search or a form is about."""
    if through != "forms":
        return trace_needs.record_of(spec, name)
    found = binding_of(spec, spec.forms[name])
    return found.record if found else ""


@check(
    "property/situation-views",
    polarity="absent",
    compares="protection",
    ja="{situation:situation}の所在を、権限のない者への照会に出さない",
    en="no view tells those not entitled the whereabouts of {situation:situation}",
    needs=(_called,),
    in_part=True,
)
def views(trial: Trial) -> None:
    """The entitled role sees the items; nobody else sees any trace."""
    _each(trial, no_trace.view, no_trace.ROLES[0])


@check(
    "property/situation-forms",
    polarity="absent",
    compares="protection",
    ja="{situation:situation}の所在を、本人以外への帳票に出さない",
    en="no copy for others tells the whereabouts of {situation:situation}",
    needs=(_called,),
    in_part=True,
)
def forms(trial: Trial) -> None:
    """The person's own copy shows the marks; copies for others hold none."""
    _each(trial, no_trace.copies, no_trace.ADDRESSEES[0])


@check(
    "property/situation-searches",
    polarity="absent",
    compares="protection",
    ja="{situation:situation}の所在を、課外・他団体の検索に出さない",
    en="no search by others tells the whereabouts of {situation:situation}",
    needs=(_called,),
    in_part=True,
)
def searches(trial: Trial) -> None:
    """A clerk finds the person; others find no trace."""
    _each(trial, no_trace_beyond.search, no_trace_beyond.OUTSIDE[0])


@check(
    "property/over-views",
    polarity="present",
    ja="{situation:situation}の項目は、照会に再び出す",
    en="views show again the items of {situation:situation}",
    needs=(_called,),
    in_part=True,
)
def views_again(trial: Trial) -> None:
    """A measure that is over hides nothing: hiding everything is no answer."""
    _each(trial, no_trace.view, no_trace.ROLES[0])


@check(
    "property/over-forms",
    polarity="present",
    ja="{situation:situation}の項目は、帳票に再び出す",
    en="copies show again the items of {situation:situation}",
    needs=(_called,),
    in_part=True,
)
def forms_again(trial: Trial) -> None:
    """A measure that is over withholds nothing from a copy."""
    _each(trial, no_trace.copies, no_trace.ADDRESSEES[0])


@check(
    "property/over-searches",
    polarity="present",
    ja="{situation:situation}は、担当者の検索で見つかる",
    en="a clerk's search finds {situation:situation}",
    needs=(_called,),
    in_part=True,
)
def searches_again(trial: Trial) -> None:
    """The person is found by every criterion once the measure is over."""
    _each(trial, no_trace_beyond.search, no_trace_beyond.OUTSIDE[0])


def _each(trial: Trial, attempt: Try, by: str) -> None:
    situation = trial.case.param("situation")
    one = _chosen(laws_of(trial), situation)
    kinds = ways_to_protect(trial, one.protected_by, one.active)
    marks = kinds[-1] if situation in _PROVISIONAL else kinds[0]
    protected = situations.protects(situation)
    measure = DrawnMeasure(marks, protects=protected, situation=situation)
    parts, through = InPart(trial), trial.case.param("about")
    calls = trace_needs.of_form if through == "forms" else trace_needs.of_view
    names = _names(trial.spec, one, through)
    for name in parts.of(names, lambda name: calls(trial.spec, name)):
        attempt(trial, one, ProtectionStory(trial.day, measure, "long", (name,), by), parts)
    parts.hold_all()
