"""Who takes part in linkages without being a domain of the catalogue."""

from __future__ import annotations

from typing import Literal

from conformance.catalog.models.base import Entry, Key

PartnerKind = Literal[
    "everyone",
    "common_function",
    "national_system",
    "authority",
    "agency",
    "company",
    "own_system",
]


class Partner(Entry):
    """A party to linkages: a system, an authority or a company. `everyone` is all domains."""

    key: Key
    name_ja: str
    name_en: str | None = None
    kind: PartnerKind
    business_id: str | None = None
    note: str | None = None
