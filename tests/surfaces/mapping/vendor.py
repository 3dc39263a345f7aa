"""A little vendor's server: what it answers is a function of the test, what it got is kept."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class ReceivedRequest:
    """What the server got."""

    method: str
    path: str
    headers: dict
    content: bytes
    port: int

    @property
    def json(self):
        return json.loads(self.content)


@dataclass
class Vendor:
    """Answers with (status, body) or (status, body, headers); a body of dict or list is JSON."""

    answer: object = None
    got: list[ReceivedRequest] = field(default_factory=list)

    def __enter__(self):
        vendor = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _any(self):
                length = int(self.headers.get("Content-Length", 0))
                request = ReceivedRequest(
                    self.command,
                    self.path,
                    dict(self.headers),
                    self.rfile.read(length),
                    self.client_address[1],
                )
                vendor.got.append(request)
                status, body, *more = vendor.answer(request)
                headers = {"Content-Type": "application/json", **(more[0] if more else {})}
                content = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _any  # noqa: N815 - named by http.server

            def log_message(self, *_args):
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}"
