"""A linkage hands on what stands of a person exactly."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import check
from conformance.checks.invariant import law_of
from conformance.checks.property.drawn import DRAWN, assert_stored, known, people_strategy, worn
from conformance.messages.worded import worded
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.generative import each

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.cases.trial import Trial
    from conformance.catalog.models import invariants as law
    from conformance.population.people.person import Person
    from conformance.population.rows import Row


@check(
    "property/sent",
    polarity="value",
    ja="生成した人の氏名等を連携{about:linkage}で一字も変えずに渡す",
    en="linkage {about:linkage} sends the values of generated people to the letter",
    needs=("load", "send"),
    generative=True,
)
def sent(trial: Trial) -> None:
    """A stored row about a drawn person is among what is sent, with its values."""
    _each_person(trial, _sent)


@check(
    "property/taken",
    polarity="value",
    ja="連携{about:linkage}で受け取った生成した人の氏名等を一字も変えずに記録する",
    en="linkage {about:linkage} takes in the values of generated people to the letter",
    needs=("receive", "query"),
    generative=True,
)
def taken(trial: Trial) -> None:
    """A received row about a drawn person is counted as good and read back with its values."""
    _each_person(trial, _taken)


def _each_person(trial: Trial, attempt: Callable[[Trial, law.Carried, Row, Row], None]) -> None:
    """Try each drawn person: with a full row about them and their values in it."""
    one = cast("law.Carried", law_of(trial))
    number = count()

    def tried(person: Person) -> None:
        aside = trial.apart(next(number))
        group = aside.group(one.record)
        values = worn(aside, group, person, one.items)
        attempt(aside, one, {**aside.builder.full(aside.spec, group, "linked"), **values}, values)

    each(trial, people_strategy(trial, one.who), tried, DRAWN, first=known(trial, one.who))


def _sent(trial: Trial, one: law.Carried, row: Row, values: Row) -> None:
    trial.begin([PlacedRow(trial.domain, one.record, row), *_world(trial, one, row)])
    reply = trial.interface.link(trial.domain, one.linkage, {"direction": "send"})
    trial.accepted(reply)
    key = key_of(trial.group(one.record), row)
    rows = [r.get("row") for r in reply.rows if r.get("group") == one.record]
    about = [r for r in rows if isinstance(r, dict) and all(r.get(k) == v for k, v in key.items())]
    if not about:
        raise trial.deviation(
            worded("F-LINKAGE", form="person"),
            expected=key,
            found=[],
            where=f"{reply.exchange.path} → {one.record}",
            cause=f"{trial.domain}/linkage/{one.linkage}",
            example=values,
        )
    where = f"{reply.exchange.path} → {one.record}"
    assert_stored(trial, values, about[-1], where, f"linkage/{one.linkage}")


def _taken(trial: Trial, one: law.Carried, row: Row, values: Row) -> None:
    trial.begin(p for p in _world(trial, one, row) if p.group != one.record)
    body: Row = {"direction": "receive", "rows": [{"group": one.record, "row": row}]}
    reply = trial.accepted(trial.interface.link(trial.domain, one.linkage, body))
    outcome = reply.rows[0] if reply.rows else {}
    trial.same({"accepted": 1, "errors": []}, outcome, reply.exchange.path)
    found = trial.only_row(one.record, key_of(trial.group(one.record), row))
    assert_stored(trial, values, found, reply.exchange.path, f"linkage/{one.linkage}")


def _world(trial: Trial, one: law.Carried, row: Row) -> list[PlacedRow]:
    return trial.builder.world(trial.spec, trial.group(one.record), row)
