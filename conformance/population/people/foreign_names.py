"""Names of foreigners: roman letters or kanji or both, with or without an alias 通称."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.people.named import ForeignName, names
from conformance.population.people.person import Name

if TYPE_CHECKING:
    from conformance.population.people.tape import Tape


def foreign_name(tape: Tape) -> ForeignName:
    """Choose a name with its country, mostly one at an edge."""
    known = names()
    return tape.boosted(known.foreign_plain, [edge.names for edge in known.foreign])


def as_name(found: ForeignName) -> Name:
    """Return the name without the country."""
    return Name(
        kana=found.kana,
        roman=found.roman,
        kanji=found.kanji,
        alias=found.alias,
        alias_kana=found.alias_kana,
    )
