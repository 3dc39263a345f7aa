"""An allowance office as it is: claims are received, decided by somebody else, and shown.

It has no calculation, no load and no reset. `faults` names what it does wrong.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit


class ProcessOffice:
    def __init__(self, faults=()):
        self.faults, self.people, self.claims = frozenset(faults), 0, []

    def person(self, _body):
        self.people += 1
        return {"no": f"P{self.people:05}", "setai": f"S{self.people:05}"}

    def claim(self, body):
        if "strict" in self.faults and body.get("jiyu") == "1":
            return None
        claim = {**body, "uke": f"U{len(self.claims) + 1:05}", "kaishi": None}
        self.claims.append(claim)
        return claim

    def decide(self, body):
        claim = next(c for c in self.claims if c["uke"] == body["uke"])
        claim["kaishi"] = body.get("kaishi") or self.begins(claim)
        return claim

    def begins(self, claim):
        """The month after that of the claim, or of its ground if filed within fifteen days."""
        filed, ground = (date.fromisoformat(claim.get(k) or claim["hi"]) for k in ("hi", "jiyuHi"))
        until = ground + timedelta(days=15)
        until += timedelta(days={5: 2, 6: 1}.get(until.weekday(), 0))
        special = claim.get("jiyu") in {"1", "2", "3", "4"} and filed <= until
        since = ground if special else filed
        if "same-month" not in self.faults:
            since = (since.replace(day=28) + timedelta(days=4)).replace(day=1)
        return since.isoformat()[:7]

    def payee(self, number):
        return [c for c in self.claims if c["hito"] == number and c["kaishi"]][-1:]


@contextmanager
def served(*faults):
    office = ProcessOffice(faults)
    ways = {"/hito": office.person, "/seikyu": office.claim, "/kettei": office.decide}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._say(ways[self.path](body))

        def do_GET(self):
            asked = parse_qs(urlsplit(self.path).query)
            if self.path.startswith("/hito"):
                self._say([{"no": asked["no"][0]}])
            else:
                self._say(office.payee(asked["hito"][0]))

        def _say(self, found):
            data = json.dumps({"ok": found is not None, "data": found}).encode()
            self.send_response(200 if found is not None else 422)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
