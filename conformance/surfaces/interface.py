"""The client of the conformance test interface: a sandbox to arrange, act on and look into."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from conformance.findings import Answered, Exchange, FindingError, UntestedError
from conformance.messages.worded import make_finding, worded
from conformance.surfaces.http import Http
from conformance.surfaces.issued import is_file, without_files
from conformance.surfaces.no_such_path import NO_SUCH_PATH, no_such_path
from conformance.surfaces.oauth import token_not_taken
from conformance.surfaces.package import OK, Refusal, Reply, actor
from conformance.surfaces.twin import twin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.command import CommandTransport
    from conformance.surfaces.http import HttpResponse

BASE = "/conformance/v1"
_UNAUTHORISED = 401
_KEPT = 6  # exchanges kept as evidence of one case


@dataclass
class Interface:
    """A connection to the interface with one sandbox that is emptied for every case."""

    http: Http | CommandTransport
    token: Callable[[], str]
    renew: Callable[[], None]
    city_type: str
    municipality_code: str
    trail: list[Exchange] = field(default_factory=list)
    _sandbox: str | None = None

    def twin(self) -> Interface:
        """Return a second connection to the same sandbox, for a call at the same time.

        `UntestedError`: a command whose processes share nothing is a single connection.
        """
        other = twin(self.http) if isinstance(self.http, Http) else self.http.twin()
        return replace(self, http=other, trail=[])

    def capabilities(self) -> tuple[Row, ...]:
        """Return what the package says it provides, one row per domain."""
        try:
            reply = self._call("GET", "/capabilities")
        except FindingError as error:
            self._hold_path(error.finding.exchanges)
            raise
        if not reply.refusals:  # a package would say why, in the agreed form; a router does not
            self._hold_path((reply.exchange,))
        return reply.rows

    def _hold_path(self, exchanges: Sequence[Exchange]) -> None:
        """Hold that the interface stands where the profile says (`UntestedError` otherwise)."""
        for exchange in exchanges:
            if exchange.status in NO_SUCH_PATH:
                where = self.http.url_of(exchange.path) if isinstance(self.http, Http) else BASE
                raise UntestedError(no_such_path(exchange.status, where))

    def fresh(self, business_date: date) -> None:
        """Empty the sandbox and set its business date; open it the first time.

        What is kept of the exchanges is the same for the first case of a process as for any other.
        """
        body: dict[str, Json] = {
            "city_type": self.city_type,
            "municipality_code": self.municipality_code,
            "business_date": business_date.isoformat(),
        }
        if self._sandbox is None:
            self._open(body)
        self.trail.clear()
        reply = self._call("PUT", f"/sandboxes/{self._sandbox}", body)
        if not reply.accepted:
            self._open(body)

    def _open(self, body: Mapping[str, Json]) -> None:
        self._sandbox = _name_of(self._must(self._call("POST", "/sandboxes", body)))

    def close(self) -> None:
        """Give the sandbox back."""
        if self._sandbox is not None:
            self._call("DELETE", f"/sandboxes/{self._sandbox}")
            self._sandbox = None

    def load(self, rows: Iterable[PlacedRow]) -> None:
        """Arrange rows as stored facts."""
        placed: list[Json] = [r.as_json() for r in rows]
        if placed:
            self._must(self._in_sandbox("/records", {"rows": placed, "actor": actor("clerk")}))

    def query(self, domain: str, group: str, where: Mapping[str, Json]) -> tuple[Row, ...]:
        """Return all stored rows of a group that match, past ones too, oldest first."""
        body: dict[str, Json] = {"where": dict(where), "actor": actor("clerk")}
        return self._must(self._in_sandbox(f"/records/{domain}/{group}/query", body)).rows

    def try_delete(self, domain: str, group: str, key: Mapping[str, Json]) -> int:
        """Try to remove a stored row, which no package may allow; return the HTTP status."""
        place = f"/records/{domain}/{group}"
        path, named = f"/sandboxes/{self._sandbox}{place}", f"{BASE}/sandboxes/{{s}}{place}"
        return self._authorised("DELETE", path, key, named).status

    def run(
        self, domain: str, function: str, inputs: Mapping[str, Json], role: str = "clerk"
    ) -> Reply:
        """Run a function as a clerk or another role."""
        body: dict[str, Json] = {"inputs": dict(inputs), "actor": actor(role)}
        return self._in_sandbox(f"/functions/{domain}/{function}", body)

    def calculate(self, domain: str, rule: str, given: Mapping[str, Json]) -> Reply:
        """Ask what the package derives from given facts."""
        return self._in_sandbox(f"/calculations/{domain}/{rule}", {"given": dict(given)})

    def issue(self, domain: str, form: str, body: Mapping[str, Json], role: str = "clerk") -> Reply:
        """Issue a form; `body` holds subject, addressee and inputs, and may hold `format`."""
        return self._in_sandbox(f"/forms/{domain}/{form}", {**body, "actor": actor(role)})

    def link(self, domain: str, linkage: str, body: Mapping[str, Json]) -> Reply:
        """Send or receive a linkage."""
        return self._in_sandbox(f"/linkages/{domain}/{linkage}", dict(body))

    def export(self, domain: str, groups: Iterable[str]) -> Reply:
        """Export groups as CSV text."""
        return self._in_sandbox(f"/exports/{domain}", {"groups": list(groups)})

    def audit(self) -> tuple[Row, ...]:
        """Return the audit log, oldest first."""
        return self._must(self._call("GET", f"/sandboxes/{self._sandbox}/audit")).rows

    def _in_sandbox(self, path: str, body: Mapping[str, Json]) -> Reply:
        return self._call("POST", f"/sandboxes/{self._sandbox}{path}", body)

    def _call(self, method: str, path: str, body: Mapping[str, Json] | None = None) -> Reply:
        shown = path if self._sandbox is None else path.replace(f"/{self._sandbox}", "/{s}")
        answer = self._authorised(method, path, body, BASE + shown)
        exchange = Exchange(
            method, BASE + shown, dict(body) if body else None, answer.status, answer.json
        )
        self.trail.append(_unnamed(exchange))
        del self.trail[:-_KEPT]
        if answer.redirect:
            raise _redirected(exchange, answer.redirect)
        return _reply(exchange, answer)

    def _authorised(
        self, method: str, path: str, body: Mapping[str, Json] | None, named: str
    ) -> HttpResponse:
        """Call with the access token; one that has expired is renewed once."""
        content = None if body is None else dict(body)
        for _ in range(2):
            headers = {"Authorization": f"Bearer {self.token()}"}
            answer = self.http.call(method, BASE + path, body=content, headers=headers, named=named)
            if answer.status != _UNAUTHORISED:
                return answer
            self.renew()
        raise UntestedError(token_not_taken())

    def _must(self, reply: Reply) -> Reply:
        if reply.accepted:
            return reply
        raise FindingError(
            make_finding(
                worded("F-INTERFACE"),
                Answered(OK),
                reply.answered,
                reply.exchange.path,
                cause=f"interface:{reply.exchange.path}",
            )
        )


def _without_files(exchange: Exchange) -> Exchange:
    """Return the exchange with files named instead of repeated."""
    body = exchange.response
    if not isinstance(body, dict) or not any(map(is_file, _rows(body))):
        return exchange
    return replace(exchange, response={**body, "result": without_files(body["result"])})


def _unnamed(exchange: Exchange) -> Exchange:
    """Return the exchange without the sandbox's name, which differs from run to run."""
    if not isinstance(exchange.response, dict):
        return exchange
    body = {name: value for name, value in exchange.response.items() if name != "_links"}
    if rows := _rows(body):
        body["result"] = [
            {**row, "sandbox": "{s}"} if isinstance(row, dict) and "sandbox" in row else row
            for row in rows
        ]
    return _without_files(replace(exchange, response=body))


