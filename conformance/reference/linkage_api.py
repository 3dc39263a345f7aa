"""The official APIs of the package: one municipality, outside the sandboxes of the test interface.

A call gets a new number, unless its parameters say that a number goes with it (for 031: 処理区分 1
and 2); then a history row is added under the number given.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from conformance.catalog.switches import reading
from conformance.reference import linkage_request as requests
from conformance.reference.answers import unauthorised
from conformance.reference.app import of_header
from conformance.reference.store import Sandbox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from conformance.catalog.models.api import Api, Parameter, ResponseField
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.package import SamplePackage
    from conformance.reference.refusals import RefusalReason
    from conformance.reference.tokens import TokenIssuer

_OK, _BAD_REQUEST, _UNAUTHORISED = 200, 400, 401
_FIRST = 900_000_000_000_000  # 15 digits: apart from what residents of a small town have
_OPENED = date(2025, 4, 1)


@dataclass
class Office:
    """One official API: its register, its behaviour, and what it answers."""

    spec: Specification
    api: Api
    behaviour: Behaviour
    register: Sandbox = field(default_factory=lambda: Sandbox("linkage", _OPENED))
    issued: int = 0
    given: dict[str, str] = field(default_factory=dict)

    def answer(self, inputs: Row) -> tuple[int, Row]:
        """Return status and body for a request with a good token."""
        codes = requests.LinkageCodes.of(self.spec)
        wrong = self.behaviour.reasons(inputs, requests.reasons(self.api, inputs, codes))
        if wrong:
            return _BAD_REQUEST, self._refusal(wrong)
        row = self._write(inputs)
        names = [f.name for f in _fields(self.api, _OK, "result")]
        result: Json = [{name: row[name] for name in names if name in row}]
        metadata: Row = {"title": self.api.title_ja, "detail": self._detail(_OK)}
        return _OK, {"metadata": metadata, "_links": self._links(), "result": result}

    def unauthorised(self) -> Row:
        """Return the body of status 401."""
        body = unauthorised(f"/{self.api.path}")
        return {**body, "title": self.api.title_ja, "detail": self._detail(_UNAUTHORISED)}

    def _refusal(self, wrong: list[RefusalReason]) -> Row:
        errors: list[Json] = [
            {"code": r.code, "message": requests.message(self.api, r)} for r in wrong
        ]
        detail = self._detail(_BAD_REQUEST)
        return {
            "title": self.api.title_ja,
            "detail": detail,
            "_links": self._links(),
            "errors": errors,
        }

    def _write(self, inputs: Row) -> Row:
        """Add a row of the register and return it with its number."""
        group = self.spec.records[self.api.record or ""]
        table = self.register.table(self.spec.domain, group)
        row: Row = {p.item: inputs[p.name] for p in self._stored() if p.item and p.name in inputs}
        key, history = group.primary_key[0], group.history
        if not any(p.item == key and requests.is_required(p, inputs) for p in self._stored()):
            row[key] = self._number(inputs)
        if history is not None:
            first = 1 if reading(self.spec, "history_number_start") != "other" else 0
            row[history.number] = len(table.query({key: row[key]})) + first
        table.add(self.behaviour.stored(row))
        return table.rows[-1]

    def _number(self, inputs: Row) -> str:
        """Return a new number, or the one given before where the same request is to get it."""
        asked = json.dumps(inputs, sort_keys=True)
        if reading(self.spec, "repeated_request") == "same_number" and asked in self.given:
            return self.given[asked]
        number = self.issued + 1
        self.given[asked] = self.behaviour.issued(str(_FIRST + number))
        self.issued = number
        return self.given[asked]

    def _stored(self) -> tuple[Parameter, ...]:
        return tuple(p for p in self.api.parameters if p.item is not None)

    def _detail(self, status: int) -> str:
        below = [f for outer in self.api.response(status).fields for f in (outer, *outer.fields)]
        return next(str(f.fixed) for f in below if f.fixed is not None)

    def _links(self) -> Row:
        return {"self": {"href": f"/{self.api.path}"}}


def linkage_scopes(package: SamplePackage) -> frozenset[str]:
    """Return the scopes of every official API the package provides."""
    return frozenset(api.scope for _, api in _apis(package))


def linkage_router(package: SamplePackage, tokens: TokenIssuer) -> APIRouter:
    """Return the routes of every official API of the package's catalogue."""
    router = APIRouter()
    for spec, api in _apis(package):
        office = Office(spec, api, package.conduct(f"{spec.domain}/api/{api.key}"))
        router.add_route(f"/{api.path}", _handler(office, tokens), methods=[api.method])
    return router


def _apis(package: SamplePackage) -> Iterator[tuple[Specification, Api]]:
    for name in package.catalogue.names():
        spec = package.catalogue.get(name)
        for api in spec.apis.values() if spec else ():
            if spec is not None:
                yield spec, api


def _handler(office: Office, tokens: TokenIssuer) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        if not _allowed(office, tokens, request):
            return _sent(office, _UNAUTHORISED, office.unauthorised())
        as_form = reading(office.spec, "request_body") == "form"
        read = _form if as_form else _object
        inputs = read(await request.body())
        if office.behaviour.takes_turns():
            return _sent(office, *office.answer(inputs))
        return _sent(office, *await run_in_threadpool(office.answer, inputs))

    return handle


def _allowed(office: Office, tokens: TokenIssuer, request: Request) -> bool:
    """Say whether the request holds a good token of the API's scope, in the header only."""
    in_query = request.query_params.get("access_token")
    if office.behaviour.header_only() and in_query is not None:
        return False
    in_header = of_header(request, any_scheme=office.behaviour.any_scheme())
    token = tokens.active(in_query or in_header)
    if token is None:
        return False
    return not office.behaviour.scope_checked() or office.api.scope in token.scopes


def _object(content: bytes) -> Row:
    """Return the request as an object; what is none counts as a request without parameters."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return cast("Row", found) if isinstance(found, dict) else {}


def _form(content: bytes) -> Row:
    """Return a URL-encoded request as an object; later values of a name win."""
    return dict(parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True))


def _sent(office: Office, status: int, body: Row) -> Response:
    media = office.api.response_content_type
    return JSONResponse(office.behaviour.body(status, body), status, media_type=media)


def _fields(api: Api, status: int, within: str) -> tuple[ResponseField, ...]:
    return next(f.fields for f in api.response(status).fields if f.name == within)
