"""An official linkage API: its call, request parameters, response tree and error codes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from conformance.catalog.models.base import Entry, Key, OfficialPlace
from conformance.catalog.models.requirements import Requirement

OfficialType = Literal["X", "N", "9", "9V", "S9", "BLOB", "YEAR", "DATE", "TIME"]
"""The standard's data types, half-width (the workbooks write Ｎ full-width)."""

FieldType = OfficialType | Literal["object", "array", "mixed"]
"""A response field's type: a data type, 構造化, 配列構造化, or X and N mixed."""

FieldName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=80)]
"""A name in a request or response body, such as `atenabango` or `_links`."""


class Parameter(Entry):
    """A request parameter.

    `required` (◎): it always appears. A parameter that is not required may be left out, unless
    `condition` (own words) says otherwise; `required_when` is that condition where it depends on
    other parameters alone: all named parameters have one of the listed values.
    `values`: the closed set of values with their meaning. `default`: what stands for "none".
    `item`: the item of `Api.record` that holds the value.
    """

    name: FieldName
    name_ja: str
    no: int | None = None
    required: bool
    type: OfficialType
    digits: int | None = None
    fraction: int | None = None
    condition: str | None = None
    required_when: dict[FieldName, tuple[str, ...]] = {}
    values: dict[str, str] = {}
    default: str | None = None
    examples: tuple[str, ...] = ()
    unspecified_date: bool = False
    item: Key | None = None
    identifier: str | None = None
    note: str | None = None
    official: OfficialPlace | None = None


class ResponseField(Entry):
    """A field of a response body and the fields below it; `level` 2 stands in the root object.

    `always_present` (◎), `may_be_null` (〇). `fixed`: the only text the field may hold.
    """

    name: FieldName
    name_ja: str
    level: int = Field(ge=2)
    always_present: bool
    may_be_null: bool
    type: FieldType
    digits: int | None = None
    fixed: str | None = None
    example: str | None = None
    official: OfficialPlace | None = None
    fields: tuple[ResponseField, ...] = ()


class Response(Entry):
    """The JSON body that belongs to an HTTP status."""

    status: int = Field(ge=100, le=599)
    fields: tuple[ResponseField, ...]
    official: OfficialPlace | None = None


class ApiError(Entry):
    """An error code; `message` is the text to send, with 【…】 where names are filled in."""

    code: str
    name_ja: str
    message: str
    official: OfficialPlace | None = None


class Api(Requirement):
    """An official API call: how it is reached, what it takes, what it answers.

    `path` is below the provider's base address. `scope` is the access token's scope.
    `timeout_guide_seconds` is a guide value, not a limit. `record` is the group it writes or reads.
    """

    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    operation: Literal["Create", "Read", "Update", "Delete"]
    scope: str
    request_id: str
    response_id: str
    request_content_type: str
    response_content_type: str
    timeout_guide_seconds: int | None = None
    record: Key | None = None
    parameters: tuple[Parameter, ...]
    responses: tuple[Response, ...]
    errors: tuple[ApiError, ...]
    official: OfficialPlace | None = None

    def parameter(self, name: str) -> Parameter:
        """Return a parameter by name (`KeyError` when the call has none)."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise KeyError(name)

    def response(self, status: int) -> Response:
        """Return the response of a status (`KeyError` when none is defined)."""
        for response in self.responses:
            if response.status == status:
                return response
        raise KeyError(status)
