"""What a hostile or weak server does has a defined outcome, in bounded time and memory."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib

import pytest
from hostile import CHUNKED, OK, Wire, serving

from conformance.findings import TransportError
from conformance.surfaces.access import reading
from conformance.surfaces.http import Http
from conformance.surfaces.limits import HEADER_BYTES

SECONDS = 1
MOST = 100_000
PATIENCE = 6.0  # far above the limit of a second, far below hanging
ZEROS = 60_000_000


def _then(send):
    def act(wire):
        wire.request()
        send(wire)

    return act


def _lost(*acts, method="GET", most=MOST):
    """Return the cause of a call that gets no answer, the bytes it took and the server."""
    with serving(*acts) as server:
        http = Http(server.url, SECONDS, most)
        begun = time.monotonic()
        with pytest.raises(TransportError) as error:
            http.call(method, "/")
        assert time.monotonic() - begun < PATIENCE
        return error.value.cause, http._budget.taken, server


def _answer(*acts, method="GET"):
    with serving(*acts) as server:
        return Http(server.url, 3, MOST).call(method, "/"), server


LATE = {
    "says nothing": Wire.hang,
    "drips its headers": lambda w: (w.send(OK), w.forever(b"X-A: b\r\n", 0.05)),
    "drips within one header": lambda w: (w.send(OK + b"X: "), w.forever(b"b", 0.05)),
    "drips its body": lambda w: (
        w.send(OK + b"Content-Length: 90000\r\n\r\n"),
        w.forever(b" ", 0.05),
    ),
    "drips chunks": lambda w: (w.send(CHUNKED), w.forever(b"1\r\nx\r\n", 0.05)),
    "drips interim answers": lambda w: w.forever(b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
    "stops in the middle of the body": lambda w: (
        w.send(OK + b"Content-Length: 90000\r\n\r\n{"),
        w.hang(),
    ),
}


@pytest.mark.parametrize("name", LATE)
def test_a_server_that_is_slow_is_left_at_the_deadline_of_the_whole_answer(name):
    cause, _, _ = _lost(_then(LATE[name]))
    assert cause.code == "T-TIMEOUT"


def test_a_server_that_does_not_read_is_left_too():
    with serving(lambda _: time.sleep(3)) as server:
        http = Http(server.url, SECONDS, MOST)
        begun = time.monotonic()
        with pytest.raises(TransportError) as error:
            http.call("POST", "/", content=b"x" * 50_000_000)
        assert error.value.cause.code == "T-TIMEOUT"
        assert time.monotonic() - begun < PATIENCE


ENDLESS_HEADERS = {
    "one line": lambda w: (w.send(OK + b"X: "), w.forever(b"a" * 4096)),
    "long lines": lambda w: (w.send(OK), w.forever(b"X: " + b"a" * 30_000 + b"\r\n")),
    "interim answers": lambda w: w.forever(b"HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n"),
    "continue": lambda w: w.forever(b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@pytest.mark.parametrize("name", ENDLESS_HEADERS)
def test_endless_headers_are_cut_off(name):
    cause, taken, _ = _lost(_then(ENDLESS_HEADERS[name]))
    # By their size; on a busy machine the time may be over before.
    assert cause.code in {"T-HEADERS-TOO-LARGE", "T-NOT-HTTP", "T-TIMEOUT"}
    assert taken <= HEADER_BYTES + 8192


def test_very_many_headers_are_refused():
    cause, taken, _ = _lost(_then(lambda w: w.json(extra=b"X: y\r\n" * 500)))
    assert cause.code == "T-NOT-HTTP"
    assert taken < HEADER_BYTES


ENDLESS_BODIES = {
    "without length": lambda w: (w.send(OK + b"\r\n"), w.forever(b"x" * 10_000)),
    "in chunks": lambda w: (w.send(CHUNKED), w.forever(b"2710\r\n" + b"x" * 10_000 + b"\r\n")),
    "in tiny chunks": lambda w: (w.send(CHUNKED), w.forever(b"1\r\nx\r\n" * 1000)),
    "in trailers": lambda w: (w.send(CHUNKED + b"0\r\n"), w.forever(b"X: y\r\n" * 1000)),
    "with an untrue length": lambda w: w.json(b"x" * 300_000),
    "in a redirect": lambda w: (
        w.send(b"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n"),
        w.forever(b"x" * 10_000),
    ),
}


@pytest.mark.parametrize("name", ENDLESS_BODIES)
def test_an_endless_body_is_cut_off(name):
    cause, taken, _ = _lost(_then(ENDLESS_BODIES[name]))
    assert cause.code == "T-TOO-LARGE"
    assert taken <= MOST + HEADER_BYTES + 8192


def test_an_endless_length_of_a_chunk_is_cut_off():
    cause, taken, _ = _lost(_then(lambda w: (w.send(CHUNKED), w.forever(b"0" * 10_000))))
    assert cause.code in {"T-TOO-LARGE", "T-DROPPED"}
    assert taken <= MOST + HEADER_BYTES + 8192


def _packed(kind):
    if kind == "gzip":
        return gzip.compress(bytes(ZEROS), 9)
    if kind == "members":
        return gzip.compress(bytes(40_000), 9) * 1000
    window = {"deflate": 15, "raw": -15}[kind]
    stream = zlib.compressobj(9, zlib.DEFLATED, window)
    return stream.compress(bytes(ZEROS)) + stream.flush()


@pytest.mark.parametrize(
    ("kind", "encoding"), [("gzip", b"gzip"), ("members", b"gzip"), ("deflate", b"deflate")]
)
@pytest.mark.parametrize(
    "status", [OK, b"HTTP/1.1 302 Found\r\nLocation: /b\r\n"], ids=["200", "302"]
)
def test_a_compression_bomb_is_bounded_while_it_is_unpacked(kind, encoding, status):
    bomb = _packed(kind)
    extra = b"Content-Encoding: " + encoding + b"\r\n"
    with serving(_then(lambda w: w.json(bomb, extra, status))) as server:
        http = Http(server.url, 5, MOST)
        tracemalloc.start()
        try:
            with pytest.raises(TransportError) as error:
                http.call("GET", "/")
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert error.value.cause.code == "T-TOO-LARGE"
    assert peak < 2_000_000  # of 60 MB


@pytest.mark.parametrize("encoding", [b"br", b"zstd", b"gzip, gzip", b"made-up"])
def test_a_compression_nobody_asked_for_is_refused_unread(encoding):
    extra = b"Content-Encoding: " + encoding + b"\r\n"
    cause, _, _ = _lost(_then(lambda w: w.json(b"x" * 100, extra)))
    assert cause.code == "T-ENCODING"


def test_no_compression_is_asked_for():
    _, server = _answer(_then(lambda w: w.json()))
    assert b"Accept-Encoding: identity\r\n" in server.heard[0]


def test_gzip_that_was_not_asked_for_is_read():
    packed = gzip.compress(b'{"a"') + gzip.compress(b": 1}")
    answer, _ = _answer(_then(lambda w: w.json(packed, b"Content-Encoding: gzip\r\n")))
    assert answer.json == {"a": 1}


DAMAGED = {"not gzip": b"not gzip", "cut off": gzip.compress(b"x" * 999)[:-9]}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED)
def test_damaged_gzip_is_refused(damaged):
    cause, _, _ = _lost(_then(lambda w: w.json(damaged, b"Content-Encoding: gzip\r\n")))
    assert cause.code == "T-ENCODING"


DROPS = {
    "before the answer": lambda _: None,
    "by reset": Wire.reset,
    "in the headers": lambda w: w.send(OK + b"Content-Le"),
    "in the body": lambda w: w.send(OK + b"Content-Length: 10\r\n\r\n{}"),
    "in a chunk": lambda w: w.send(CHUNKED + b"a\r\n{}"),
    "before the last chunk": lambda w: w.send(CHUNKED + b"2\r\n{}\r\n"),
}


@pytest.mark.parametrize("name", DROPS)
def test_a_dropped_connection_is_said_to_be_dropped(name):
    cause, _, _ = _lost(_then(DROPS[name]), method="POST")
    assert cause.code in {"T-DROPPED", "T-NOT-HTTP"}


NOT_HTTP = {
    "greets": lambda w: w.send(b"220 mail.example.jp ESMTP\r\n"),
    "alerts": lambda w: w.send(b"\x15\x03\x01\x00\x02\x02\x46"),
    "wrong chunk length": lambda w: w.send(CHUNKED + b"zz\r\n{}\r\n0\r\n\r\n"),
    "switches protocol": lambda w: w.send(b"HTTP/1.1 101 Switching Protocols\r\n\r\n"),
    "two lengths": lambda w: w.send(OK + b"Content-Length: 2\r\nContent-Length: 7\r\n\r\n{}"),
}


@pytest.mark.parametrize("name", NOT_HTTP)
def test_what_is_not_http_is_said_not_to_be(name):
    cause, _, _ = _lost(_then(NOT_HTTP[name]))
    assert cause.code == "T-NOT-HTTP"


def test_interim_answers_are_passed_over():
    interim = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    answer, _ = _answer(_then(lambda w: (w.send(interim), w.json(b'{"a": 1}'))))
    assert (answer.status, answer.json) == (200, {"a": 1})


def test_what_follows_a_body_is_not_taken_for_the_next_answer():
    def act(wire):
        while wire.request():
            wire.send(OK + b"Content-Length: 2\r\n\r\n{}")
            wire.send(b'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a": 66}')

    with serving(act) as server:
        http = Http(server.url, 2, MOST)
        for _ in range(3):
            assert http.call("GET", "/").json == {}
            time.sleep(0.05)  # what was sent too much has come


def _closing(wire):
    """Answer once, then close without saying so, when the next request is there."""
    wire.request()
    wire.json()
    wire.request()
    wire.reset()


def _serve(wire):
    while wire.request():
        wire.json()


def test_a_reading_call_is_made_again_when_the_kept_connection_was_closed():
    with serving(_closing, _serve) as server:
        http = Http(server.url, 3, MOST)
        assert http.call("GET", "/1").json == {}
        assert http.call("GET", "/2").json == {}
        assert [h.split()[1] for h in server.heard] == [b"/1", b"/2", b"/2"]


def test_a_search_sent_by_post_is_made_again_when_it_is_marked_as_reading():
    with serving(_closing, _serve) as server:
        http = Http(server.url, 3, MOST)
        http.call("GET", "/1")
        with reading():
            assert http.call("POST", "/2", body={}).json == {}
        assert len(server.heard) == 3


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_call_that_may_have_written_is_never_made_again(method):
    with serving(_closing, _serve) as server:
        http = Http(server.url, 3, MOST)
        http.call("GET", "/1")
        with pytest.raises(TransportError) as error:
            http.call(method, "/2", body={})
        assert error.value.cause.code == "T-DROPPED"
        assert len(server.heard) == 2


def test_a_server_that_always_closes_is_not_called_for_ever():
    cause, _, server = _lost(_then(Wire.reset))
    assert cause.code == "T-DROPPED"
    assert len(server.heard) == 2
