"""Which call of the profile stands for a call of the contract."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from conformance.surfaces.issued import FILE_FORMATS

if TYPE_CHECKING:
    from conformance.contract.call import Action
    from conformance.contract.call import Call as Asked
    from conformance.surfaces.mapping.models.call import CallSelector, Pattern
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection


_SELECTORS = ("domain", "kind", "key", "group", "role", "direction", "format")


def select(section: MappingSection, asked: Asked) -> CallSelector | None:
    """Return the call with the most selectors of those that match; the first written of equals."""
    matching = [call for call in section.calls if _matches(call, asked)]
    return max(matching, key=_specificity, default=None)


def reaches(
    section: MappingSection, action: Action, domain: str = "", key: str = "", kind: str = ""
) -> bool:
    """Say whether the profile has a call for an action on a key (in some role, way, group)."""
    return any(
        call.action == action
        and all(
            not value or _fits(getattr(call, name), value)
            for name, value in (("domain", domain), ("key", key), ("kind", kind))
        )
        for call in section.calls
    )


def _matches(call: CallSelector, asked: Asked) -> bool:
    return (
        call.action == asked.action
        and all(_fits(getattr(call, name), getattr(asked, name)) for name in _SELECTORS)
        and _gives(call, asked.format)
    )


def _gives(call: CallSelector, form: str) -> bool:
    """Say whether a call gives a file of this format, by what it names or what it answers."""
    if form not in FILE_FORMATS or call.format is not None:
        return True
    return any(step.answer == form for step in call.steps)


def _fits(pattern: Pattern | None, value: str) -> bool:
    if pattern is None:
        return True
    patterns = (pattern,) if isinstance(pattern, str) else pattern
    return any(fnmatchcase(value, one) for one in patterns)


def _specificity(call: CallSelector) -> tuple[int, int]:
    given = [getattr(call, name) for name in _SELECTORS if getattr(call, name) is not None]
    return len(given), sum(isinstance(one, str) and not set(one) & set("*?[") for one in given)
