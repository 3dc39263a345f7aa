"""The calls of the test interface: method, path, and what the package is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.reference import bodies
from conformance.reference.bodies import parse_body

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.population.rows import Row
    from conformance.reference.package import SamplePackage
    from conformance.reference.store import Sandbox


@dataclass(frozen=True, slots=True)
class Served:
    """A request that passed the token check."""

    package: SamplePackage
    path: Mapping[str, str]
    content: bytes
    client_id: str

    @property
    def sandbox(self) -> Sandbox:
        """The sandbox the path names (C0404 when it is not open)."""
        return self.package.sandboxes.get(self.path["sandbox"])

    @property
    def alone(self) -> bool:
        """Whether the call runs while no other does, as all calls of a correct package do."""
        function = f"{self.path.get('domain')}/function/{self.path.get('key')}"
        return self.package.conduct(function).takes_turns()

    @property
    def at(self) -> tuple[str, str]:
        """Domain and key of what the path names."""
        return self.path["domain"], self.path["key"]


def _capabilities(served: Served) -> list[Row]:
    return served.package.capabilities()


def _open(served: Served) -> list[Row]:
    body = parse_body(bodies.SandboxBody, served.content)
    return [{"sandbox": served.package.sandboxes.open(body.business_date).name}]


def _empty(served: Served) -> list[Row]:
    body = parse_body(bodies.SandboxBody, served.content)
    served.sandbox.empty(body.business_date)
    return [{"sandbox": served.sandbox.name}]


def _close(served: Served) -> list[Row]:
    served.package.sandboxes.close(served.path["sandbox"])
    return []


def _load(served: Served) -> list[Row]:
    body = parse_body(bodies.LoadBody, served.content)
    placed = [cast("Row", row.model_dump()) for row in body.rows]
    return served.package.load(served.sandbox, placed, body.who(served.client_id))


def _query(served: Served) -> list[Row]:
    body = parse_body(bodies.QueryBody, served.content)
    where, who = body.where, body.who(served.client_id)
    return served.package.query(served.sandbox, served.at, where, who)


def _delete(served: Served) -> list[Row]:
    return served.package.delete(served.sandbox, served.at, bodies.rows_of(served.content))


def _audit(served: Served) -> list[Row]:
    return list(served.sandbox.log)


def _run(served: Served) -> list[Row]:
    body = parse_body(bodies.RunBody, served.content)
    inputs, who = body.inputs, body.who(served.client_id)
    return served.package.run(served.sandbox, served.at, inputs, who)


def _calculate(served: Served) -> list[Row]:
    body = parse_body(bodies.CalculationBody, served.content)
    given, who = body.given, body.who(served.client_id)
    return served.package.calculate(served.sandbox, served.at, given, who)


def _issue(served: Served) -> list[Row]:
    body = parse_body(bodies.FormBody, served.content)
    who = body.who(served.client_id)
    return served.package.issue(served.sandbox, served.at, body.request(), who)


def _link(served: Served) -> list[Row]:
    body = parse_body(bodies.LinkBody, served.content)
    rows = [cast("Row", row.model_dump()) for row in body.rows]
    received = rows if body.direction == "receive" else None
    return served.package.link(served.sandbox, served.at, received, body.who(served.client_id))


def _export(served: Served) -> list[Row]:
    body = parse_body(bodies.ExportBody, served.content)
    who, domain = body.who(served.client_id), served.path["domain"]
    return served.package.export(served.sandbox, domain, body.groups, who)


ROUTES: tuple[tuple[str, str, Callable[[Served], list[Row]]], ...] = (
    ("GET", "/capabilities", _capabilities),
    ("POST", "/sandboxes", _open),
    ("PUT", "/sandboxes/{sandbox}", _empty),
    ("DELETE", "/sandboxes/{sandbox}", _close),
    ("POST", "/sandboxes/{sandbox}/functions/{domain}/{key}", _run),
    ("POST", "/sandboxes/{sandbox}/records", _load),
    ("POST", "/sandboxes/{sandbox}/records/{domain}/{key}/query", _query),
    ("DELETE", "/sandboxes/{sandbox}/records/{domain}/{key}", _delete),
    ("GET", "/sandboxes/{sandbox}/audit", _audit),
    ("POST", "/sandboxes/{sandbox}/calculations/{domain}/{key}", _calculate),
    ("POST", "/sandboxes/{sandbox}/forms/{domain}/{key}", _issue),
    ("POST", "/sandboxes/{sandbox}/linkages/{domain}/{key}", _link),
    ("POST", "/sandboxes/{sandbox}/exports/{domain}", _export),
)
"""Every call of the contract below its base path."""
