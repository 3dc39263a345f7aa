"""Requests are bounded in time and size and never leave the profile's hosts."""

from __future__ import annotations

import socket

import pytest
from hostile import OK, serving
from werkzeug import Response

from conformance.findings import TransportError, UntestedError
from conformance.surfaces.access import reading
from conformance.surfaces.hosts import hosts_of
from conformance.surfaces.http import Http
from conformance.surfaces.twin import twin
from conformance.values.secrets import USED


def _cause(error: pytest.ExceptionInfo[TransportError]) -> str:
    return error.value.cause.code


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_never_followed(httpserver, status):
    httpserver.expect_request("/a").respond_with_response(
        Response(status=status, headers={"Location": "https://other.example.jp/login?x=1"})
    )
    answer = Http(httpserver.url_for(""), 5, 1_000_000).call("GET", "/a")
    assert answer.status == status
    assert answer.redirect == "https://other.example.jp"
    assert [entry[0].path for entry in httpserver.log] == ["/a"]


@pytest.mark.parametrize("location", [b"/b", b"b", b"http://[", b"//", b"\xff", b""])
def test_a_redirect_on_the_same_host_or_to_nowhere_is_not_followed_either(location):
    status = b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n"
    with serving(lambda w: (w.request(), w.json(status=status))) as server:
        assert Http(server.url, 5, 1_000).call("GET", "/a").redirect == "/"
        assert len(server.heard) == 1


def test_where_nothing_listens_the_connection_is_said_to_be_refused_and_the_url_is_named():
    url = f"http://127.0.0.1:{_free_port()}/base"
    with pytest.raises(TransportError) as error:
        Http(url, 2, 1_000).call("GET", "/path?secret=1")
    assert _cause(error) == "T-REFUSED"
    cause = error.value.cause
    assert cause.details["tried"] == f"{url}/path"
    assert f"{url}/path" in cause.en
    assert f"{url}/path" in cause.ja
    assert "secret" not in cause.en + cause.ja


def test_a_name_of_no_host_is_said_to_be_that():
    with pytest.raises(TransportError) as error:
        Http("http://made-up.invalid", 5, 1_000).call("GET", "/path")
    assert _cause(error) == "T-HOST-NOT-FOUND"
    assert "http://made-up.invalid/path" in error.value.cause.en


def test_a_body_that_is_not_json_is_none_not_an_error(httpserver):
    httpserver.expect_request("/t").respond_with_data("<html>")
    answer = Http(httpserver.url_for(""), 5, 1_000).call("GET", "/t")
    assert (answer.json, answer.problem) == (None, "not JSON")


def _serve(wire):
    while wire.request():
        wire.json()


@pytest.mark.parametrize(
    "place",
    ["http://127.0.0.1:{p}/x", "@127.0.0.1:{p}/x", "http://localhost:{p}/", "x", "ftp://a/"],
)
def test_a_host_that_the_profile_does_not_name_is_out_of_reach(place):
    with serving(_serve) as elsewhere, serving(_serve) as server:
        with pytest.raises(TransportError) as error:
            Http(server.url, 2, 1_000).call("POST", place.format(p=elsewhere.port), body={"a": 1})
        assert _cause(error) == "T-HOST-OUT-OF-REACH"
        assert not elsewhere.wires
        assert not server.wires


def test_a_host_that_the_profile_names_is_called():
    with serving(_serve) as login, serving(_serve) as server:
        hosts = hosts_of(server.url, (f"127.0.0.1:{login.port}",))
        http = Http(server.url, 2, 1_000, hosts=hosts)
        http.call("POST", f"{login.url}/token", form={"a": "1"})
        http.call("GET", "/x")
        assert [len(login.heard), len(server.heard)] == [1, 1]


