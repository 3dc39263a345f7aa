"""The start page, and the way in and out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from conformance.workbench.run_scope import chosen, said
from conformance.workbench.taking_back import voided_in
from conformance.workbench.tries import TooManyTriesError
from conformance.workbench.until import policy_of
from conformance.workbench.visit import action, page, with_cookies

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.workbench.visit import Visit

_SHOWN = 5


@page("/")
def home(visit: Visit) -> Response:
    """Show the three things that one can do, and what was done last."""
    bench = visit.bench
    return visit.show(
        "home",
        results=bench.library.all()[:_SHOWN],
        voided=partial(voided_in, policy=policy_of(bench.settings.policy)),
        runs=[(run, chosen(run)) for run in bench.runs.all() if run.state == "running"],
        said=said,
        profiles=bench.shelf.all(),
    )


@page("/enter", role=None)
def enter(visit: Visit) -> Response:
    """Let in whoever works alone and has the key that the console shows."""
    try:
        token = visit.bench.people.come_alone(visit.asked("key"), visit.address)
    except TooManyTriesError:
        raise HTTPException(429) from None
    if token is None:
        raise HTTPException(403, "key")
    return with_cookies(visit, visit.go("/"), token)


@page("/login", role=None)
def login(visit: Visit) -> Response:
    """Show the way in."""
    return visit.show("login", said="")


@action("/login", None)
def logged_in(visit: Visit) -> Response:
    """Let a person in; name and password are not told apart where one is wrong."""
    try:
        token = visit.bench.people.log_in(
            visit.field("name"), visit.field("password"), visit.address
        )
    except TooManyTriesError:
        return visit.show("login", 429, said="wait")
    if token is None:
        return visit.show("login", 403, said="wrong")
    return with_cookies(visit, visit.go("/"), token)


@action("/logout", "viewer")
def log_out(visit: Visit) -> Response:
    """End the session."""
    visit.bench.people.log_out(visit.token)
    return visit.go("/login")
