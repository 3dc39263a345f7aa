"""The entries of a profile that make something of answers, as a result and its cases hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.yaml import line_of
from conformance.planning.rehearsal.places import place_text
from conformance.results.computed import ComputedModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.cases.case import Case
    from conformance.cases.resting import Resting


def computed_models(resting: Resting | None, profile: Path) -> Iterator[ComputedModel]:
    """Yield the entries with their lines in the profile."""
    for one in resting.entries if resting else ():
        yield ComputedModel(
            place=place_text(one.place),
            line=line_of(profile, one.place),
            item=one.member,
            expression=one.expression,
            made=one.made,
        )


def rests_on(resting: Resting | None, case: Case) -> tuple[str, ...] | None:
    """Return the places of the entries that a case rests on; None where it rests on none."""
    found = resting.of(case) if resting else ()
    return tuple(dict.fromkeys(place_text(one.place) for one in found)) or None
