"""Whose word stands in a request: the contract's, or the profile's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.surfaces.mapping.template import names_in
from conformance.surfaces.mapping.values import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.models.call import CallSelector
    from conformance.surfaces.mapping.steps import StepResult
    from conformance.surfaces.package import Reply


def is_the_profiles(call: CallSelector | None, place: str) -> bool:
    """Return whether a vendor's field holds nothing of what the contract asked for.

    The profile writes a constant there, or no request of the call has the field at all. What a
    package says about it is about the profile.
    """
    name = _plain(place)
    for step in call.steps if call else ():
        for part in (dict(step.query), step.body):
            for where, names in _leaves(part, ""):
                if names and name in (where, where.rpartition(".")[2]):
                    return False
    return True


def told_apart(
    reply: Reply, answers: Sequence[StepResult], call: CallSelector | None, keys: Codec
) -> Reply:
    """Return a refusal that says of each reason whether the contract asked for its field.

    The key of the subject is asked for, whatever the form has fields for.
    """
    places = [reason.place for one in answers if not one.accepted for reason in one.reasons]
    reasons = tuple(
        replace(reason, unasked=keys.item_of(place) is None and is_the_profiles(call, place))
        if place is not None and reason.item == unreadable(place)
        else reason
        for reason, place in zip(reply.refusals, places, strict=False)
    )
    return replace(reply, refusals=reasons)


def _leaves(part: object, at: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each place of a template, as `a.b`, with the variables that fill it."""
    if isinstance(part, dict):
        for key, inner in part.items():
            yield from _leaves(inner, f"{at}.{key}" if at else str(key))
    elif isinstance(part, list):
        for inner in part:
            yield from _leaves(inner, at)
    else:
        yield at, list(names_in(part))


def _plain(place: str) -> str:
    """Return a place as `a.b`, whatever way of naming it the package has, without numbers."""
    parts = place.replace("/", ".").replace("[", ".").replace("]", "").strip(".").split(".")
    return ".".join(part for part in parts if part and not part.isdigit())
