"""The specifications the package provides, each read when it is first asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from conformance.catalog.load import domains, load
from conformance.catalog.switches import switched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification

    Switches = Mapping[str, Mapping[str, str]]
    """Domain → switch → the reading chosen."""


class Catalogue(Protocol):
    """Where specifications come from."""

    def get(self, domain: str) -> Specification | None:
        """Return the specification of a domain; None when the package does not provide it."""
        ...

    def names(self) -> tuple[str, ...]:
        """Return the domains provided, sorted."""
        ...


class Bundled:
    """The newest version of every domain of the bundled catalogue, read with these switches."""

    def __init__(self, switches: Switches | None = None) -> None:
        self._switches = switches or {}
        self._read: dict[str, Specification] = {}

    def get(self, domain: str) -> Specification | None:
        """Return the specification of a domain; None when the catalogue does not hold it."""
        if domain in self.names() and domain not in self._read:
            self._read[domain] = switched(load(domain), self._switches.get(domain, {}))
        return self._read.get(domain)

    def names(self) -> tuple[str, ...]:
        """Return the domains of the catalogue, sorted."""
        return _bundled_names()


class LoadedCatalogue:
    """Named specifications only, already loaded."""

    def __init__(self, specs: Iterable[Specification]) -> None:
        self._specs = {spec.domain: spec for spec in specs}

    def get(self, domain: str) -> Specification | None:
        """Return the specification of a domain; None when it is not among those chosen."""
        return self._specs.get(domain)

    def names(self) -> tuple[str, ...]:
        """Return the domains chosen, sorted."""
        return tuple(sorted(self._specs))


@cache
def _bundled_names() -> tuple[str, ...]:
    return domains()
