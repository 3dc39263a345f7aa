"""The section `mapping` of a profile: how the contract is said in a vendor's own words."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from conformance.catalog.models.records import ItemType
from conformance.surfaces.mapping.models.addresses import Addresses
from conformance.surfaces.mapping.models.call import CallSelector
from conformance.surfaces.mapping.models.field import FieldEntry, Nulls, ValueRule
from conformance.surfaces.mapping.models.part import ProfilePart, Written

Naming = Literal["as_is", "camel", "pascal", "kebab", "snake"]
Format = Literal["json", "xml", "form", "multipart"]


class ErrorPlaces(ProfilePart):
    """Where one error of a refusal says its reason and its field; JMESPath on the error.

    `index`: the place of a wrong row among those received; the first row has `first_index`.
    """

    code: str = "code"
    item: str | None = None
    index: str | None = None
    first_index: int = 0


class Envelope(ProfilePart):
    """What the vendor's answers look like; JMESPath on the body of the answer."""

    ok: str | None = None
    rows: str | None = None
    errors: str | None = None
    error: ErrorPlaces = ErrorPlaces()
    reasons: dict[str, str] = {}
    statuses: dict[str, str] = {}


class Print(ProfilePart):
    """How a printed form shows items where it differs from the API: labels, dates, flags, codes."""

    fields: dict[str, dict[str, FieldEntry]] = {}
    types: dict[ItemType, ValueRule] = {}
    codes: dict[str, dict[str, Written]] = {}


class Names(ProfilePart):
    """Catalogue key → the vendor's word; a key may be written `domain/key`."""

    domains: dict[str, str] = {}
    functions: dict[str, str] = {}
    groups: dict[str, str] = {}
    forms: dict[str, str] = {}
    rules: dict[str, str] = {}
    linkages: dict[str, str] = {}


class Mapping(ProfilePart):
    """The contract in a vendor's own words."""

    format: Format = "json"
    nulls: Nulls = "omit"
    encoding: Literal["utf-8", "cp932"] = "utf-8"
    envelope: Envelope = Envelope()
    volatile: tuple[str, ...] = ()
    types: dict[ItemType, ValueRule] = {}
    codes: dict[str, dict[str, Written]] = {}
    names: Names = Names()
    addresses: Addresses | None = None
    naming: Naming = "as_is"
    fields: dict[str, dict[str, FieldEntry]] = {}
    printed: Print = Field(default=Print(), alias="print")
    calls: tuple[CallSelector, ...] = ()
