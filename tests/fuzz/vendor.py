"""A vendor's small API over HTTP, right or with one fault, and the document it claims to follow."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "the-good-token-of-the-tests"
EXPIRED = "the-expired-token-of-the-tests"
PERSON = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 5},
        "age": {"type": "integer", "minimum": 0, "maximum": 130},
    },
    "required": ["name", "age"],
    "additionalProperties": False,
}
JSON = "application/json"


def _body(schema: dict[str, object]) -> dict[str, object]:
    return {"description": "-", "content": {JSON: {"schema": schema}}}


REFUSED = {"type": "object", "required": ["errors"]}
ANSWERS = {"200": _body(PERSON), "400": _body(REFUSED), "401": _body(REFUSED)}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "vendor", "version": "1"},
    "servers": [{"url": "/shop"}],
    "security": [{"oauth": ["everything"]}],
    "components": {"securitySchemes": {"oauth": {"type": "http", "scheme": "bearer"}}},
    "paths": {
        "/people": {
            "post": {
                "operationId": "add",
                "requestBody": {"required": True, "content": {JSON: {"schema": PERSON}}},
                "responses": ANSWERS,
            }
        }
    },
}


def _lawful(found: object) -> bool:
    if not isinstance(found, dict) or set(found) != {"name", "age"}:
        return False
    name, age = found["name"], found["age"]
    whole = isinstance(age, int) and not isinstance(age, bool)
    whole = whole or (isinstance(age, float) and age.is_integer())
    return isinstance(name, str) and len(name) <= 5 and whole and 0 <= age <= 130


class ShopHandler(BaseHTTPRequestHandler):
    """One call, POST /shop/people; `server.fault` names what is wrong with it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def _answer(self, status: int, body: object, kind: str = JSON) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _let_in(self, fault: str) -> bool:
        given = self.headers.get("Authorization", "")
        kind, _, token = given.partition(" ")
        query = parse_qs(urlsplit(self.path).query).get("access_token", [""])[0]
        good = kind == "Bearer" and token == TOKEN and not query
        return good or {
            "open": True,
            "any bearer": kind == "Bearer" and bool(token),
            "expired taken": token == EXPIRED,
            "query taken": query == TOKEN,
            "any scheme": TOKEN in given,
        }.get(fault, False)

    def _object(self, content: bytes) -> object:
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            return None

    def do_POST(self) -> None:
        fault = self.server.fault
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((self.path, content))
        if fault == "dead":
            self.close_connection = True
            return
        if not self._let_in(fault):
            self._answer(401, {"errors": []})
            return
        found = self._object(content)
        if fault == "breaks" and found is None:
            self._answer(500, {"errors": []})
        elif not _lawful(found) and not (fault == "takes all" and isinstance(found, dict)):
            self._answer(422 if fault == "other status" else 400, {"errors": ["-"]})
        elif fault == "other type":
            self._answer(200, found, "text/plain")
        elif fault == "other body":
            self._answer(200, {"name": found["name"], "age": "secret 12345"})
        else:
            self._answer(200, found)

    def do_PATCH(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._answer(200 if self.server.fault == "any method" else 405, {"errors": []})

    def do_GET(self) -> None:
        self._answer(200, DOCUMENT)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(fault: str = "") -> Iterator[ThreadingHTTPServer]:
    """Serve on loopback; `seen` holds what was sent."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), ShopHandler)
    server.fault, server.seen, server.daemon_threads = fault, [], True
    server.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
