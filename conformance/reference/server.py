"""Serve the package on loopback; it ends with SIGTERM or, on request, with its standard input."""

from __future__ import annotations

import json
import socket
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import uvicorn

from conformance.reference.app import SCOPE, create_app
from conformance.reference.behaviour import correct
from conformance.reference.catalogue import Bundled
from conformance.reference.linkage_api import linkage_router, linkage_scopes
from conformance.reference.package import SamplePackage
from conformance.reference.tokens import OAUTH, RegisteredClient, TokenIssuer

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI
    from starlette.types import ASGIApp

    from conformance.reference.behaviour import Conduct
    from conformance.reference.catalogue import Switches

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The client that may call, how long its tokens live, and what for; and who may not.

    The other client has no scope of an official API. The expired token was the first one's.
    """

    client_id: str
    client_secret: str = field(repr=False)
    token_seconds: int = 3600
    scopes: frozenset[str] = frozenset({SCOPE})
    other_client_id: str | None = None
    other_secret: str | None = field(default=None, repr=False)
    expired_token: str | None = field(default=None, repr=False)


def build(settings: ServerSettings, package: SamplePackage) -> FastAPI:
    """Return the application for a package and its one registered client."""
    scopes = settings.scopes | linkage_scopes(package)
    client = RegisteredClient(settings.client_id, settings.client_secret, scopes)
    behaviour = package.conduct(OAUTH)
    clients = {client.client_id: client}
    if settings.other_client_id and settings.other_secret:
        other = RegisteredClient(settings.other_client_id, settings.other_secret, settings.scopes)
        clients[other.client_id] = other
    tokens = TokenIssuer(clients, settings.token_seconds, behaviour=behaviour)
    if settings.expired_token:
        tokens.remember_expired(settings.expired_token, client)
    return create_app(package, tokens, [linkage_router(package, tokens)])


def bundled(conduct: Conduct = correct, switches: Switches | None = None) -> SamplePackage:
    """Return the package of the bundled catalogue, read with these switches."""
    return SamplePackage(Bundled(switches), conduct)


def serve(
    app: ASGIApp, port: int, ready: Callable[[str], None], *, until_stdin_closes: bool = False
) -> None:
    """Serve until stopped; `ready` is told the address once requests are answered."""
    listener = _listen(port)
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, lifespan="off", timeout_keep_alive=60
    )
    server = _Server(config, lambda: ready(url))
    if until_stdin_closes:
        threading.Thread(target=_stop_with_stdin, args=(server,), daemon=True).start()
    server.run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    """Return a socket on loopback that sends small answers at once.

    The protocol is named because asyncio turns off Nagle's delay (40 ms a call) only then.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    return listener


class _Server(uvicorn.Server):
    """A server that says when it has come up."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to answer, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def announce(url: str) -> None:
    """Print the address as one JSON line, for the process that started this one."""
    sys.stdout.write(json.dumps({"url": url}) + "\n")
    sys.stdout.flush()


def _stop_with_stdin(server: uvicorn.Server) -> None:
    sys.stdin.buffer.read()
    server.should_exit = True
