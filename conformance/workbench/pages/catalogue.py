"""The catalogue for who edits or reads it: requirements with sources, cases, faults, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.load import domains, load
from conformance.editors import pages
from conformance.workbench.visit import no_such, page

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.catalog.models.domain import Specification
    from conformance.workbench.visit import Visit


@page("/catalogue")
def index(visit: Visit) -> Response:
    """Show the domains and what is tried of each."""
    specs = [load(name) for name in domains()]
    return visit.show("catalogue", body=pages.index(specs, visit.lang, _href))


@page("/catalogue/{domain}")
def domain(visit: Visit) -> Response:
    """Show a domain: coverage, ledger of cells, articles, questions."""
    return visit.show("catalogue", body=pages.domain(_asked(visit), visit.lang, _href))


@page("/catalogue/{domain}/{kind}")
def kind(visit: Visit) -> Response:
    """Show the requirements of a kind, or the code lists."""
    spec, name = _asked(visit), visit.key("kind")
    if name not in pages.kinds(spec):
        raise no_such()
    return visit.show("catalogue", body=pages.kind(spec, name, visit.lang, _href))


def _asked(visit: Visit) -> Specification:
    """Return the domain of the path, which is only ever looked up among those there are."""
    name = visit.key("domain")
    if name not in domains():
        raise no_such()
    return load(name)


def _href(domain: str = "", kind: str = "", key: str = "") -> str:
    if domain not in domains():
        return "/catalogue"
    if kind not in pages.kinds(load(domain)):
        return f"/catalogue/{domain}"
    return f"/catalogue/{domain}/{kind}" + (f"#{key}" if key else "")
