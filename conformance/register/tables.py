"""The tables of the register: of each product the newest result that covers what a cell is about.

A newer result of a part does not make an older one of the rest be forgotten; a cell that is not of
the newest result says of which release and day it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.register.entries import DomainEntry, RegisterEntry
    from conformance.register.standing import Standing
    from conformance.values.words import Bilingual


@dataclass(frozen=True, slots=True)
class Covered:
    """How a product stands in a domain by a result of its own."""

    by: RegisterEntry
    domain: DomainEntry


@dataclass(frozen=True, slots=True)
class ProductCell:
    """How a product stands in a requirement; `older`: the result, where it is not the newest.

    `limited`: by a result that says nothing good of the product (a part, the sample, a fault).
    """

    standing: Standing
    older: RegisterEntry | None
    limited: bool = False

    @property
    def conforms(self) -> bool:
        """Whether it counts among those that conform."""
        return self.standing == "conformant" and not self.limited


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A requirement with the cell of each product; `conform`: how many conform."""

    id: str
    anchor: str
    title: Bilingual
    cells: tuple[ProductCell | None, ...]
    conform: int


def newest(entries: Sequence[RegisterEntry]) -> tuple[RegisterEntry, ...]:
    """Return the newest result of each product, by vendor and name."""
    last: dict[str, RegisterEntry] = {}
    for one in entries:  # the newest first
        last.setdefault(one.slug, one)
    return tuple(sorted(last.values(), key=lambda one: (one.vendor, one.product)))


def covering(entries: Sequence[RegisterEntry], product: str, domain: str) -> tuple[Covered, ...]:
    """Return the results of a product that cover a domain, the newest first."""
    return tuple(
        Covered(one, each)
        for one in entries
        if one.slug == product
        for each in one.domains
        if each.domain == domain
    )


def by_kind(products: Sequence[Sequence[Covered]]) -> list[tuple[str, list[MatrixRow]]]:
    """Return the requirements of a domain by their kind, each with how every product stands."""
    titles: dict[str, Bilingual] = {}
    cells = [_cells(results) for results in products]
    for one in (one for results in products for one in results):
        for each in one.domain.requirements:
            titles.setdefault(each.id, each.title)
    kinds: dict[str, list[MatrixRow]] = {}
    for name, title in titles.items():
        _, kind, key = name.split("/", 2)
        its = tuple(found.get(name) for found in cells)
        conform = sum(cell is not None and cell.conforms for cell in its)
        kinds.setdefault(kind, []).append(MatrixRow(name, f"{kind}-{key}", title, its, conform))
    return list(kinds.items())


def _cells(results: Sequence[Covered]) -> dict[str, ProductCell]:
    """Return how a product stands in each requirement, by its newest result that covers it."""
    found: dict[str, ProductCell] = {}
    for number, one in enumerate(results):
        for each in one.domain.requirements:
            older = one.by if number else None
            found.setdefault(each.id, ProductCell(each.standing, older, one.by.limited))
    return found
