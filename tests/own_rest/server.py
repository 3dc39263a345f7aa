"""The product on a port: `python tests/own_rest/server.py --port 8750 --files DIR`.

Staff number and password come from OWN_REST_SHOKUIN and OWN_REST_ANSHO; both are made up.
"""

from __future__ import annotations

import argparse
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Self

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from own_rest.app import App, ServiceRequest
from own_rest.faults import FAULTS

MOST = 20_000_000


class Handler(BaseHTTPRequestHandler):
    """Reads a request, lets the product answer, writes the answer in one piece."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    app: App

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > MOST:
            self.send_error(413)
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = ServiceRequest(self.command, self.path, headers, self.rfile.read(length))
        found = self.app.handle(request)
        self.send_response(found.status)
        for name, value in {"Content-Type": found.kind, **found.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(found.content)))
        self.end_headers()
        self.wfile.write(found.content)

    do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - names of http.server

    def log_message(self, *_: object) -> None:
        """Keep quiet: the operation log is the product's own."""


class Server(ThreadingHTTPServer):
    """The product on 127.0.0.1; port 0 takes any that is free."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, app: App, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), type("Bound", (Handler,), {"app": app}))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


def make(fault: str | None = None) -> App:
    """Return the product, with a fault sown into it if one is named."""
    app = App({os.environ["OWN_REST_SHOKUIN"]: os.environ["OWN_REST_ANSHO"]})
    if fault is not None:
        FAULTS[fault].sow(app)
    return app


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8750)
    parser.add_argument("--fault", choices=sorted(FAULTS))
    parser.add_argument("--files", type=Path, help="write the export files of a made-up town here")
    options = parser.parse_args()
    if options.files:
        from own_rest.town import write

        write(options.files)
    server = Server(make(options.fault), options.port)
    print(server.url, flush=True)  # noqa: T201 - what a script says
    server.serve_forever()


if __name__ == "__main__":
    main()
