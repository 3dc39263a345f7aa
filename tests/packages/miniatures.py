"""Miniature packages, each wrong in one simple way, that answer the whole test interface."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Answer = tuple[int, object]


def accepted(*rows: object) -> Answer:
    return 200, {"metadata": {"title": "", "detail": ""}, "_links": {}, "result": list(rows)}


def refused(status: int, code: str, item: str | None = None) -> Answer:
    errors = [{"code": code, "message": "", "item": item}]
    return status, {"title": "", "detail": "", "_links": {}, "errors": errors}


def yes_man(method: str, path: str, body: object) -> Answer:
    """Accept everything and keep nothing."""
    del method, body
    return accepted({"sandbox": "s1"}) if path.endswith("/sandboxes") else accepted()


def echo(method: str, path: str, body: object) -> Answer:
    """Accept everything and give back what was sent."""
    del method
    if path.endswith("/sandboxes"):
        return accepted({"sandbox": "s1"})
    sent = body if isinstance(body, dict) else {}
    row = sent.get("inputs") or sent.get("where") or sent.get("given") or {}
    return accepted({**row, "items": sent.get("inputs", {})})


def nay_sayer(code: str) -> Callable[[str, str, object], Answer]:
    """Arrange and read nothing, and refuse every function for one reason."""

    def answer(method: str, path: str, body: object) -> Answer:
        del method, body
        if "/functions/" in path or "/forms/" in path or "/calculations/" in path:
            return refused(400, code)
        return accepted({"sandbox": "s1"}) if path.endswith("/sandboxes") else accepted()

    return answer


def broken(method: str, path: str, body: object) -> Answer:
    """Answer every call with a server error in the agreed form."""
    del method, path, body
    return refused(503, "E9999")


@contextmanager
def serving(answer: Callable[[str, str, object], Answer]) -> Iterator[str]:
    """Serve a miniature on loopback; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            raw = self.rfile.read(length)
            if self.path.startswith("/oauth/"):
                self._send(200, {"access_token": "t", "token_type": "Bearer", "expires_in": 60})
                return
            body = json.loads(raw) if raw[:1] == b"{" else None
            self._send(*answer(self.command, self.path, body))

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815 - names of http.server

        def _send(self, status: int, body: object) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
