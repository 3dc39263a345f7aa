"""Requests are bounded in time and size and never leave the profile's host."""

import socket

import pytest
from werkzeug import Response

from conformance.findings import TransportError
from conformance.surfaces.http import Http


def _cause(error: pytest.ExceptionInfo[TransportError]) -> str:
    return error.value.cause.code


def test_a_redirect_is_never_followed(httpserver):
    httpserver.expect_request("/a").respond_with_response(
        Response(status=302, headers={"Location": httpserver.url_for("/b")})
    )
    answer = Http(httpserver.url_for(""), 5, 1_000_000).call("GET", "/a")
    assert answer.status == 302
    assert [entry[0].path for entry in httpserver.log] == ["/a"]


def test_an_endless_body_is_cut_off(httpserver):
    httpserver.expect_request("/big").respond_with_data(b"x" * 300_000)
    with pytest.raises(TransportError) as error:
        Http(httpserver.url_for(""), 5, 100_000).call("GET", "/big")
    assert _cause(error) == "T-TOO-LARGE"


def test_a_server_that_is_down_is_said_to_be_unreachable():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(TransportError) as error:
        Http(f"http://127.0.0.1:{port}", 2, 1_000).call("GET", "/")
    assert _cause(error) == "T-UNREACHABLE"


def test_a_server_that_hangs_is_left_after_the_time_limit():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(TransportError) as error:
            Http(url, 1, 1_000).call("GET", "/")
    assert _cause(error) == "T-TIMEOUT"


def test_a_body_that_is_not_json_is_none_not_an_error(httpserver):
    httpserver.expect_request("/t").respond_with_data("<html>")
    assert Http(httpserver.url_for(""), 5, 1_000).call("GET", "/t").json is None
