"""Rows after an event: closed, changed, opened, left alone, not brought about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from conformance.contract.after_event import judged, reads
from conformance.suite.event_calls import event_calls
from conformance.suite.events.ready import begin, enter, event_of, ready
from conformance.suite.events.traced import hold_seen, hold_traced, others
from conformance.suite.registry import check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.models.events import EffectEntry, Event
    from conformance.contract.after_event import Differs
    from conformance.findings import FindingError, Json
    from conformance.suite.events.ready import Ready
    from conformance.suite.events.traced import Rows
    from conformance.suite.trial import Trial

    Row = Mapping[str, Json]

_SENTENCES = {
    "lacking": (
        "F-EVENT-NO-ROW",
        "異動に伴って記録されるべき行がありません。",
        "a row that the event entails was not stored",
    ),
    "gone": (
        "F-EVENT-ROW-GONE",
        "異動の後、行がどこにも見つかりません。",
        "after the event the row can be found no more",
    ),
    "surplus": (
        "F-EVENT-SURPLUS",
        "異動が生じさせてはならない行が生じました。",
        "the event brought about a row that it must not",
    ),
    "value": (
        "F-EVENT-VALUE",
        "異動の後の {item} の値が違います。",
        "after the event {item} has another value than the event entails",
    ),
}


@check(
    "event/close",
    polarity="value",
    compares="event",
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
    compares="event",
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
    compares="event",
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
    compares="event",
    ja="異動を受け付け、{effect:effect}",
    en="accepts the event and {effect:effect}",
    needs=(event_calls,),
)
def keeps(trial: Trial) -> None:
    """Who takes no part in the event has the same row as before."""
    _hold(trial)


@check(
    "event/absent",
    polarity="absent",
    compares="event",
    ja="異動を受け付け、{effect:effect}",
    en="accepts the event and {effect:effect}",
    needs=(event_calls,),
)
def arises_not(trial: Trial) -> None:
    """A row that the event must not bring about does not stand after it."""
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
    code, ja, en = _SENTENCES[differs.what]
    return trial.deviation(
        code,
        ja.format(item=differs.item),
        en.format(item=differs.item),
        expected=differs.expected,
        found=differs.found,
        about=differs.item,
        where=f"{where} → records/{differs.group}",
        cause=f"{trial.case.requirement.id}:{effect.key}",
        remedy_ja=f"異動の入力で「{effect.title_ja}」までを一つの処理として行ってください"
        f"（根拠: {effect.source}）。",
        remedy_en=f"the same call must also see to this: {effect.title_en} ({effect.source})",
    )
