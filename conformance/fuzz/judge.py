"""What is wrong with an answer, by the document: status, type, schema, and wrong data accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import (
    AcceptedNegativeData,
    FailureGroup,
    MalformedJson,
    ServerError,
)
from schemathesis.openapi.checks import (
    ContentDeserializationError,
    JsonSchemaError,
    MalformedMediaType,
    MissingContentType,
    UndefinedContentType,
    UndefinedStatusCode,
)
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from conformance.fuzz.send import as_response

if TYPE_CHECKING:
    from conformance.fuzz.model import Kind
    from conformance.fuzz.send import FuzzRequest
    from conformance.fuzz.types import Case
    from conformance.surfaces.http import HttpResponse

ACCEPTED = "F-FUZZ-ACCEPTED"
"""Data that the document does not allow were accepted."""

_ALWAYS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
_BAD_REQUEST = 400
_TYPE = (MissingContentType, MalformedMediaType, UndefinedContentType)
_BODY = (MalformedJson, ContentDeserializationError)


@dataclass(frozen=True, slots=True)
class Departure:
    """A departure: its code, where it stands in the answer, expected and found without values."""

    code: str
    where: str
    expected: str
    found: str


def judge_answer(
    case: Case, request: FuzzRequest, answer: HttpResponse, kind: Kind
) -> list[Departure]:
    """Return every departure of an answer to a generated or odd request."""
    checks = list(_ALWAYS)
    if kind == "unlawful" and answer.status < _BAD_REQUEST:
        checks.append(negative_data_rejection)
    try:
        case.validate_response(as_response(answer, request), checks=checks)
    except FailureGroup as group:
        return sorted({_wrong(one, answer, case) for one in group.exceptions}, key=str)
    return []


def _wrong(failure: Exception, answer: HttpResponse, case: Case) -> Departure:
    """Return a failure in our words; its own message may hold values of the answer."""
    status = f"HTTP {answer.status}"
    if isinstance(failure, ServerError):
        return Departure("F-FUZZ-5XX", "status", "HTTP 2xx or 4xx", status)
    if isinstance(failure, UndefinedStatusCode):
        documented = "/".join(failure.defined_status_codes)
        return Departure("F-FUZZ-STATUS", "status", f"HTTP {documented}", status)
    if isinstance(failure, AcceptedNegativeData):
        return Departure(ACCEPTED, _broken(case), "HTTP 4xx", status)
    if isinstance(failure, _TYPE):
        return Departure(
            "F-FUZZ-TYPE", f"{status} Content-Type", "as documented", answer.content_type
        )
    if isinstance(failure, JsonSchemaError):
        at = "/".join("[]" if isinstance(p, int) else str(p) for p in failure.instance_path)
        rule = "/".join(map(str, failure.schema_path[-2:]))
        return Departure("F-FUZZ-SCHEMA", f"{status} /{at}", f"schema: {rule}", "does not hold")
    if isinstance(failure, _BODY):
        return Departure("F-FUZZ-SCHEMA", f"{status} body", "JSON", "not readable")
    return Departure("F-FUZZ-SCHEMA", status, "as documented", type(failure).__name__)


def _broken(case: Case) -> str:
    """Return which part of the request was made unlawful."""
    data = case.meta.phase.data if case.meta else None
    where = getattr(data, "location", None) or getattr(data, "parameter", None)
    return str(where or "body")
