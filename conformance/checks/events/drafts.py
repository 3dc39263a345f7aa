"""The cases of an event: its effects, what is said afterwards, its refusals, its cancellation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from conformance.cases.registry import Draft, generates
from conformance.catalog.models.events import Event
from conformance.checks.events.beside import groups_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json


_ISSUED: Final = {"allowed": "event/issues", "refused": "event/withholds", "hidden": "event/hides"}


@generates(Event)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each thing to be seen, by the ordinary way; effects by every way."""
    event = cast("Event", subject)
    for number, entered in enumerate(event.entered_by):
        way: dict[str, Json] = {"way": entered.function}
        end = f"-by-{entered.function}" if number else ""
        for effect in event.effects:
            yield Draft(f"{effect.key}{end}", f"event/{effect.kind}", {**way, "effect": effect.key})
        if not number:
            yield from _once(event, way)
            if groups_beside(spec, event):
                yield Draft("spares-other-records", "event/spares", way)


def _once(event: Event, way: dict[str, Json]) -> Iterator[Draft]:
    for issued in event.afterwards.issue:
        name = _ISSUED[issued.expect]
        yield Draft(issued.key, name, {**way, "form": issued.form})
    for searched in event.afterwards.search:
        name = "event/finds" if searched.expect == "found" else "event/no-longer-finds"
        yield Draft(searched.key, name, {**way, "key": searched.key, "function": searched.function})
    for sent in event.afterwards.send:
        yield Draft(sent.key, "event/sends", {**way, "key": sent.key, "linkage": sent.linkage})
    for refused in event.refuses:
        slug = f"rejects-{refused.key}"
        yield Draft(slug, "event/refuses", {**way, "refused": refused.key}, refused.reason)
    if event.cancel is not None:
        yield Draft("cancelling-restores", "event/restores", way)
