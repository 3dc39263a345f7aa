"""What an event of a life entails beside the row it writes: judged, and taken over as it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from conformance.catalog.models.events import AbsentRow, Keep, Open
from conformance.contract import standing
from conformance.contract.after_event import judged, reads
from conformance.contract.state import Stored
from conformance.contract.stated import EnteredEvent
from conformance.messages.worded import worded
from conformance.population.rows import key_of, known
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import EffectEntry, Event
    from conformance.checks.lives.request import LawfulRequest
    from conformance.contract.state import Place, State
    from conformance.population.rows import Row

    Entailed = tuple[Event, EnteredEvent]
    Taken = list[tuple[Place, Row, list[Stored]]]
    """Rows that stand under a key of a group, as they were read."""


def entailed(state: State, made: LawfulRequest) -> tuple[Entailed, ...]:
    """Return the events that a request enters, with the rows of their roles as they stand."""
    return tuple(standing.entered(*_seen(state, made)))


def left_open(state: State, made: LawfulRequest) -> tuple[Entailed, ...]:
    """Return the events that a request may enter or take back, though no statement says so."""
    return tuple(standing.left_open(*_seen(state, made)))


def is_possible(state: State, made: LawfulRequest) -> bool:
    """Return whether what stands lets a request enter its events, and those it may enter."""
    events = (*entailed(state, made), *standing.might_enter(*_seen(state, made)))
    return not any(standing.is_barred(event, act) for event, act in events)


def _seen(
    state: State, made: LawfulRequest
) -> tuple[Specification, str, EnteredEvent, standing.Rows]:
    domain, act = made.life.domain, EnteredEvent(made.inputs, state.day)

    def rows(group: str) -> list[Row]:
        return [kept.row for kept in state.at((domain, group))]

    return state.spec(domain), made.life.function, act, rows


def follow(trial: Trial, before: State, made: LawfulRequest, events: Sequence[Entailed]) -> Taken:
    """Hold what the events of an accepted request entail; return the rows that stand then.

    They are those under the keys of who takes part: everybody else's stay as they were. What a
    request may entail beside is not held, but taken over in the same way.
    """
    taken: Taken = []
    for event, act in events:
        for effect in event.effects:
            if isinstance(effect, Keep | AbsentRow) or _unknown(effect, act):
                continue
            _hold(trial, before, event, act, effect)
            taken += _taken(trial, before, made, (event, act), effect)
    for event, act in left_open(before, made):
        for effect in event.effects:
            if not (isinstance(effect, Keep | AbsentRow) or _unknown(effect, act)):
                taken += _taken(trial, before, made, (event, act), effect)
    return taken


def _taken(
    trial: Trial, before: State, made: LawfulRequest, entered: Entailed, effect: EffectEntry
) -> Taken:
    """Return the rows that stand where an effect could show, beside those the request writes.

    Of the group it writes to, these are the rows of who takes part under another key: an effect
    leaves open what it does not name. What an effect opens there is the row that was written.
    """
    return [
        one
        for group, where in _places(trial, *entered, effect)
        for one in _standing(trial, before, (made.life.domain, group), where)
        if group != made.at[1] or (not isinstance(effect, Open) and one[1] != made.key)
    ]


def holding(state: State, taken: Taken) -> State:
    """Return the state with the rows taken over, in the place of those under their keys."""
    for (at, key), rows in {(at, str(key)): rows for at, key, rows in taken}.items():
        group = state.group(at)
        rest = [kept for kept in state.at(at) if str(key_of(group, kept.row)) != key]
        state = state.holding(at, [*rest, *rows])
    return state


def _unknown(effect: EffectEntry, act: EnteredEvent) -> bool:
    role: str | None = getattr(effect, "role", None)
    return role is not None and role not in act.roles


def _hold(
    trial: Trial, before: State, event: Event, act: EnteredEvent, effect: EffectEntry
) -> None:
    name, where = reads(trial.spec, event, act, effect)
    stood = [
        kept.row
        for kept in before.at((trial.domain, name))
        if all(kept.row.get(item) == value for item, value in where.items())
    ]
    after = trial.interface.query(trial.domain, name, where)
    differs = judged(effect, trial.group(name), act, stood, after)
    if differs is not None:
        raise trial.deviation(
            worded("F-LIVES-ENTAILED", title=Bilingual(effect.title_ja, effect.title_en)),
            expected=differs.expected,
            found=differs.found,
            about=differs.item,
            where=f"records/{name}",
            cause=f"{trial.domain}/event/{event.key}:{effect.key}",
        )


def _places(
    trial: Trial, event: Event, act: EnteredEvent, effect: EffectEntry
) -> Iterator[tuple[str, Row]]:
    name, where = reads(trial.spec, event, act, effect)
    yield name, where
    role: str | None = getattr(effect, "role", None)
    if role is not None:
        for other in event.role(role).also:
            yield other, where


def _standing(trial: Trial, before: State, at: Place, where: Row) -> Taken:
    """Return what stands under the keys that some values tell, unless a row that stood is gone."""
    group = before.group(at)
    found: Taken = []
    rows = [known(group, row) for row in trial.interface.query(*at, where)]
    for key in {str(key_of(group, row)): key_of(group, row) for row in rows}.values():
        own = [Stored(row) for row in rows if key_of(group, row) == key]
        if len(own) >= len(before.under(at, key)):
            found.append((at, key, sorted(own, key=partial(before.number, at))))
    return found
