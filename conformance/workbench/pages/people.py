"""Who may come in; people are set up at the console, never over the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.workbench.visit import page

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.workbench.visit import Visit


@page("/people", role="approver")
def listed(visit: Visit) -> Response:
    """Show everybody and what each may do."""
    return visit.show("people", people=visit.bench.people.all())
