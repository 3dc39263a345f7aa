"""The client of an official linkage API (共通機能標準仕様書 2.1 §2.2.5): one call, one reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.findings import Answered, Exchange, Reason
from conformance.surfaces.package import message_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.api import Api
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.http import Http

ISSUED = "(issued)"
"""What evidence shows in the place of a value the package has issued: it differs by the run."""


@dataclass(frozen=True, slots=True)
class ApiReply:
    """An answer of an official API; `body` is None when it is not JSON."""

    status: int
    content_type: str
    body: Json
    exchange: Exchange

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of `result`; none when the body has no such form."""
        found = self.body.get("result") if isinstance(self.body, dict) else None
        return _rows(found)

    @property
    def answered(self) -> Answered:
        """What a finding says of it: status, codes, and the provider's own words."""
        return Answered(self.status, tuple(map(Reason, self.codes)), message_of(self.body))

    @property
    def codes(self) -> tuple[str, ...]:
        """The error codes of `errors`, in their order."""
        found = self.body.get("errors") if isinstance(self.body, dict) else None
        return tuple(str(row.get("code", "")) for row in _rows(found))


@dataclass
class LinkageApi:
    """Calls one official API. Values the package issues are kept out of the evidence.

    `form_only`: the package takes requests as forms, never as JSON.

    Issued is what a result row holds under the name of a parameter that was sent without this
    value, unless the parameter is always sent.
    """

    api: Api
    http: Http
    trail: list[Exchange]
    form_only: bool = False
    _issued: set[str] = field(default_factory=set)

    @property
    def path(self) -> str:
        """The path below the provider's address."""
        return f"/{self.api.path}"

    def call(
        self,
        inputs: Mapping[str, Json],
        token: str | None,
        query: str = "",
        *,
        as_form: bool = False,
        scheme: str = "Bearer",
    ) -> ApiReply:
        """Send the request as JSON or as a form, with the token as Bearer unless it is None."""
        headers = {} if token is None else {"Authorization": f"{scheme} {token}".strip()}
        where = f"{self.path}?{query}" if query else self.path
        as_form = as_form or self.form_only
        body = None if as_form else dict(inputs)
        form = {name: str(value) for name, value in inputs.items()} if as_form else None
        answer = self.http.call(self.api.method, where, body=body, headers=headers, form=form)
        found = answer.json
        self._learn(inputs, found)
        request, response = self._hidden(dict(inputs)), self._hidden(found)
        exchange = Exchange(self.api.method, self.path, request, answer.status, response)
        self.trail.append(exchange)
        return ApiReply(answer.status, answer.content_type, found, exchange)

    def _learn(self, inputs: Mapping[str, Json], body: Json) -> None:
        names = {p.name for p in self.api.parameters if not p.required}
        for row in _rows(body.get("result") if isinstance(body, dict) else None):
            new = {name for name in names & set(row) if row[name] != inputs.get(name)}
            self._issued |= {str(row[name]) for name in new}

    def _hidden(self, value: Json) -> Json:
        if isinstance(value, dict):
            return {name: self._hidden(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._hidden(inner) for inner in value]
        return ISSUED if str(value) in self._issued else value


def _rows(found: Json) -> tuple[Row, ...]:
    if not isinstance(found, list):
        return ()
    return tuple(row for row in found if isinstance(row, dict))
