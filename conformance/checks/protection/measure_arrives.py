"""A measure that comes by a linkage protects from then on, while it goes on, and until it ends.

A package that has shown a person before the measure came, and looks at what it kept of that, shows
them still; one that forgets to take a renewal in shows them after the first term. Each view, copy
and search is asked before, and again after each step, in one and the same database.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from conformance.cases import trace_needs
from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.requirements import Linkage
from conformance.checks.forms.hold import held_print, leaked_items
from conformance.checks.forms.lawful_copy import copy_of, issue, items_of
from conformance.checks.forms.standing import begin_copy
from conformance.checks.property.no_trace import NOTHING_TOLD
from conformance.checks.protection.restrict import hidden, leak
from conformance.contract.call import Call
from conformance.contract.search import query_for
from conformance.findings import UntestedError
from conformance.population.canaries import stated_items
from conformance.population.rows import key_of
from conformance.worlds.in_part import InPart
from conformance.worlds.measure_told import (
    law_of_leaks,
    law_told,
    row_under_measure,
    through_time,
    told_of,
)
from conformance.worlds.protect import person_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Restrict, Search
    from conformance.population.rows import Row

_OUTSIDE: Final = ("other_department", "other_municipality")
_FORMS, _SEARCHES = 4, 3  # of each kind as many are asked


@generates(Linkage)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for the linkage by which a domain is told of measures."""
    linkage = cast("Linkage", subject)
    if linkage.key == _telling(spec) and law_of_leaks(spec) is not None:
        yield Draft("protects-from-then-on", "link/protects")


def _telling(spec: Specification) -> str | None:
    """Return the linkage that brings the measures: of those with their group the narrowest."""
    stated = spec.head.protection
    bringing = [
        one
        for one in spec.linkages.values()
        if stated is not None and one.consumer == spec.domain and stated.group in one.data
    ]
    found = min(bringing, key=lambda one: (len(one.data), "support" not in one.key), default=None)
    return found.key if found is not None else None


def _forms(spec: Specification) -> tuple[str, ...]:
    """Return forms that print from the register where a person is."""
    telling = (
        name for name in law_told(spec).forms if any(i.locates for i in spec.forms[name].items)
    )
    return tuple(telling)[:_FORMS]


def _called(spec: Specification, case: Case) -> Iterator[Call]:
    yield Call.to_link(spec.domain, case.requirement.key, "receive")


@check(
    "link/protects",
    polarity="absent",
    compares="protection",
    ja="支援措置が届いた時から、延長されても、終わるまで、所在を見せない",
    en="hides where a person is once a measure arrives, while it is prolonged, until it ends",
    needs=(_called,),
    in_part=True,
)
def protects(trial: Trial) -> None:
    """Shown before; hidden once the measure has come, was prolonged or renewed; shown between."""
    parts, one, spec = InPart(trial), law_told(trial.spec), trial.spec
    tried: list[bool] = []
    for name in parts.of(one.functions, lambda name: trace_needs.of_view(spec, name)):
        with parts.part(name):
            tried.append(_by_view(trial, name))
    for name in parts.of(_forms(spec), lambda name: trace_needs.of_form(spec, name)):
        with parts.part(name):
            tried.append(_by_form(trial, name))
    searches = trace_needs.searches(spec)[:_SEARCHES]
    for name in parts.of(searches, lambda name: trace_needs.of_view(spec, name)):
        with parts.part(name):
            tried.append(_by_search(trial, name))
    parts.hold_all()
    if not any(tried):
        raise UntestedError(NOTHING_TOLD)


def _by_view(trial: Trial, name: str) -> bool:
    """Look by a view; say whether its rows are about a person."""
    operation = cast("Restrict", trial.spec.functions[name].operation)
    row, told = row_under_measure(trial, operation.record, operation.hides, operation.subject)
    if told is None:
        return False
    key = key_of(trial.group(operation.record), row)
    seen = {item: row[item] for item in operation.hides}
    outside = [role for role in _OUTSIDE if role not in operation.unless]

    def look(*, protected: bool) -> None:
        entitled = operation.unless[0] if operation.unless and protected else "clerk"
        if not protected or operation.unless:
            reply = trial.accepted(trial.interface.run(trial.domain, name, key, entitled))
            trial.same(seen, reply.rows[0] if reply.rows else {}, reply.exchange.path)
        for role in outside:
            reply = trial.interface.run(trial.domain, name, key, role)
            if protected:
                hidden(trial, name, row, reply, moved=True)

    trial.begin(told.stands)
    through_time(trial, told, look)
    return True


def _by_form(trial: Trial, name: str) -> bool:
    """Look by copies for third parties; say whether they are about a person, and tell where."""
    copy = copy_of(trial, name, everything=True)
    number = person_of(trial, copy.binding.record, copy.row, copy.placed)
    if number is None or not copy.whereabouts:
        return False
    told = told_of(trial, copy.placed, number)
    copy = begin_copy(trial, replace(copy, placed=told.stands))
    printed = held_print(trial, copy, copy.secrets)
    wanted = {item: v for item, v in printed.items() if item in copy.for_third_parties}

    def look(*, protected: bool) -> None:
        reply = issue(trial, copy, "third_party")
        if not protected:
            trial.same(wanted, items_of(trial.accepted(reply)), reply.exchange.path)
            return
        leaked = leaked_items(copy, reply)
        if leaked:
            raise leak(trial, leaked, reply.exchange.path, f"form/{name}", moved=True)
        if not reply.refused_with("C0403"):
            trial.accepted(reply)

    through_time(trial, told, look)
    return True


def _by_search(trial: Trial, name: str) -> bool:
    """Look by a search; say whether it finds people."""
    operation = cast("Search", trial.spec.functions[name].operation)
    group = trial.group(operation.record)
    telling = stated_items(trial.spec, group)
    by = next((one for one in operation.by if one.item in telling), operation.by[0])
    row, told = row_under_measure(trial, operation.record, [one.item for one in operation.by], "")
    if told is None:
        return False
    key, asked = key_of(group, row), {by.item: query_for(by, row[by.item])}

    def look(*, protected: bool) -> None:
        found = trial.accepted(trial.interface.run(trial.domain, name, asked, "clerk"))
        if not any(_has(one, key) for one in found.rows):
            raise trial.value_differs(name, dict(key), None, found.exchange.path)
        for role in _OUTSIDE:
            reply = trial.interface.run(trial.domain, name, asked, role)
            there = [one for one in reply.rows if _has(one, key)] if protected else []
            leaked = [i for i in telling if any(one.get(i) is not None for one in there)]
            if there and by.item in telling:
                leaked = [by.item]
            if leaked:
                raise leak(trial, leaked, reply.exchange.path, f"function/{name}", moved=True)

    trial.begin(told.stands)
    through_time(trial, told, look)
    return True


def _has(row: Row, key: Row) -> bool:
    return all(row.get(item) == value for item, value in key.items())
