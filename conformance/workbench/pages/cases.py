"""Every case of a result, by what it is called: what a number counts can be opened here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.called import called
from conformance.workbench.listing import listing
from conformance.workbench.sayable import kind_of
from conformance.workbench.taking_back import taken_back
from conformance.workbench.until import policy_of
from conformance.workbench.visit import no_such, page

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.workbench.visit import Visit


@page("/results/{key}/cases")
def cases(visit: Visit) -> Response:
    """Show the cases that a filter leaves, some at a time."""
    path = visit.bench.library.path(visit.key())
    if path is None:
        raise no_such()
    result = visit.bench.library.result(path)
    found = listing(visit, result.cases)
    return visit.show(
        "cases",
        key=visit.key(),
        result=result,
        found=found,
        called=called,
        back=taken_back(result, policy_of(visit.bench.settings.policy)),
        open={case.id for case in found.cases if kind_of(case)},
    )
