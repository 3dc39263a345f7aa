"""The sample package in this process, correct or with one fault, and a session against it."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import uvicorn

from conformance.catalog.load import load
from conformance.catalog.switches import switched
from conformance.reference.package import SamplePackage
from conformance.reference.server import HOST, ServerSettings, build, bundled
from conformance.surfaces.endpoint import Endpoint, Strangers
from conformance.surfaces.oauth import INTERFACE_SCOPE, Client
from conformance.surfaces.profile import (
    ApiSurface,
    Municipality,
    Product,
    Profile,
    Specified,
    Surfaces,
)
from conformance.worlds.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from starlette.types import ASGIApp

    from conformance.reference.behaviour import Conduct

NAME, SECRET = "c" * 32, "s" * 40
OTHER, OTHER_SECRET, EXPIRED = "o" * 32, "t" * 40, "e" * 40
DAY = date(2025, 10, 1)
DOMAIN = "common_functions"


def profile() -> Profile:
    return Profile(
        profile=1,
        product=Product(name="見本", vendor="見本社", release="1"),
        municipality=Municipality(type="general_city", code="131016", name="試験市"),
        specifications={DOMAIN: Specified(version="2.1")},
        surfaces=Surfaces(api=ApiSurface()),
    )


@contextmanager
def session(
    conduct: Conduct,
    domain: str = DOMAIN,
    *,
    package: Mapping[str, str] | None = None,
    declared: Mapping[str, str] | None = None,
    behind: Callable[[ASGIApp, str], ASGIApp] | None = None,
    kind: type[SamplePackage] = SamplePackage,
) -> Iterator[Session]:
    """Serve the package, which reads open questions its way, to a profile that declares others.

    `behind`: what stands before the package and may alter what it answers. `kind`: which package.
    """
    served = bundled(conduct, {domain: package or {}})
    made = kind(served.catalogue, served.conduct)
    before = None if behind is None else partial(_behind, behind, domain)
    spec = switched(load(domain), declared or {})
    with serving(made, before) as endpoint:
        opened = Session({domain: spec}, profile(), DAY, 1, endpoint)
        yield opened
        opened.close()


def _behind(behind: Callable[[ASGIApp, str], ASGIApp], domain: str, app: ASGIApp) -> ASGIApp:
    return behind(app, domain)


@contextmanager
def serving(
    package: SamplePackage,
    behind: Callable[[ASGIApp], ASGIApp] | None = None,
    token_seconds: int = 3600,
) -> Iterator[Endpoint]:
    """Serve a package in this process; `behind`: what stands before it."""
    # the protocol is named so that small answers are sent at once
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind((HOST, 0))
    settings = ServerSettings(
        NAME,
        SECRET,
        token_seconds,
        other_client_id=OTHER,
        other_secret=OTHER_SECRET,
        expired_token=EXPIRED,
    )
    app = build(settings, package)
    shown = app if behind is None else behind(app)
    server = uvicorn.Server(uvicorn.Config(shown, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    strangers = Strangers(Client(OTHER, OTHER_SECRET), INTERFACE_SCOPE, EXPIRED)
    try:
        yield Endpoint(url, Client(NAME, SECRET), strangers)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
