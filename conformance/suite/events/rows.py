"""Rows after an event: closed, changed, opened, left alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from conformance.contract.after_event import judged, reads
from conformance.messages.worded import worded
from conformance.suite.event_calls import event_calls
from conformance.suite.events.ready import begin, enter, event_of, ready
from conformance.suite.events.traced import hold_seen, hold_traced, others
from conformance.suite.registry import check
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.models.events import EffectEntry, Event
    from conformance.contract.after_event import Differs
    from conformance.findings import FindingError, Json
    from conformance.messages.worded import Worded
    from conformance.suite.events.ready import Ready
    from conformance.suite.events.traced import Rows
    from conformance.suite.trial import Trial

    Row = Mapping[str, Json]


@check(
    "event/close",
    polarity="value",
    ja="異動を受け付け、{effect:effect}",
    en="accepts the event and {effect:effect}",
    needs=(event_calls,),
)
def closes(trial: Trial) -> None:
    """The newest row of the role is no longer in force."""
    _hold(trial)


@check(
    "event/change",
    polarity="value",
    ja="異動を受け付け、{effect:effect}",
    en="accepts the event and {effect:effect}",
    needs=(event_calls,),
)
def changes(trial: Trial) -> None:
    """The newest row of the role has the values that the event entails."""
    _hold(trial)


@check(
    "event/open",
    polarity="present",
    ja="異動を受け付け、{effect:effect}",
    en="accepts the event and {effect:effect}",
    needs=(event_calls,),
)
def opens(trial: Trial) -> None:
    """A row stands that did not stand before."""
    _hold(trial)


@check(
    "event/keep",
    polarity="value",
    ja="異動を受け付け、{effect:effect}",
    en="accepts the event and {effect:effect}",
    needs=(event_calls,),
)
def keeps(trial: Trial) -> None:
    """Who takes no part in the event has the same row as before."""
    _hold(trial)


def effect_of(event: Event, key: str) -> EffectEntry:
    """Return an effect of an event."""
    return next(effect for effect in event.effects if effect.key == key)


def _hold(trial: Trial) -> None:
    effect = effect_of(event_of(trial), trial.case.param("effect"))
    made = begin(trial, ready(trial))
    name, _ = reads(trial.spec, made.event, made.act, effect)
    before = seen(trial, effect, made)
    hold_seen(trial, effect, before, name)
    elsewhere = others(trial, made, effect)
    reply = trial.accepted(enter(trial, made))
    hold_effect(trial, effect, made, before, reply.exchange.path)
    hold_traced(trial, made, effect, elsewhere)


def seen(trial: Trial, effect: EffectEntry, made: Ready) -> Rows:
    """Return the rows under which an effect can be seen, as they stand now."""
    name, where = reads(trial.spec, made.event, made.act, effect)
    return tuple(trial.interface.query(trial.domain, name, where))


def hold_effect(
    trial: Trial, effect: EffectEntry, made: Ready, before: Sequence[Row], path: str
) -> None:
    """Hold that the rows after an event are what an effect entails; `before`: what stood."""
    name, _ = reads(trial.spec, made.event, made.act, effect)
    after, held = seen(trial, effect, made), partial(trial.own.held, name)
    differs = judged(effect, trial.group(name), made.act, before, after, held)
    if differs is not None:
        raise _finding(trial, effect, differs, path)


def _finding(trial: Trial, effect: EffectEntry, differs: Differs, where: str) -> FindingError:
    return trial.deviation(
        _said(effect, differs),
        expected=differs.expected,
        found=differs.found,
        about=differs.item,
        where=f"{where} → records/{differs.group}",
        cause=f"{trial.case.requirement.id}:{effect.key}",
    )


def _said(effect: EffectEntry, differs: Differs) -> Worded:
    title, source = Words(effect.title_ja, effect.title_en), effect.source
    match differs.what:
        case "lacking":
            return worded("F-EVENT-NO-ROW", title=title, source=source)
        case "gone":
            return worded("F-EVENT-ROW-GONE", title=title, source=source)
        case "value":
            return worded("F-EVENT-VALUE", item=differs.item, title=title, source=source)