def _rows(body: Mapping[str, Json]) -> list[Json]:
    rows = body.get("result")
    return rows if isinstance(rows, list) else []


def _name_of(reply: Reply) -> str:
    """Return the name of a sandbox as it stands in paths, whatever letters it has."""
    name = reply.rows[0].get("sandbox") if reply.rows else None
    if not isinstance(name, str | int) or not str(name):
        raise _other_form(reply.exchange, "result[0].sandbox is missing")
    return quote(str(name), safe="")


def _redirected(exchange: Exchange, target: str) -> FindingError:
    """Return the finding that an answer sends the caller elsewhere, where nobody went."""
    return FindingError(
        make_finding(
            worded("F-REDIRECT"),
            "HTTP 200 / 4xx",
            f"HTTP {exchange.status} Location: {target}",
            exchange.path,
            cause=f"redirect:{exchange.status}",
            exchanges=(exchange,),
        )
    )


def _reply(exchange: Exchange, answer: HttpResponse) -> Reply:
    body, shown = exchange.response, _without_files(exchange)
    if isinstance(body, dict) and exchange.status == OK:
        rows = body.get("result")
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
            found = tuple(cast("list[Row]", rows))
            return Reply(OK, found, (), shown, answer.headers, answer.content)
    if isinstance(body, dict) and exchange.status != OK:
        errors = body.get("errors")
        if isinstance(errors, list):
            reasons = tuple(map(_refusal, errors))
            return Reply(exchange.status, (), reasons, shown, answer.headers, answer.content)
    raise _other_form(exchange, answer.problem or type(body).__name__)


def _other_form(exchange: Exchange, found: str) -> FindingError:
    """Return the finding that a body does not have the agreed form."""
    return FindingError(
        make_finding(
            worded("F-BODY", form="interface"),
            "200: {metadata, _links, result[]} / 4xx: {title, detail, _links, errors[]}",
            f"HTTP {exchange.status} {found}",
            exchange.path,
            cause=f"interface:{exchange.path}",
            exchanges=(exchange,),
        )
    )


def _refusal(error: Json) -> Refusal:
    if not isinstance(error, dict):
        return Refusal("", None)
    item = error.get("item")
    return Refusal(str(error.get("code", "")), None if item is None else str(item))