def test_neither_proxy_nor_netrc_of_the_environment_is_used(monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login synthetic password synthetic\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    with serving(_serve) as proxy, serving(_serve) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        Http(server.url, 2, 1_000).call("GET", "/")
        assert b"authorization" not in server.heard[0].lower()
        assert not proxy.wires


def test_a_password_in_the_address_is_not_told():
    with pytest.raises(TransportError) as error:
        Http(f"http://user:geheim@127.0.0.1:{_free_port()}", 2, 1_000).call("GET", "/")
    assert "geheim" not in repr(error.value.cause)


def test_one_connection_serves_many_calls():
    with serving(_serve) as server:
        http = Http(server.url, 2, 1_000)
        for _ in range(5):
            http.call("POST", "/", body={"a": 1})
        assert len(server.wires) == 1


def test_after_a_failure_of_the_server_the_next_call_has_a_connection_of_its_own():
    def fail_and_leave(wire):
        wire.request()
        wire.json(status=b"HTTP/1.1 500 Internal Server Error\r\n")

    with serving(fail_and_leave) as server:
        http = Http(server.url, 2, 1_000)
        assert [http.call("POST", "/", body={}).status for _ in range(3)] == [500] * 3
        assert len(server.wires) == 3


def test_a_body_is_sent_as_json_as_form_or_as_it_is():
    with serving(_serve) as server:
        http = Http(server.url, 2, 1_000)
        http.call("POST", "/", body={"名": "花"})
        http.call("POST", "/", form={"a": "1 2"})
        http.call("POST", "/", content=b"<a/>", headers={"Content-Type": "text/xml"})
        bodies = [heard.partition(b"\r\n\r\n")[2] for heard in server.heard]
        assert bodies == ['{"名": "花"}'.encode(), b"a=1+2", b"<a/>"]
        assert b"Content-Type: text/xml" in server.heard[2]


def test_a_header_beyond_ascii_is_sent_as_utf_8():
    with serving(_serve) as server:
        Http(server.url, 2, 1_000).call("GET", "/", headers={"X-Busho": "市民課"})
        assert "X-Busho: 市民課".encode() in server.heard[0]


def test_a_header_with_a_line_break_is_not_sent():
    with serving(_serve) as server:
        with pytest.raises(TransportError) as error:
            Http(server.url, 2, 1_000).call("GET", "/", headers={"X-A": "b\r\nX-Evil: 1"})
        assert _cause(error) == "T-NOT-SENT"
        assert not server.heard


def test_a_twin_is_bound_like_the_first_connection(httpserver):
    one = Http(httpserver.url_for(""), 2, 1_000, read_only=True)
    other = twin(one)
    with pytest.raises(UntestedError):
        other.call("POST", "/")
    with pytest.raises(TransportError):
        other.call("GET", "http://other.example.jp/")
    assert other._budget is not one._budget


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "post", "MADE-UP"])
def test_in_read_only_mode_nothing_that_may_write_is_sent(method):
    with serving(_serve) as server:
        with pytest.raises(UntestedError) as error:
            Http(server.url, 2, 1_000, read_only=True).call(method, "/", body={})
        assert error.value.cause.code == "U-READ-ONLY"
        assert not server.wires


def test_in_read_only_mode_reading_goes_on():
    with serving(_serve) as server:
        http = Http(server.url, 2, 1_000, read_only=True)
        http.call("GET", "/")
        with reading():
            http.call("POST", "/search", body={})
        assert len(server.heard) == 2
        with pytest.raises(UntestedError):
            http.call("POST", "/search", body={})


BUSY = b"HTTP/1.1 %d Busy\r\nRetry-After: %s\r\n"


def _busy(status, after, times):
    def act(wire):
        for _ in range(times):
            wire.request()
            wire.json(status=BUSY % (status, after))
        _serve(wire)

    return act


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_waited_for_as_it_asks(status):
    waits = []
    with serving(_busy(status, b"3", 2)) as server:
        answer = Http(server.url, 30, 1_000, sleep=waits.append).call("POST", "/", body={})
    assert answer.status == 200
    assert waits == [3.0, 3.0]
    assert len(server.heard) == 3


@pytest.mark.parametrize("after", [b"0", b"3", b"86400", b"9" * 400, b"tomorrow", b"-1"])
def test_a_server_that_stays_busy_is_not_waited_for_for_ever(after):
    waits = []
    with serving(_busy(429, after, 500)) as server:
        with pytest.raises(TransportError) as error:
            Http(server.url, 30, 1_000, sleep=waits.append).call("GET", "/")
        assert _cause(error) == "T-BUSY"
        assert sum(waits) <= 10
        assert len(server.heard) <= 101


def test_a_date_to_come_again_that_is_over_is_no_wait():
    waits = []
    with serving(_busy(503, b"Wed, 21 Oct 2015 07:28:00 GMT", 1)) as server:
        assert Http(server.url, 30, 1_000, sleep=waits.append).call("GET", "/").status == 200
    assert waits == [0.0]


def test_a_bare_503_is_the_packages_own_answer():
    with serving(lambda w: (w.request(), w.json(status=b"HTTP/1.1 503 x\r\n"))) as server:
        assert Http(server.url, 5, 1_000).call("GET", "/").status == 503


@pytest.mark.parametrize("status", [b"502", b"504"])
def test_a_gateway_without_an_answer_is_not_the_package(status):
    with serving(
        lambda w: (w.request(), w.json(status=b"HTTP/1.1 " + status + b" x\r\n"))
    ) as server:
        with pytest.raises(TransportError) as error:
            Http(server.url, 5, 1_000).call("POST", "/")
        assert _cause(error) == "T-GATEWAY"


def test_cookies_without_end_are_cut_off():
    def act(wire):
        number = 0
        while wire.request():
            cookies = b"".join(b"Set-Cookie: c%d=1\r\n" % (number + i) for i in range(20))
            number += 20
            wire.json(extra=cookies, status=OK)

    with serving(act, act) as server:
        http = Http(server.url, 5, 1_000)
        with pytest.raises(TransportError) as error:
            [http.call("GET", "/") for _ in range(10)]
        assert _cause(error) == "T-HEADERS-TOO-LARGE"
        assert len(http.session.cookies) == 0


@pytest.mark.parametrize("length", [8_000, 9_000])
def test_a_cookie_longer_than_servers_take_is_refused(length):
    def act(wire):
        while wire.request():
            wire.json(extra=b"Set-Cookie: c=" + b"x" * length + b"\r\n", status=OK)

    with serving(act, act) as server, USED.apart():
        http = Http(server.url, 5, 100_000)
        if length < 8_192:
            assert http.call("GET", "/").status == 200
        else:
            with pytest.raises(TransportError) as error:
                http.call("GET", "/")
            assert _cause(error) == "T-HEADERS-TOO-LARGE"
