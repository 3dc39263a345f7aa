"""What a result is about: the product, the specifications, what was selected of them."""

from __future__ import annotations

from conformance.results.base import Bilingual, Model


class PartModel(Model):
    """A part of a specification: a product of its own."""

    key: str
    name: Bilingual


class CatalogueModel(Model):
    """A specification judged against, pinned by its content hash.

    `parts`: those judged, empty where the specification has none; `parts_left_out`: those that the
    profile does not deliver.
    """

    domain: str
    name: Bilingual
    version: str
    digest: str
    parts: tuple[PartModel, ...] = ()
    parts_left_out: tuple[PartModel, ...] = ()


class ScopeModel(Model):
    """What was selected; `left_out` counts the planned cases outside the selection.

    `past_day`: it was judged on a day before the run, when less may have been required.
    """

    domains: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    shard: str | None = None
    ground: str | None = None
    past_day: bool = False
    narrowed: bool = False
    left_out: int = 0


class CorpusModel(Model):
    """The saved counterexamples that were an input of the run, by their hash."""

    digest: str
    examples: int


class ProductModel(Model):
    """The product and release judged, for a municipality: its kind, code (団体コード) and name."""

    name: str
    vendor: str
    release: str
    city_type: str
    city_code: str
    city_name: str
