"""What searches find and linkages send after an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.event_calls import event_calls
from conformance.cases.registry import check
from conformance.contract.stated import all_wanted, fixed
from conformance.messages.worded import worded
from conformance.worlds.event import begin, enter, event_of, ready

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.events import Searched, Sent
    from conformance.contract.stated import ValueConstraint
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply
    from conformance.worlds.event import Ready


@check(
    "event/finds",
    polarity="present",
    compares="event",
    ja="異動の後、{function:function}で見つかる",
    en="finds the row by {function:function} after the event",
    needs=(event_calls,),
)
def finds(trial: Trial) -> None:
    """The search finds the row as it is after the event."""
    stated, made = _searched(trial), begin(trial, ready(trial))
    trial.accepted(enter(trial, made))
    hold_found(trial, stated, made, search_stated(trial, stated, made))


def hold_found(trial: Trial, stated: Searched, made: Ready, reply: Reply) -> None:
    """Hold that a search finds the row that the event left behind."""
    if not _rows(reply, _sought(trial, stated, made)):
        raise trial.deviation(
            worded("F-EVENT-NOT-FOUND", form="after"),
            expected=_sought(trial, stated, made),
            found=len(reply.rows),
            where=reply.exchange.path,
            cause=f"{trial.case.requirement.id}:{stated.key}",
        )


@check(
    "event/no-longer-finds",
    polarity="absent",
    compares="event",
    ja="異動の後は{function:function}で見つからない",
    en="no longer finds the row by {function:function} after the event",
    needs=(event_calls,),
)
def no_longer_finds(trial: Trial) -> None:
    """Before the event the search finds the row; after it the same search does not."""
    stated, made = _searched(trial), begin(trial, ready(trial))
    where = _sought(trial, stated, made)
    first = search_stated(trial, stated, made)
    if not _rows(first, where):
        raise trial.deviation(
            worded("F-EVENT-NOT-FOUND", form="before"),
            expected=where,
            found=len(first.rows),
            where=first.exchange.path,
        )
    trial.accepted(enter(trial, made))
    hold_not_found(trial, stated, made, search_stated(trial, stated, made))


def hold_not_found(trial: Trial, stated: Searched, made: Ready, reply: Reply) -> None:
    """Hold that a search does not find any more what the event has taken out of force."""
    if found := _rows(reply, _sought(trial, stated, made)):
        raise trial.deviation(
            worded("F-EVENT-STILL-FOUND", source=stated.source),
            expected=None,
            found=found[0],
            where=reply.exchange.path,
            cause=f"{trial.case.requirement.id}:{stated.key}",
        )


@check(
    "event/sends",
    polarity="present",
    compares="event",
    ja="異動を{linkage:linkage}で伝える",
    en="tells the event by {linkage:linkage}",
    needs=(event_calls,),
)
def sends(trial: Trial) -> None:
    """What is sent after the event holds what it left behind, and not what stood before."""
    key = trial.case.param("key")
    stated = next(one for one in event_of(trial).afterwards.send if one.key == key)
    made = begin(trial, ready(trial))
    trial.accepted(enter(trial, made))
    body: Row = {"direction": "send"}
    reply = trial.accepted(trial.interface.link(trial.domain, stated.linkage, body))
    where = trial.own.held(stated.group, fixed(stated.where, made.act))
    own = [row for row in _carried(reply, stated.group) if _has(row, where)]
    values, never = (
        trial.own.held(stated.group, all_wanted(one, made.act))
        for one in (stated.values, stated.never)
    )
    stale = [row for row in own if stated.never and _meets(row, never)]
    if stale or not any(_meets(row, values) for row in own):
        raise _untold(trial, stated, {**where, **fixed(stated.values, made.act)}, own, reply)


def _untold(trial: Trial, stated: Sent, expected: Row, own: list[Row], reply: Reply) -> Exception:
    return trial.deviation(
        worded("F-EVENT-NOT-SENT", source=stated.source),
        expected=expected,
        found=cast("Json", own),
        where=f"{reply.exchange.path} → {stated.group}",
        cause=f"{trial.case.requirement.id}:{stated.key}",
    )


def _searched(trial: Trial) -> Searched:
    key = trial.case.param("key")
    return next(one for one in event_of(trial).afterwards.search if one.key == key)


def _sought(trial: Trial, stated: Searched, made: Ready) -> Row:
    """Return what a row found must say, of what the package has fields for."""
    record = str(getattr(trial.spec.functions[stated.function].operation, "record", ""))
    return trial.own.held(record, fixed(stated.where, made.act))


def search_stated(trial: Trial, stated: Searched, made: Ready) -> Reply:
    """Run the search of which an event states something."""
    inputs = fixed(stated.by, made.act)
    return trial.accepted(trial.interface.run(trial.domain, stated.function, inputs))


def _rows(reply: Reply, where: Mapping[str, Json]) -> list[Row]:
    return [row for row in reply.rows if _has(row, where)]


def _carried(reply: Reply, group: str) -> list[Row]:
    rows = (row.get("row") for row in reply.rows if row.get("group") == group)
    return [row for row in rows if isinstance(row, dict)]


def _has(row: Mapping[str, Json], where: Mapping[str, Json]) -> bool:
    return all(row.get(item) == value for item, value in where.items())


def _meets(row: Mapping[str, Json], values: Mapping[str, ValueConstraint]) -> bool:
    return all(one.met(row.get(item)) for item, one in values.items())
