"""What a profile of the vendor's own API says of fields: sent, held, named, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from conformance.findings import UntestedError
from conformance.surfaces.mapping.causes import is_shown_masked, no_field
from conformance.surfaces.mapping.unheld import is_unheld

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.surfaces.mapping.models.section import Mapping as MappingSection

V = TypeVar("V")  # a value, or what is wanted of one


_MARKS = re.compile(r"[*＊●○xX]{2,}([0-9A-Za-z]{1,4})")


def is_masked(sent: object, shown: object) -> bool:
    """Return whether a number is shown with marks in place of all but its last letters.

    Marks alone are no such thing: they would be taken for an address that is seen.
    """
    if not isinstance(sent, str) or not isinstance(shown, str):
        return False
    found = _MARKS.fullmatch(shown)
    return found is not None and sent.endswith(found[1]) and len(found[1]) < len(sent)


@dataclass(frozen=True)
class OwnFields:
    """What can be sent to and read from the package, for one requirement of a domain."""

    mapping: MappingSection | None
    """Of a profile of the contract's API: none, and every item has its field."""
    domain: str
    function: str | None
    """The key of the function under test, of another requirement none."""
    record: str
    """The record group whose items are asked for."""

    def unheld(self, name: str) -> bool:
        """Return whether the profile says that an item is not sent, or not held."""
        return self.lacks(name, f"{self.domain}/{self.record}") or self.unsent(name)

    def unsent(self, name: str) -> bool:
        """Return whether the profile says that the function under test is sent no such item."""
        return self.function is not None and self.lacks(
            name, f"{self.domain}/function/{self.function}"
        )

    def lacks(self, name: str, *scopes: str) -> bool:
        """Return whether the profile says that there is no field for an item in these scopes."""
        if self.mapping is None:
            return False
        return is_unheld(self.mapping, name, (*scopes, self.domain, "*"))

    def finds(self, name: str, scope: str) -> bool:
        """Return whether an item of a scope could be seen: a profile of its own API names it."""
        if self.mapping is None:
            return True
        return self.mapping.fields.get(scope, {}).get(name) is not None

    def held(self, group: str, values: Mapping[str, V]) -> dict[str, V]:
        """Return the values of a group's row without those the package has no field for.

        `UntestedError`: of some values none is left that could be judged.
        """
        kept = {k: v for k, v in values.items() if not self.lacks(k, f"{self.domain}/{group}")}
        if values and not kept:
            raise UntestedError(no_field(list(values)))
        return kept

    def shown(self, rule: str, outputs: Mapping[str, V]) -> dict[str, V]:
        """Return the outputs of a rule without those that the package shows nowhere.

        `UntestedError`: it shows none.
        """
        kept = {k: v for k, v in outputs.items() if not self.lacks(k, f"{self.domain}/rule/{rule}")}
        if outputs and not kept:
            raise UntestedError(no_field(list(outputs)))
        return kept

    def judged(
        self,
        differing: list[str],
        expected: Mapping[str, object],
        found: Mapping[str, object],
        kind: str,
    ) -> list[str]:
        """Return which of the items that differ are judged: those the package has a field for.

        Nor is what an API of the vendor's own shows with marks in place of most of it judged.

        `UntestedError`: none is, and nothing else was expected or the record as a whole is asked.
        """
        masked = [
            name
            for name in differing
            if self.mapping is not None and is_masked(expected[name], found.get(name))
        ]
        whole = kind == "record" or len(differing) == len(expected)
        if masked and masked == differing and whole:
            raise UntestedError(is_shown_masked(masked))
        left = [
            name
            for name in differing
            if name not in masked
            and not self.unsent(name)
            and not (found.get(name) is None and self.unheld(name))
        ]
        if set(differing) - set(masked) and not left and whole:
            raise UntestedError(no_field(differing))
        return left
