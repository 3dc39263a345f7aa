"""The form of the JSON that `conformance try` writes: what was told, never a verdict."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from conformance.results.base import Model
from conformance.results.model import CauseModel, FindingModel, ProductModel
from conformance.values.words import Bilingual

Kind = Literal["arranged", "sent", "seen", "otherwise", "not_tried", "lost"]


class SentenceModel(Model):
    """One sentence of a first hour."""

    domain: str
    kind: Kind = Field(
        description="`seen`: as the catalogue says; `otherwise`: not so, whose doing is left open"
    )
    text: Bilingual
    about: str = Field(description="case or requirement, for conformance explain")
    place: str = Field(description="entry of the profile that decides it; empty where none does")
    line: int | None = Field(description="line of that entry")
    cause: CauseModel | None
    finding: FindingModel | None = Field(description="values of the package masked")


class FirstHourFile(Model):
    """`conformance try --json`: what a first hour with a package told."""

    product: ProductModel
    as_of: date = Field(description="the business date")
    seed: int
    domains: tuple[str, ...]
    cases: int = Field(ge=0, description="cases that a run of these domains plans on the API")
    to_be_tried: int = Field(
        ge=0,
        description="of them, cases that the profile reaches; 0 where nothing tried was taken",
    )
    told: tuple[SentenceModel, ...]
