"""No trace of a protected person in searches and in refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from conformance.cases import trace_needs
from conformance.cases.registry import check
from conformance.checks.property import measures
from conformance.checks.property.no_trace import NOTHING_TOLD, ROLES
from conformance.checks.property.protected import ProtectionStory, laws_of, stand, stories
from conformance.checks.property.watch import Watcher
from conformance.checks.property.wrong import wrong_requests
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.population.canaries import stated_items
from conformance.population.rows import key_of
from conformance.worlds.generative import each
from conformance.worlds.in_part import InPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models import invariants as law
    from conformance.catalog.models.operations import Restrict, Search, SearchBy
    from conformance.checks.property.protected import ProtectedRows
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

OUTSIDE = ("other_department", "other_municipality")
"""Roles outside the domain: what a search finds of protected people is not for them."""

_SEARCHES, _REFUSALS = 3, 2
"""How many stories are drawn."""


@check(
    "property/no-trace-searches",
    polarity="absent",
    compares="protection",
    ja="課外・他団体の検索から、支援措置対象者の所在も、その所在にいることも分からない",
    en="no search by others tells where a protected person is, or that somebody is there",
    needs=(trace_needs.viewed,),
    generative=True,
    in_part=True,
)
def searches(trial: Trial) -> None:
    """A clerk finds the person; others find no trace, and by a whereabouts nobody at all."""
    one = laws_of(trial)[0]
    names = trace_needs.searches(trial.spec)
    if not names:
        raise UntestedError(_NO_SEARCH)
    parts = InPart(trial)
    names = parts.of(names, lambda name: trace_needs.of_view(trial.spec, name))
    if not names:
        parts.hold_all()
    measure = measures.listed_measures(trial, one)[0]
    first = [
        ProtectionStory(trial.day, measure, "long", (name,), OUTSIDE[n % 2])
        for n, name in enumerate(names)
    ]
    drawn = stories(trial, one, names, OUTSIDE)
    each(trial, drawn, lambda story: search(trial, one, story, parts), _SEARCHES, first=first)
    parts.hold_all()


def search(trial: Trial, one: law.NoLeak, story: ProtectionStory, parts: InPart) -> None:
    """Try a search under the measure of a story."""
    with parts.part(story.about[0]):
        _search(trial, one, story)


def _search(trial: Trial, one: law.NoLeak, story: ProtectionStory) -> None:
    name = story.about[0]
    operation = cast("Search", trial.spec.functions[name].operation)
    standing = stand(trial, one, story, operation.record, [by.item for by in operation.by])
    run, told = standing.trial.interface.run, stated_items(trial.spec, standing.group)
    lawful = standing.own(item for item in standing.row if item not in told)
    for by in operation.by:
        value = _sought(by, standing.row.get(by.item))
        if value is None:
            continue
        found = standing.trial.accepted(run(trial.domain, name, {by.item: value}, "clerk"))
        _found(standing, found.rows, name)
        if not story.measure.protects:
            continue
        reply = standing.watcher.run(name, {by.item: value}, story.by, lawful)
        if by.item in told and reply.accepted:
            _unconfirmed(standing, name, by, story.by, numbers(reply))


def _found(standing: ProtectedRows, rows: tuple[Row, ...], name: str) -> None:
    """Hold that the person is among what was found: what others do not find is really there."""
    keys = [key_of(standing.group, row) for row in rows]
    if standing.key not in keys and standing.trial.builder.entered:
        raise UntestedError(_not_found(name))  # a search has cases of its own
    if standing.key not in keys:
        raise standing.trial.deviation(
            worded("F-SEARCH", form="rows"),
            expected=dict(standing.key),
            found=len(keys),
            where=f"function/{name}",
            example=standing.watcher.story,
        )


def numbers(reply: Reply) -> list[int]:
    """Return how many rows an answer has, and every number that stands beside them."""
    body = reply.exchange.response
    beside = {k: v for k, v in body.items() if k != "result"} if isinstance(body, dict) else {}
    return [len(reply.rows), *_counts(beside)]


def _counts(value: Json) -> Iterator[int]:
    if isinstance(value, int) and not isinstance(value, bool):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _counts(one)


def _unconfirmed(
    standing: ProtectedRows, name: str, by: SearchBy, role: str, hits: list[int]
) -> None:
    """Hold that a search by where the person is tells no more than one by where nobody is."""
    nobody = _sought(by, "イロハニホヘトチリヌルヲ")
    trial = standing.trial
    none, again = (trial.interface.run(trial.domain, name, {by.item: nobody}, role) for _ in "12")
    told, stable = hits, numbers(none)
    if again.accepted and len(numbers(again)) == len(stable) == len(hits):
        # what differs between two equal questions, as a time or a counter does, tells nothing
        kept = [n for n, (a, b) in enumerate(zip(stable, numbers(again), strict=True)) if a == b]
        told, stable = [hits[n] for n in kept], [stable[n] for n in kept]
    if none.accepted and stable != told:
        raise trial.deviation(
            worded("F-CONFIRMED"),
            expected=cast("Json", stable),
            found=cast("Json", told),
            where=f"function/{name} ({role}) → {by.item}",
            cause=f"{trial.domain}/function/{name}:leak",
            example=standing.watcher.story,
        )


def _sought(by: SearchBy, value: Json) -> Json:
    if value is None or isinstance(value, bool):
        return value
    return {"from": value, "to": value} if by.match == "range" else value


def _not_found(name: str) -> Cause:
    return make_cause("U-NOT-FOUND", {"search": name}, name=name)


_NO_SEARCH = make_cause("U-NO-SEARCH")


@check(
    "property/no-trace-refusals",
    polarity="absent",
    compares="protection",
    ja="誤った要求への拒否の応答にも操作の記録にも、支援措置対象者の所在が現れない",
    en="neither refusals of wrong requests nor the audit log tell where a protected person is",
    needs=(trace_needs.wronged, "audit"),
    generative=True,
    in_part=True,
)
def refusals(trial: Trial) -> None:
    """Unknown rows, wrong values, missing entries, keys that stand: refused without a trace."""
    watchers, parts = list[Watcher](), InPart(trial)
    refused = [sum(_refused(trial, one, watchers, parts)) for one in laws_of(trial)]
    if watchers:
        canaries = [canary for watcher in watchers for canary in watcher.canaries]
        with parts.part("audit"):
            Watcher(trial, canaries).audit()
    parts.hold_all()
    if not all(refused):
        raise UntestedError(NOTHING_TOLD)


def _refused(trial: Trial, one: law.NoLeak, watchers: list[Watcher], parts: InPart) -> list[int]:
    """Return how many requests were refused in each story; add who has yet to read the log."""
    records, counts = trace_needs.records(trial.spec, one), list[int]()
    first = [
        ProtectionStory(
            trial.day, measures.listed_measures(trial, one)[0], "long", records, "clerk"
        )
    ]
    protecting = stories(trial, one, records, ROLES).filter(lambda story: story.measure.protects)
    each(
        trial,
        protecting.map(lambda story: replace(story, again=True)),
        lambda story: counts.append(_refusals(trial, one, story, watchers, parts)),
        _REFUSALS,
        part="-".join(one.functions),
        first=first,
    )
    return counts


def _refusals(
    trial: Trial, one: law.NoLeak, story: ProtectionStory, watchers: list[Watcher], parts: InPart
) -> int:
    """Make wrong requests in a story; return how many were refused, all without a trace.

    The audit log is read at once; where the log of all stories stays, once after the last.
    """
    refused, forms = 0, () if story.again and one.functions else one.forms
    for record in story.about:
        with parts.part(record, judges=False):
            standing = stand(trial, one, story, record)
            _seen_by_entitled(standing, one, parts)
            told = sum(wrong_requests(standing, forms, story.by, parts))
            refused += told
            if told:
                parts.judged(record)
            if trial.scope:
                watchers.append(standing.watcher)
                continue
            with parts.part("audit"):
                standing.watcher.audit()
    return refused


def _seen_by_entitled(standing: ProtectedRows, one: law.NoLeak, parts: InPart) -> None:
    """Let an entitled role see the values first: what leaks later may come from this answer."""
    trial = standing.trial
    for name in parts.of(one.functions, lambda name: trace_needs.of_view(trial.spec, name)):
        operation = cast("Restrict", trial.spec.functions[name].operation)
        if operation.record == standing.group.key:
            for role in operation.unless[:1]:
                trial.accepted(trial.interface.run(trial.domain, name, standing.key, role))
