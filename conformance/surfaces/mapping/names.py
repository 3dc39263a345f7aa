"""The vendor's words for keys of the catalogue: named ones, and a style for all others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.surfaces.mapping.models.section import Names, Naming

Category = Literal["domains", "functions", "groups", "forms", "rules", "linkages"]
CATEGORIES: tuple[Category, ...] = (
    "domains",
    "functions",
    "groups",
    "forms",
    "rules",
    "linkages",
)
_PART = re.compile(r"[-_]")


def styled(key: str, naming: Naming) -> str:
    """Return a catalogue key in a style: `birth_date` → `birthDate`, `BirthDate`, `birth-date`."""
    if naming == "as_is":
        return key
    parts = _PART.split(key)
    if naming in ("kebab", "snake"):
        return ("-" if naming == "kebab" else "_").join(parts)
    head, *rest = parts
    first = head if naming == "camel" else head[:1].upper() + head[1:]
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


@dataclass(frozen=True, slots=True)
class VendorWords:
    """The vendor's words, both ways."""

    names: Names
    naming: Naming

    def word(self, category: Category, domain: str, key: str) -> str:
        """Return the vendor's word for a key: named for the domain, named, or in the style."""
        named: dict[str, str] = getattr(self.names, category)
        return named.get(f"{domain}/{key}") or named.get(key) or styled(key, self.naming)

    def named(self, category: str, domain: str, key: str) -> str | None:
        """Return the word for a key of a category by name; None for no key."""
        found = next(c for c in CATEGORIES if c == category)
        return self.word(found, domain, key) if key else None

    def key(self, category: Category, domain: str, word: str, keys: Iterable[str]) -> str | None:
        """Return which of the keys the vendor calls by a word."""
        return next((key for key in keys if self.word(category, domain, key) == word), None)
