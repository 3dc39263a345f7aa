"""One resident, chosen so that all parts fit together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from conformance.population.people.addresses import address
from conformance.population.people.births import birth
from conformance.population.people.foreign_names import as_name, foreign_name
from conformance.population.people.japanese_names import japanese_name
from conformance.population.people.person import HEAD, Person
from conformance.population.people.residences import FIRST, residence
from conformance.population.people.stays import stay

if TYPE_CHECKING:
    from datetime import date

    from conformance.population.edges import Edge
    from conformance.population.people.named import Surname
    from conformance.population.people.person import Address, Birth, Sex
    from conformance.population.people.tape import Tape

Kind: TypeAlias = Literal["any", "japanese", "foreign"]
SEXES: tuple[Sex, ...] = ("female", "male")
PERSON = 56
"""Bytes of tape that a person is chosen from."""


@dataclass(frozen=True, slots=True)
class ReferenceDay:
    """The day on which people live here, and the edges near it at which their days lie."""

    day: date
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class SettledFacts:
    """What is settled about somebody already; None is not.

    Attributes:
        surname: of the family 氏, for Japanese.
        relation: 続柄; `head_name` the name of the head, None for the head.
    """

    birth: Birth | None = None
    sex: Sex | None = None
    surname: Surname | None = None
    address: Address | None = None
    relation: tuple[str, ...] = HEAD
    head_name: str | None = None


def resident(
    tape: Tape, around: ReferenceDay, kind: Kind = "any", given: SettledFacts | None = None
) -> Person:
    """Choose a resident of the day; what is given holds, the rest is anything lawful."""
    known = given or SettledFacts()
    day = around.day
    born = known.birth or birth(tape, day)
    sex = tape.pick(SEXES) if known.sex is None else known.sex
    here = known.address or address(tape)
    if kind == "japanese" or (kind == "any" and tape.pick((True, True, False))):
        name = japanese_name(tape, sex, known.surname)
        lived, held = stay(tape, day, born.day, here, around.edges), None
    else:
        found = foreign_name(tape)
        name = as_name(found)
        lived = stay(tape, day, max(born.day, FIRST), here, around.edges)
        held = residence(tape, day, born.day, lived.resident_since, found.country, around.edges)
    head = known.head_name or name.text
    return Person(name, born, sex, here, lived, held, known.relation, head)
