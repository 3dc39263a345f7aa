"""What a result is about: the product, the specifications, what was selected of them."""

from __future__ import annotations

from typing import Literal

from conformance.catalog.grounds import Ground
from conformance.results.base import Day, Many, Model
from conformance.values.words import Bilingual


class TakenModel(Model):
    """Who takes what is known of a part for all; `expired`: no longer on the day judged."""

    approver: str
    reason: str
    expires: Day
    expired: bool


class PartModel(Model):
    """A part of a specification: a product of its own.

    `missing`: what of its source could not be had, so that nobody knows whether these are all its
    requirements; `taken`: who is content with that.
    """

    key: str
    name: Bilingual
    missing: Bilingual | None = None
    taken: TakenModel | None = None


class CatalogueModel(Model):
    """A specification judged against, pinned by its content hash.

    `parts`: those judged, empty where the specification has none; `parts_left_out`: those that the
    profile does not deliver.
    """

    domain: str
    name: Bilingual
    version: str
    digest: str
    parts: Many[PartModel] = ()
    parts_left_out: Many[PartModel] = ()


class OnlyModel(Model):
    """What an earlier result left to be tried: of which kind, and the hash of that result."""

    kind: Literal["failed", "affected", "new"]
    against: str


class ScopeModel(Model):
    """What was selected; `left_out` counts the planned cases outside the selection.

    `past_day`: it was judged on a day before the run, when less may have been required. `places`:
    of a shard, where each of its cases stands in the whole plan, so that shards can be merged.
    `only`: what an earlier result left to be tried; nothing is carried over from it.
    """

    domains: Many[str] = ()
    levels: Many[str] = ()
    surfaces: Many[str] = ()
    cases: Many[str] = ()
    shard: str | None = None
    places: tuple[int, ...] | None = None
    ground: Ground | None = None
    only: OnlyModel | None = None
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
