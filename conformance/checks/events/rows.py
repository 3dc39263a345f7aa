"""Rows after an event: closed, changed, opened, left alone, not brought about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.event_calls import event_calls
from conformance.cases.registry import check
from conformance.catalog.models.events import OfInput
from conformance.checks.events.traced import hold_seen, hold_traced, others
from conformance.contract.after_event import judged, reads
from conformance.findings import UntestedError
from conformance.messages.worded import worded
from conformance.surfaces.mapping.causes import no_field
from conformance.values.words import Bilingual
from conformance.worlds.event import begin, enter, event_of, ready

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.events import EffectEntry, Event
    from conformance.checks.events.traced import Rows
    from conformance.contract.after_event import EffectMismatch
    from conformance.findings import FindingError, Json
    from conformance.messages.worded import Worded
    from conformance.worlds.event import Ready

    Row = Mapping[str, Json]


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
    before = effect_rows(trial, effect, made)
    hold_seen(trial, effect, before, name)
    elsewhere = others(trial, made, effect)
    reply = trial.accepted(enter(trial, made))
    hold_effect(trial, effect, made, before, reply.exchange.path, reply.unsent)
    hold_traced(trial, made, effect, elsewhere)


def effect_rows(trial: Trial, effect: EffectEntry, made: Ready) -> Rows:
    """Return the rows under which an effect can be seen, as they stand now."""
    name, where = reads(trial.spec, made.event, made.act, effect)
    return tuple(trial.interface.query(trial.domain, name, where))


def hold_effect(
    trial: Trial,
    effect: EffectEntry,
    made: Ready,
    before: Sequence[Row],
    path: str,
    unsent: frozenset[str] = frozenset(),
) -> None:
    """Hold that the rows after an event are what an effect entails; `before`: what stood.

    What an effect takes from an input that no request held (`unsent`) is the package's own to say:
    the day on which a notice arrived, say.

    Raises:
        UntestedError: P-NO-FIELD, nothing that the effect says was told the package.
    """
    name, _ = reads(trial.spec, made.event, made.act, effect)
    untold = _untold(effect, unsent)
    if untold and untold == set(_stated(effect)):
        raise UntestedError(no_field(sorted(untold)))
    after = effect_rows(trial, effect, made)
    differs = judged(
        effect,
        trial.group(name),
        made.act,
        before,
        after,
        lambda values: trial.own.held(name, {k: v for k, v in values.items() if k not in untold}),
    )
    if differs is not None:
        raise _finding(trial, effect, differs, path)


def _untold(effect: EffectEntry, unsent: frozenset[str]) -> set[str]:
    """Return the items of an effect that hold an input which was not sent."""
    stated = _stated(effect).items()
    return {item for item, of in stated if isinstance(of, OfInput) and of.input in unsent}


def _stated(effect: EffectEntry) -> Mapping[str, object]:
    return getattr(effect, "marks", None) or getattr(effect, "values", None) or {}


def _finding(
    trial: Trial, effect: EffectEntry, differs: EffectMismatch, where: str
) -> FindingError:
    return trial.deviation(
        _said(effect, differs),
        expected=differs.expected,
        found=differs.found,
        about=differs.item,
        where=f"{where} → records/{differs.group}",
        cause=f"{trial.case.requirement.id}:{effect.key}",
    )


def _said(effect: EffectEntry, differs: EffectMismatch) -> Worded:
    title, source = Bilingual(effect.title_ja, effect.title_en), effect.source
    match differs.what:
        case "lacking":
            return worded("F-EVENT-NO-ROW", title=title, source=source)
        case "gone":
            return worded("F-EVENT-ROW-GONE", title=title, source=source)
        case "surplus":
            return worded("F-EVENT-SURPLUS", title=title, source=source)
        case "value":
            return worded("F-EVENT-VALUE", item=differs.item, title=title, source=source)
