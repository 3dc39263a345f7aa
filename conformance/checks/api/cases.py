"""Official APIs: every case that follows from the call's parameters, answers and scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, generates
from conformance.catalog.models.api import Api
from conformance.checks.api.reject import DIGITS, MISSING, WIDTH
from conformance.checks.api.spoil import has_maximum, has_width, is_fixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.api import Parameter
    from conformance.catalog.models.domain import Specification

_OK, _BAD_REQUEST = 200, 400
_TOKEN_CASES = (
    ("gives-token-for-scope", "call/token-given"),
    ("rejects-refresh-token", "call/refresh-refused"),
    ("rejects-missing-token", "call/no-token"),
    ("rejects-unknown-token", "call/garbage-token"),
    ("rejects-token-of-other-scope", "call/other-scope"),
    ("rejects-token-in-query", "call/query-token"),
    ("rejects-altered-token", "call/altered-token"),
    ("rejects-token-outside-bearer", "call/other-scheme"),
    ("rejects-expired-token", "call/expired-token"),
    ("rejects-token-of-other-system", "call/other-system"),
)


@generates(Api)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Access; the lawful call; what it gives back; one refusal per way to be wrong."""
    api = cast("Api", subject)
    for slug, name in _TOKEN_CASES:
        yield Draft(slug, name)
    yield Draft("accepts-lawful-request", "call/accepts")
    yield from _results(spec, api)
    for parameter in api.parameters:
        yield from _parameter(parameter)
    required = next((p for p in api.parameters if p.required), None)
    if required is not None:
        yield Draft("answers-error-in-form", "call/error-body", {"parameter": required.name})


def _results(spec: Specification, api: Api) -> Iterator[Draft]:
    """One case per field of a result row: sent and given back, issued, or a history number."""
    sent = {p.name for p in api.parameters if p.required}
    known = {p.name for p in api.parameters}
    history = spec.records[api.record].history if api.record else None
    for name in _result_fields(api):
        params = {"field": name}
        if name in sent:
            yield Draft(f"gives-back-{_slug(name)}", "call/echoes", params)
        elif name in known and api.operation == "Create":
            yield Draft(f"issues-new-{_slug(name)}", "call/issues-new", params)
            yield Draft(f"repeats-{_slug(name)}", "call/repeated", params)
            yield Draft(f"never-gives-twice-{_slug(name)}", "call/numbers-at-once", params)
            yield Draft(f"repeats-{_slug(name)}-at-once", "call/repeated-at-once", params)
        elif history is not None and name == history.number:
            yield Draft(f"starts-{_slug(name)}", "call/history-start", params)


def _result_fields(api: Api) -> list[str]:
    fields = api.response(_OK).fields
    return [inner.name for f in fields if f.name == "result" for inner in f.fields]


def _parameter(parameter: Parameter) -> Iterator[Draft]:
    name, params = _slug(parameter.name), {"parameter": parameter.name}
    if parameter.required:
        yield Draft(f"rejects-missing-{name}", "call/rejects-missing", params, MISSING)
    else:
        yield Draft(f"accepts-{name}", "call/accepts-parameter", params)
    for other, values in parameter.required_when.items():
        for value in values:
            at = {**params, "other": other, "value": value}
            slug = f"rejects-missing-{name}-when-{_slug(other)}-{value}"
            yield Draft(slug, "call/rejects-missing-conditional", at)
    if has_width(parameter):
        yield Draft(f"rejects-width-{name}", "call/rejects-width", params, WIDTH)
    if is_fixed(parameter):
        yield Draft(f"rejects-digits-{name}", "call/rejects-digits", params, DIGITS)
    elif has_maximum(parameter):
        yield Draft(f"rejects-excess-{name}", "call/rejects-excess", params)


def _slug(name: str) -> str:
    return name.strip("_").replace("_", "-").lower()
