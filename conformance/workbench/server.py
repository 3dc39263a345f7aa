"""Serve a workbench on a socket that is opened before anybody is told its address."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from conformance.workbench.app import application

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.workbench.bench import Bench

_EVERY_SECONDS: Final = 10


def run(
    bench: Bench,
    at: tuple[str, int],
    tls: tuple[str | None, str | None],
    ready: Callable[[str], None],
) -> None:
    """Serve until interrupted (`OSError` where the port is taken); runs go on without the server.

    Requests are not logged: addresses may hold the key.
    """
    cert, key = tls
    family = socket.AF_INET6 if ":" in at[0] else socket.AF_INET
    opened = socket.create_server(at, family=family)
    host = f"[{at[0]}]" if ":" in at[0] else at[0]
    config = uvicorn.Config(
        application(bench),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ssl_certfile=cert,
        ssl_keyfile=key,
        timeout_graceful_shutdown=3,
    )
    bench.runs.tidy()
    threading.Thread(target=_settle, args=(bench,), daemon=True).start()
    with opened:
        ready(f"{'https' if cert else 'http'}://{host}:{opened.getsockname()[1]}")
        uvicorn.Server(config).run([opened])


def _settle(bench: Bench) -> None:
    """Write down runs that ended while nobody looked, so that dropped files go at once."""
    while True:
        time.sleep(_EVERY_SECONDS)
        with suppress(SQLAlchemyError, OSError):  # a store that is away comes back
            bench.runs.all()
