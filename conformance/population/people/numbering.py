"""Numbers of persons and households that tell who belongs together, without a book of them.

A number is a family's own and ends in the role of the person in it, that of a household in the role
of its head: whoever reads a number knows the person, in whatever order rows are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from conformance.population import seeds
from conformance.population.people.roles import head_of, role_at, roles

_LEAST = 7  # digits from which two families do not meet
_DIGITS = 14  # of a family, as numbers of persons have fifteen
_NINES = str.maketrans("0123456789", "9876543210")


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbers of one seed; those of two scopes never meet, and stand for the same people."""

    seed: int
    scope: str = ""

    def person(self, family: str, role: str, length: int) -> str:
        """Return the number of who plays a role in a family."""
        return f"{self._family(family, length - 1)}{roles()[role].digit}"

    def household(self, family: str, role: str, length: int) -> str:
        """Return the number of the household in which who plays a role in a family lives."""
        return _turned(self.person(family, head_of(role), length))

    def read(self, number: str) -> tuple[str, str]:
        """Return the family and role of the person with a number."""
        return self._named(number[:-1]), role_at(int(number[-1]) if number[-1:].isdigit() else 1)

    def read_household(self, number: str) -> tuple[str, str]:
        """Return the family of the household with a number, and its head's role."""
        family, role = self.read(_turned(number))
        return family, head_of(role)

    def family_of(self, name: object) -> str:
        """Return the family that a row of a name is about, wherever nothing else says it."""
        return str(seeds.number(self.seed, "family", name) % self._room(_DIGITS)[1])

    def _family(self, family: str, length: int) -> str:
        least, room = self._room(length)
        return str(least + (int(family) + self._shift) % room)

    def _named(self, digits: str) -> str:
        """Return what the family with these digits is called, in every scope alike."""
        if not (digits.isascii() and digits.isdigit() and len(digits) >= _LEAST):
            return str(seeds.number(0, digits) % self._room(_DIGITS)[1])
        least, room = self._room(len(digits))
        return str((int(digits) - least - self._shift) % room)

    @staticmethod
    def _room(length: int) -> tuple[int, int]:
        least = 10 ** (length - 1)
        return least, 9 * least

    @property
    def _shift(self) -> int:
        return seeds.number(0, "scope", self.scope) if self.scope else 0


def _turned(number: str) -> str:
    """Return the number of a household for that of its head, and the other way round."""
    return number[:1] + number[1:-1].translate(_NINES) + number[-1:]
