"""Dates in an answer, wherever they stand: what must not leave is looked for in our form, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jaconv

from conformance.surfaces.mapping.dates import DatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.findings import Json
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection


def patterns_of(section: MappingSection) -> tuple[DatePattern, ...]:
    """Return the patterns in which the vendor writes dates, in answers and on paper."""
    rules = (section.types.get("date"), section.printed.types.get("date"))
    written = (rule.wareki or rule.format for rule in rules if rule is not None)
    return tuple(DatePattern(text) for text in dict.fromkeys(written) if text)


def dates_in(body: Json, patterns: Sequence[DatePattern]) -> list[Json]:
    """Return each date that stands in any text of an answer, in the catalogue's form, once."""
    found = (
        iso
        for text in _texts(body)
        for pattern in patterns
        for iso in pattern.find(str(jaconv.z2h(text, kana=False, ascii=True, digit=True)))
    )
    return list(dict.fromkeys(found))


def _texts(body: Json) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    elif isinstance(body, dict):
        for inner in body.values():
            yield from _texts(inner)
    elif isinstance(body, list):
        for inner in body:
            yield from _texts(inner)
