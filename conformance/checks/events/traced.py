"""What stayed as it was says something only where it was seen, and where something else changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.events import AbsentRow, RowChange
from conformance.contract.after_event import newest, reads, stays
from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.events import EffectEntry
    from conformance.findings import Json
    from conformance.worlds.event import Ready

Rows = tuple["Mapping[str, Json]", ...]
Seen = dict[str, Rows]
"""The rows under which each effect of an event can be seen, by the effect's key."""


def others(trial: Trial, made: Ready, effect: EffectEntry) -> Seen:
    """Return what stands where the event changes something; empty unless the effect says it stays.

    What cannot be read is left out.
    """
    return changing(trial, made) if stays(effect) else {}


def changing(trial: Trial, made: Ready) -> Seen:
    """Return what stands where the event changes something, as far as it can be read."""
    return dict(_read(trial, made))


def hold_seen(
    trial: Trial, effect: EffectEntry, before: Sequence[Mapping[str, Json]], group: str
) -> None:
    """Hold that the row which stays shows something that could have changed.

    Raises:
        UntestedError: U-EVENT-UNSEEN, no value of it was to be seen before the event.
    """
    if not stays(effect) or isinstance(effect, AbsentRow):
        return
    row = newest(trial.group(group), before) or {}
    items = effect.values if isinstance(effect, RowChange) else row
    if all(row.get(item) in (None, "") for item in items):
        raise UntestedError(_unseen(group))


def hold_traced(trial: Trial, made: Ready, effect: EffectEntry, before: Seen) -> None:
    """Hold that the event changed something: a package that does nothing leaves all as it was.

    Raises:
        UntestedError: U-EVENT-UNTRACED, nothing that the event changes was seen to change.
    """
    if stays(effect) and others(trial, made, effect) == before:
        raise untraced(made)


def untraced(made: Ready) -> UntestedError:
    """Return that nothing is known of what an event leaves: nobody saw it do anything."""
    return UntestedError(_untraced(made.event.key))


def _read(trial: Trial, made: Ready) -> Iterator[tuple[str, Rows]]:
    for effect in made.event.effects:
        if stays(effect):
            continue
        name, where = reads(trial.spec, made.event, made.act, effect)
        try:
            yield effect.key, tuple(trial.interface.query(trial.domain, name, where))
        except UntestedError:
            continue


def _unseen(group: str) -> Cause:
    return make_cause("U-EVENT-UNSEEN", {"group": group})


def _untraced(event: str) -> Cause:
    return make_cause("U-EVENT-UNTRACED", {"event": event})
