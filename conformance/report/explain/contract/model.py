"""`conformance explain --json`: what there is to know of a requirement, for a mapper."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from conformance.results.base import Model
from conformance.values.words import Bilingual

SetBy = Literal["caller", "key", "filing", "constant", "rule", "package"]


class ItemModel(Model):
    """An item that a function is given or sets, or that a group or form holds."""

    key: str
    name: Bilingual
    type: str
    size: str = Field(description="length or range, as the catalogue states it; empty: none stated")
    required: bool
    set_by: SetBy = Field(
        description="`caller`: sent; `key`: sent, names the row; `filing`: sent, need not be kept; "
        "`constant`, `rule`: set by the function; `package`: the package's own doing"
    )
    by: str = Field(description="the constant or the rule; how a search compares; else empty")
    codes: dict[str, str] = Field(description="code → meaning, in Japanese")
    refers: tuple[str, ...] = Field(description="domain/group/item of what it names")


class RefusalModel(Model):
    """When a request must be refused: the case that tries it, and the reason if one is bound."""

    case: str
    text: Bilingual
    reason: str | None


class ContractModel(Model):
    """What an entry of the catalogue is in the contract."""

    operation: str = Field(description="kind of a function's operation; empty of other entries")
    items: tuple[ItemModel, ...]
    reads: tuple[str, ...] = Field(description="domain/group")
    writes: tuple[str, ...] = Field(description="domain/group")
    effects: tuple[Bilingual, ...]
    afterwards: tuple[Bilingual, ...] = Field(description="copies, searches, linkages, cancelling")
    refusals: tuple[RefusalModel, ...]
    mapping: str = Field(description="YAML for surfaces.api of a profile; empty: nothing to map")


class ExplainedModel(Model):
    """A requirement as `conformance explain` tells it."""

    id: str
    title: Bilingual
    class_expression: Bilingual
    source: Bilingual
    provenance: str
    place: str
    contract: ContractModel
    cases: tuple[str, ...]


class ExplainFile(Model):
    """`conformance explain --json`: the requirements that were named."""

    explained: tuple[ExplainedModel, ...]
