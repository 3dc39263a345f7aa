"""What a call for a rule is, and which of the rule's facts its requests tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.surfaces.mapping.template import names_in
from conformance.surfaces.mapping.unheld import field_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.surfaces.mapping.models.call import CallSelector, CallStep
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection

_READING: Final = frozenset({"GET", "HEAD"})
_MENTIONED: Final = re.compile(r"\b(given|inputs)\b((?:\.\w+)*)")
_WORD: Final = re.compile(r"\w+")
_GIVEN: Final = ("given", "inputs")
_WRITES: Final = 2


def is_process(call: CallSelector | None) -> bool:
    """Return whether a call for a rule enters people and claims instead of asking a question.

    One request is a question, whatever its method; several that write are entries.
    """
    if call is None:
        return False
    writing = [step for step in call.steps if step.request.split(" ", 1)[0] not in _READING]
    return len(writing) >= _WRITES


def untold(
    section: MappingSection, call: CallSelector, names: Iterable[str], scopes: tuple[str, ...]
) -> tuple[str, ...]:
    """Return which facts of a rule no request of the call has in it or is made from."""
    told = {name for step in call.steps for name in _told(step)}
    if "" in told:
        return ()
    return tuple(
        name
        for name in names
        if not any(
            one == field or one.startswith(f"{field}.") or field.startswith(f"{one}.")
            for field in field_names(section, name, scopes)
            for one in told
        )
    )


def unsaid(
    section: MappingSection,
    call: CallSelector,
    fact: str,
    members: Iterable[str],
    scopes: tuple[str, ...],
) -> tuple[str, ...]:
    """Return which members of a list that a rule is given no request seems to be made from."""
    texts = [text for step in call.steps for text in _texts(step)]
    whole = {f"{of}.{name}" for of in _GIVEN for name in field_names(section, fact, scopes)}
    if {*_GIVEN, *whole} & {name for step in call.steps for name in names_in(step.body)}:
        return ()
    words = {word for text in texts for word in _WORD.findall(text)}
    return tuple(
        member
        for member in members
        if not words & {*field_names(section, f"{fact}.{member}", scopes), member}
    )


def _texts(step: CallStep) -> Iterator[str]:
    yield from names_in([step.request, dict(step.query), dict(step.headers), step.body])
    yield from (*step.let.values(), step.each or "")


def _told(step: CallStep) -> Iterator[str]:
    """Yield the paths below `given`; an empty one where the whole of it is sent."""
    for text in _texts(step):
        for found in _MENTIONED.finditer(text):
            yield found[2].removeprefix(".")
