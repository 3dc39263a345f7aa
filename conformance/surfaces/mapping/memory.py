"""What the package told once in an earlier call and asks for in a later one, by number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.mapping.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json
    from conformance.surfaces.mapping.models.call import Remember

_MOST = 100_000


@dataclass(frozen=True)
class Remembering:
    """Where an answer holds what is to be remembered, ready to run."""

    under: Expression
    values: Mapping[str, Expression]


@dataclass
class Memory:
    """Values by name and by the number under which they were told; the newest counts."""

    held: dict[tuple[str, str], Json] = field(default_factory=dict)

    def take(self, one: Remembering, body: Json) -> dict[str, Json]:
        """Keep what an answer holds, and return it; an answer without the number keeps nothing."""
        number = one.under.find(body)
        if number in (None, ""):
            return {}
        found = {name: value.find(body) for name, value in one.values.items()}
        for name, value in found.items():
            self.held.pop((name, str(number)), None)
            self.held[name, str(number)] = value
        while len(self.held) > _MOST:
            del self.held[next(iter(self.held))]
        return found

    def recall(
        self, asked: Mapping[str, Expression], variables: Mapping[str, Json]
    ) -> dict[str, Json]:
        """Return what was told under the numbers that expressions on the variables find.

        Raises:
            UntestedError: nothing was told under that number: the row is none of this run's.
        """
        return {name: self._told(name, under.find(variables)) for name, under in asked.items()}

    def _told(self, name: str, number: Json) -> Json:
        value = self.held.get((name, str(number)))
        if value is None:
            raise UntestedError(_never_told(name))
        return value


def remembering(section: Remember | None) -> Remembering | None:
    """Return what a step remembers, its expressions compiled."""
    if section is None:
        return None
    values = {name: Expression(text) for name, text in section.values.items()}
    return Remembering(Expression(section.under), values)


def _never_told(name: str) -> Cause:
    return make_cause("P-NOT-TOLD", {"variable": name}, name=name)
