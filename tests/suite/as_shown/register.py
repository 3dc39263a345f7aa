"""A register as it is: it hands out a version with a record, and wants it back with a change.

It shows the present row alone, and has no load and no reset. `faults` names what it does wrong.
"""

from __future__ import annotations

import csv
import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Lock, Thread

_OUTDATED = {"ok": False, "error": {"code": "KOSHIN", "item": "ban"}}


class Register:
    def __init__(self, faults=()):
        self.faults, self.people, self.lock = frozenset(faults), {}, Lock()

    def enter(self, body):
        number = f"P{len(self.people) + 1:05}"
        self.people[number] = {**body, "no": number, "setai": f"S{number}", "ban": 1}
        return self.people[number]

    def change(self, number, body):
        person = self.people[number]
        if person["ban"] != body.pop("ban", None) and "unlocked" not in self.faults:
            return None
        if "frozen" not in self.faults:
            body["ban"] = person["ban"] + 1
        person |= body
        return person

    def exported(self):
        """All that is recorded of everybody; names without their last sign where they are cut."""
        heads = sorted({key for person in self.people.values() for key in person} - self.faults)
        lines = [[str(person.get(key) or "") for key in heads] for person in self.people.values()]
        if "cut" in self.faults:
            at = heads.index("name")
            lines = [[v[:-1] if n == at else v for n, v in enumerate(line)] for line in lines]
        if "twice" in self.faults:
            lines *= 2
        text = StringIO()
        csv.writer(text).writerows([heads, *lines])
        return text.getvalue()


@contextmanager
def served(*faults):
    register = Register(faults)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with register.lock:
                number = self.path.removeprefix("/hito").strip("/")
                found = register.change(number, body) if number else register.enter(body)
            self._say(found)

        def do_GET(self):
            if self.path == "/csv":
                self._send(200, register.exported().encode("utf-8"), "text/csv; charset=utf-8")
                return
            self._say(register.people.get(self.path.removeprefix("/hito/")))

        def _say(self, found):
            said = {"ok": True, "data": found} if found is not None else _OUTDATED
            data = json.dumps(said).encode()
            self._send(200 if found is not None else 409, data, "application/json")

        def _send(self, status, data, form):
            self.send_response(status)
            self.send_header("Content-Type", form)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
