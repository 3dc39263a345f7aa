"""A connection is as the profile says: certificates verified, their files seen from there."""

from __future__ import annotations

from pathlib import Path

import certificates
import pytest
from hostile import serving

from conformance.errors import ProfileError
from conformance.findings import TransportError, UntestedError
from conformance.surfaces.auth.models import Tls
from conformance.surfaces.connect import Connections, check_certificates, connect
from conformance.surfaces.profile import ApiSurface


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return certificates.Authority(tmp_path_factory.mktemp("ca"))


def _serve(wire):
    while wire.request():
        wire.json()


def _open(url, tls=None, folder=Path(), **more):
    api = ApiSurface(base_url=url, timeout_seconds=3, tls=tls, **more)
    return connect(api, url, folder)


def _code(http):
    with pytest.raises(TransportError) as error:
        http.call("GET", "/")
    return error.value.cause.code


def test_a_server_signed_by_the_ca_file_is_called(authority):
    tls = Tls(ca_file="ca.pem")
    with serving(_serve, tls=authority.issue("good").server()) as server:
        answer = _open(server.url, tls, authority.folder).call("GET", "/")
    assert answer.status == 200


def test_an_issuer_nobody_trusts_is_refused_with_advice(authority):
    with serving(_serve, tls=authority.issue("good").server()) as server:
        with pytest.raises(TransportError) as error:
            _open(server.url).call("GET", "/")
        assert not server.heard
    assert error.value.cause.code == "T-TLS-UNTRUSTED"
    assert "tls.ca_file" in error.value.cause.remedy_en


def test_a_self_signed_certificate_is_refused(authority, tmp_path):
    pair = certificates.self_signed(tmp_path)
    tls = Tls(ca_file="ca.pem")
    with serving(_serve, tls=pair.server()) as server:
        assert _code(_open(server.url)) == "T-TLS-UNTRUSTED"
        assert _code(_open(server.url, tls, authority.folder)) == "T-TLS-UNTRUSTED"
        assert not server.heard


@pytest.mark.parametrize("days", [(-9, -1), (1, 9)])
def test_a_certificate_outside_its_period_is_refused(authority, days):
    pair = authority.issue(f"period{days[0]}", days=days)
    with serving(_serve, tls=pair.server()) as server:
        assert _code(_open(server.url, Tls(ca_file="ca.pem"), authority.folder)) == "T-TLS-EXPIRED"
        assert not server.heard


def test_a_certificate_of_another_host_is_refused(authority):
    pair = authority.issue("other", host="other.example.jp")
    with serving(_serve, tls=pair.server()) as server:
        http = _open(server.url, Tls(ca_file="ca.pem"), authority.folder)
        assert _code(http) == "T-TLS-OTHER-HOST"
        assert not server.heard


def test_https_to_a_server_that_speaks_http_is_told():
    def act(wire):
        wire.socket.recv(10)
        wire.json(status=b"HTTP/1.1 400 Bad Request\r\n")

    with serving(act) as server:
        assert _code(_open(server.url.replace("http:", "https:"))) == "T-TLS-NOT-SPOKEN"


def test_a_handshake_that_drips_is_left_in_time():
    with serving(lambda wire: (wire.send(b"\x16\x03\x03\x40\x00"), wire.forever(b"\2", 0.05))) as s:
        assert _code(_open(s.url.replace("http:", "https:"))) == "T-TIMEOUT"


def test_http_to_a_server_that_speaks_https_is_told(authority):
    with serving(_serve, tls=authority.issue("good").server()) as server:
        code = _code(_open(server.url.replace("https:", "http:")))
    assert code in {"T-DROPPED", "T-NOT-HTTP"}


def test_a_server_that_wants_a_client_certificate_gets_the_profiles(authority):
    authority.issue("client")
    context = authority.issue("good").server(clients_signed_by=authority.ca_file)
    with_one = Tls(ca_file="ca.pem", client_cert_file="client.pem", client_key_file="client.key")
    with serving(_serve, tls=context) as server:
        assert _open(server.url, with_one, authority.folder).call("GET", "/").status == 200
        code = _code(_open(server.url, Tls(ca_file="ca.pem"), authority.folder))
    assert code in {"T-TLS-FAILED", "T-DROPPED"}


def test_certificates_of_the_environment_are_not_used(authority, monkeypatch):
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(authority.ca_file))
    with serving(_serve, tls=authority.issue("good").server()) as server:
        assert _code(_open(server.url)) == "T-TLS-UNTRUSTED"


def test_from_https_nothing_is_ever_sent_by_http(authority):
    with serving(_serve) as plain, serving(_serve, tls=authority.issue("good").server()) as server:
        http = _open(
            server.url, Tls(ca_file="ca.pem"), authority.folder, hosts=(f"127.0.0.1:{plain.port}",)
        )
        with pytest.raises(TransportError) as error:
            http.call("POST", f"{plain.url}/token", form={"secret": "made-up"})
        assert error.value.cause.code == "T-HOST-OUT-OF-REACH"
        assert not plain.wires


@pytest.mark.parametrize(
    "tls",
    [
        Tls(ca_file="none.pem"),
        Tls(ca_file="good.key"),
        Tls(client_cert_file="good.pem", client_key_file="other.key"),
        Tls(client_cert_file="good.pem"),
    ],
)
def test_a_certificate_that_cannot_be_used_is_told_before_the_run(authority, tls):
    authority.issue("good")
    authority.issue("other", host="other.example.jp")
    with pytest.raises(ProfileError) as error:
        check_certificates(tls, authority.folder)
    assert [m.code for m in error.value.messages] == ["PRO030"]


def test_good_certificates_pass_the_check(authority):
    authority.issue("good")
    tls = Tls(ca_file="ca.pem", client_cert_file="good.pem", client_key_file="good.key")
    check_certificates(tls, authority.folder)
    check_certificates(None, authority.folder)


@pytest.mark.parametrize("said", [{"access": "read_only"}, {"environment": "production"}])
def test_a_connection_to_what_is_only_to_be_read_does_not_write(said):
    with serving(_serve) as server:
        with pytest.raises(UntestedError):
            _open(server.url, **said).call("POST", "/", body={})
        assert not server.wires


def test_each_role_has_a_connection_of_its_own_that_is_kept():
    connections = Connections(lambda: _open("http://127.0.0.1:9"))
    assert connections("clerk") is connections("clerk")
    assert connections("clerk").session.cookies is not connections("supervisor").session.cookies
