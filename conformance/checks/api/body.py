"""The body of an answer against the response tree: fields, types, digits, fixed texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.findings import Answered
from conformance.messages.worded import worded
from conformance.values import data_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.api import Api, ResponseField
    from conformance.findings import FindingError, Json, Shown
    from conformance.surfaces.linkage_api import ApiReply

_BLANK = re.compile(r"【[^】]*】|X(?=桁)")
_ERROR_CODE, _MESSAGE = "code", "message"


def hold_body(trial: Trial, api: Api, reply: ApiReply, expected: int) -> None:
    """Hold that an answer has the status, the content type and exactly the body it must have."""
    if reply.status != expected:
        raise _finding(trial, api, "status", Answered(expected), reply.answered)
    if _media(reply.content_type) != _media(api.response_content_type):
        raise _finding(trial, api, "Content-Type", api.response_content_type, reply.content_type)
    fields = api.response(expected).fields
    for where, wanted, found in differences(fields, reply.body, ""):
        raise _finding(trial, api, where, wanted, found)
    for code, message in _errors(reply.body):
        if not _message_fits(api, code, message):
            template = [e.message for e in api.errors if e.code == code]
            raise _finding(trial, api, f"errors/{code}", [*template], message)


def differences(
    fields: Sequence[ResponseField], found: Json, at: str
) -> Iterator[tuple[str, str, Json]]:
    """Return where an object departs from its fields: path, what was expected, what was found."""
    if not isinstance(found, dict):
        yield at or "body", "object", type(found).__name__
        return
    for name in sorted(set(found) - {field.name for field in fields}):
        yield f"{at}/{name}", "no such field", name
    for field in fields:
        here = f"{at}/{field.name}"
        if field.name not in found:
            if field.always_present:
                yield here, "present", None
        elif found[field.name] is None:
            if not field.may_be_null:
                yield here, "not null", None
        else:
            yield from _value(field, found[field.name], here)


def _value(field: ResponseField, found: Json, at: str) -> Iterator[tuple[str, str, Json]]:
    if field.type == "object":
        yield from differences(field.fields, found, at)
    elif field.type == "array":
        if not isinstance(found, list) or (field.always_present and not found):
            yield at, "array with an element", type(found).__name__
            return
        for element in found:
            yield from differences(field.fields, element, at)
    elif field.fixed is not None and found != field.fixed:
        yield at, field.fixed, found
    else:
        yield from _text(field, found, at)


def _text(field: ResponseField, found: Json, at: str) -> Iterator[tuple[str, str, Json]]:
    """Judge a text by its data type; numbers of type 9 may also stand as JSON numbers."""
    number = field.type in {"9", "S9", "9V"}
    if isinstance(found, int) and not isinstance(found, bool) and number:
        found = str(found)
    if not isinstance(found, str):
        yield at, f"text of type {field.type}", type(found).__name__
    elif field.type != "mixed":
        problem = data_types.check_data_type(field.type, found, digits=field.digits)
        if problem is not None:
            yield at, f"{field.type}({field.digits})", f"{problem.code} {found}"


def _errors(body: Json) -> Iterator[tuple[str, str]]:
    found = body.get("errors") if isinstance(body, dict) else None
    for error in found if isinstance(found, list) else ():
        if isinstance(error, dict):
            yield str(error.get(_ERROR_CODE)), str(error.get(_MESSAGE))


def _message_fits(api: Api, code: str, message: str) -> bool:
    """Say whether a message is the official text of its code, with the blanks filled in."""
    for error in api.errors:
        if error.code == code:
            parts = map(re.escape, _BLANK.split(error.message))
            return re.fullmatch(".+".join(parts), message) is not None
    return False


def _media(content_type: str) -> tuple[str, ...]:
    parts = (part.strip().lower() for part in content_type.split(";"))
    return tuple(sorted(part for part in parts if part))


def _finding(trial: Trial, api: Api, where: str, expected: Shown, found: Shown) -> FindingError:
    return trial.deviation(
        worded("F-API-BODY", where=where),
        expected=expected,
        found=found,
        where=f"/{api.path} → {where}",
        cause=f"{trial.case.requirement.id}:{where}",
    )
