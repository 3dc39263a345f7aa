"""What is served to the browser: a workbench of its own process, and a folder of pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+\S*")
PASSWORD = "long enough for a test"


class Served:
    """A workbench of its own process, as the command line starts it."""

    def __init__(self, folder, store=None):
        self.folder = folder
        self.base = [sys.executable, "-m", "conformance", "--lang", "ja", "serve"]
        self.base += ["--folder", str(folder), *(["--store", store] if store else [])]
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        self.env = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
        self.process = None

    def start(self, port=0):
        asked = [*self.base, "--port", str(port), "--no-browser"]
        self.process = subprocess.Popen(
            asked, stdout=subprocess.PIPE, env=self.env, text=True, encoding="utf-8"
        )
        return ADDRESS.search(self.process.stdout.readline())[0]

    def add(self, name, role):
        asked = [*self.base, "users", "add", name, "--role", role]
        subprocess.run(asked, input=f"{PASSWORD}\n", text=True, env=self.env, check=True)

    def stop(self):
        """End it at once, as a machine does that loses its power: it can write nothing more."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def published(folder):
    """Publish a folder of pages: axe reads styles by requests, which files cannot answer."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
