"""A package that keeps the harness waiting takes no more than the run may take."""

import itertools
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from conformance.errors import UsageError
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from tests.plugin.conftest import conformance, result_of

API = (
    "{api: {base_url: 'http://127.0.0.1:%d', timeout_seconds: 1,"
    " credentials: {client_id_env: CONF_ID, client_secret_env: CONF_SECRET}}}"
)
SECRETS = {"CONF_ID": "a" * 32, "CONF_SECRET": "s" * 40}


@pytest.fixture
def hanging(monkeypatch):
    """Return the port of a server that refuses every other sandbox and hangs on the others."""
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    count, over = itertools.count(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path == "/oauth/token":
                self._answer(200, b'{"access_token": "t", "token_type": "Bearer"}')
            elif next(count) % 2:
                over.wait(30)
            else:
                self._answer(500, b"{}")

        def _answer(self, status, body):
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    over.set()
    server.shutdown()
    server.server_close()


def test_time_lost_now_and_then_adds_up_until_the_package_is_given_up(hanging, profile):
    cases = "child_allowance/function/register-claim/*"
    path = profile(API % hanging)
    prepared = prepare(options_of({"profile": str(path), "case": cases, "seed": "1"}))
    place, _ = open_place(prepared)
    session = session_at(prepared, place)
    session.patience = 1.5  # two calls that are not answered in time
    outcomes = [session.execute(planned.case) for planned in prepared.executable]
    codes = [o.finding.code if o.finding else o.cause.code for o in outcomes]
    assert codes.count("T-TIMEOUT") == 2
    assert "T-SURFACE-LOST" not in codes  # never three in a row
    assert set(codes[codes.index("T-TIME-LOST") :]) == {"T-TIME-LOST"}


def test_what_is_left_when_the_time_is_over_is_untested(hanging, profile, tmp_path):
    out = tmp_path / "out"
    done = conformance(
        *("run", str(profile(API % hanging)), "--max-minutes", "0.0001", "--out", str(out)),
        *("--case", "child_allowance/function/register-claim/*", "--lang", "en"),
        env=SECRETS,
    )
    assert done.returncode == 3, done.stderr
    assert "U-TIME-LIMIT" in done.stdout
    assert set(result_of(out)["counts"]["verdict"]) == {"untested"}


@pytest.mark.parametrize("wrong", ["0", "-1", "nan", "inf", "soon"])
def test_the_time_is_a_number_of_minutes(wrong):
    with pytest.raises(UsageError) as raised:
        options_of({"max-minutes": wrong})
    assert raised.value.messages[0].code == "USE001"


def test_a_seed_that_is_not_given_is_drawn_anew():
    drawn = {options_of({}).seed for _ in range(8)}
    assert len(drawn) > 1
    assert options_of({"seed": "7"}).seed == 7
    assert options_of({"seed": "0"}).seed == 0


@pytest.mark.parametrize("wrong", ["-1", "2147483648", "one", "٣"])
def test_a_seed_is_a_whole_number_within_bounds(wrong):
    with pytest.raises(UsageError) as raised:
        options_of({"seed": wrong})
    assert raised.value.messages[0].code == "USE001"
