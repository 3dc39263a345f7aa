"""A package that answers with other people and with our secrets: nothing of it leaves the run."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

SECRET, TOKEN, PASSWORD = (
    "k" * 8 + "Kyoto-Secret-2026-hunter2-abcdef",
    "YhlJ1tdIZP9CULVpQK",
    "pw-9X",
)
PLANTED = {
    "name": "秘密　花子",
    "name_kana": "HIMITSU_HANAKO",
    "birth_date": "1985-03-12",
    "my_number": 123456789018.0,
    "tel": 312345678,
    "remarks": "id:987654321012 / KANARI12345",
    "秘密　次郎": "Tanaka",
    "encoded": base64.b64encode("秘密　三郎".encode()).decode(),
    "token": TOKEN[:12],
    "secret": base64.b64encode(f"id:{SECRET}".encode()).decode(),
}
LEAKS = (
    *("秘密", "HIMITSU_HANAKO", "1985-03-12", "123456789018", "312345678", "987654321012"),
    *("KANARI12345", "Tanaka", str(PLANTED["encoded"]), TOKEN[:6], TOKEN[-6:], SECRET[8:14]),
    *(str(PLANTED["secret"])[12:24],),
)
CASES = "child_allowance/function/register-claim/*"
PROFILE = """profile: 1
product: {{name: 見本, vendor: 見本社, release: "1"}}
municipality: {{type: general_city, code: "131016", name: 試験市}}
specifications: {{child_allowance: {{version: "2.0"}}}}
surfaces:
  api:
    base_url: {url}
    credentials: {{client_id_env: CONF_LEAK_ID, client_secret_env: CONF_LEAK_SECRET}}
"""


def _told():
    return json.dumps(PLANTED, ensure_ascii=False)


class Nosy(BaseHTTPRequestHandler):
    """Gives a token, a sandbox and, whatever else is asked, somebody else and what it knows."""

    def do_POST(self):
        size = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(size)
        if self.path == "/oauth/token":
            self._answer(200, {"access_token": TOKEN, "token_type": "Bearer"})
        elif self.path.endswith(("/sandboxes", "/records", "/s1")):
            self._answer(200, {"metadata": {}, "_links": {}, "result": [{"sandbox": "s1"}]})
        elif self.path.endswith("/query"):
            self._answer(200, {"metadata": {}, "_links": {}, "result": [PLANTED]})
        else:
            error = {"code": TOKEN[:12], "item": "KANARI12345", "message": _told()}
            self._answer(400, {"title": "秘密", "detail": SECRET, "errors": [error]})

    do_PUT = do_DELETE = do_GET = do_POST  # noqa: N815 - the names that http.server calls

    def _answer(self, status, body):
        content = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """Everything a run against it writes and prints, by name."""
    folder = tmp_path_factory.mktemp("nosy")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Nosy)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    profile = folder / "my.yaml"
    profile.write_text(
        PROFILE.format(url=f"http://127.0.0.1:{server.server_port}"), encoding="utf-8"
    )
    secrets = {"CONF_LEAK_ID": "conf-client", "CONF_LEAK_SECRET": SECRET, "PYTHONUTF8": "1"}
    command, out = [sys.executable, "-m", "conformance"], folder / "out"
    one = ["run", str(profile), "--case", CASES, "-n", "0", "--as-of", "2026-11-22"]
    files = ("--html", "again.html"), ("--junit", "junit.xml"), ("--md", "job.md")
    made = [part for option, name in files for part in (option, str(out / name))]
    try:
        runs = [
            subprocess.run(
                [*command, *asked], env={**os.environ, **secrets}, capture_output=True, check=False
            )
            for asked in (
                [*one, "--seed", "1", "--out", str(out)],
                ["report", str(out / "result.json"), *made],
                [*one, "--seed", "1", "--out", str(folder / "open"), "--unmask"],
                ["replay", str(out / "result.json"), "--unmask"],
                ["replay", str(out / "result.json")],
            )
        ]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    names = ("printed", "reported", "unmasked run", "unmasked replay", "replayed")
    told = {n: (r.stdout + r.stderr).decode() for n, r in zip(names, runs, strict=True)}
    files = [p for place in ("out", "open") for p in (folder / place).rglob("*") if p.is_file()]
    written = {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in files}
    return {**told, **written}


@pytest.mark.parametrize("leak", LEAKS)
def test_nothing_that_only_the_package_knows_leaves_the_run(said, leak):
    assert {f"out/{n}" for n in ("result.json", "report.html", "junit.xml", "job.md")} <= set(said)
    assert "open/result.json" in said
    masked = {name: text for name, text in said.items() if not name.startswith("unmasked")}
    assert [name for name, text in masked.items() if leak in text] == []


@pytest.mark.parametrize("name", ["unmasked run", "unmasked replay"])
def test_a_vendor_s_own_terminal_shows_its_words_on_request_but_no_secret(said, name):
    assert "KANARI12345" in said[name]
    assert "秘密　花子" in said[name]
    assert [
        secret for secret in (TOKEN[:6], TOKEN[6:12], SECRET[8:14]) if secret in said[name]
    ] == []


def test_what_happened_stays_readable(said):
    found = [c["finding"] for c in json.loads(said["out/result.json"])["cases"] if "finding" in c]
    assert found
    assert "HTTP 400" in said["printed"]
    assert "HTTP 400" in said["out/junit.xml"]
    assert "HTTP 400" in said["out/job.md"]
    refused = next(f for f in found if f["code"] == "F-NOT-ACCEPTED")
    sent = json.dumps(refused["exchanges"][-1]["request"], ensure_ascii=False)
    assert "claim_no" in sent
