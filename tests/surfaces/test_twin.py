"""A second connection: the same host and bounds, a session of its own."""

from __future__ import annotations

from conformance.surfaces.http import Http
from conformance.surfaces.twin import twin


def test_a_twin_calls_the_same_host_within_the_same_bounds() -> None:
    first = Http("https://127.0.0.1:9/base", 7, 1234, read_only=True)
    first.session.verify = "ca.pem"
    second = twin(first)
    assert (second.base_url, second.timeout_seconds, second.max_bytes) == (
        first.base_url,
        7,
        1234,
    )
    assert second.read_only
    assert second.session.verify == "ca.pem"
    assert not second.session.trust_env


def test_a_twin_shares_neither_session_nor_sockets() -> None:
    first = Http("http://127.0.0.1:9", 5, 1000)
    adapter = first.session.get_adapter("http://127.0.0.1:9")
    second = twin(first)
    second.session.cookies.set("only", "here")
    assert "only" not in first.session.cookies
    assert first.session.get_adapter("http://127.0.0.1:9") is adapter
    assert second.session.get_adapter("http://127.0.0.1:9") is not adapter
