"""Whom a run may call: base_url's host and those listed, on their ports, not by a lesser scheme."""

import pytest

from conformance.surfaces.hosts import host_of, hosts_of, origin


@pytest.mark.parametrize(
    ("url", "reached"),
    [
        ("https://package.example.jp/x", True),
        ("https://PACKAGE.example.jp.:443/x", True),
        ("https://package.example.jp:8443/", False),
        ("http://package.example.jp/", False),
        ("https://login.example.jp/", True),
        ("https://token.example.jp:8443/", True),
        ("https://token.example.jp/", False),
        ("https://package.example.jp.evil.example/", False),
        ("https://package.example.jp@evil.example/", False),
        ("https://evil.example/package.example.jp", False),
        ("ftp://package.example.jp/", False),
        ("https://package.example.jp:99999/", False),
        ("package.example.jp", False),
        ("", False),
    ],
)
def test_only_the_named_hosts_are_reached(url, reached):
    hosts = hosts_of(
        "https://package.example.jp/api", ("login.example.jp", "token.example.jp:8443")
    )
    assert hosts.reach_url(url) is reached


def test_from_http_a_listed_host_may_be_called_either_way():
    hosts = hosts_of("http://127.0.0.1:8000", ("localhost",))
    assert hosts.reach_url("http://localhost/")
    assert hosts.reach_url("https://localhost/")
    assert not hosts.reach_url("http://localhost:8000/")


def test_an_address_in_brackets_is_a_host():
    assert hosts_of("http://[::1]:8000").reach("http", "::1", 8000)


@pytest.mark.parametrize(
    ("url", "host", "whole"),
    [
        ("https://u:geheim@a.example.jp:1/x?y=z", "a.example.jp:1", "https://a.example.jp:1"),
        ("/menu", "", ""),
        ("http://[", "", ""),
        ("//a.example.jp/x", "a.example.jp", "://a.example.jp"),
    ],
)
def test_a_host_is_told_without_password_or_path(url, host, whole):
    assert host_of(url) == host
    assert origin(url) == whole
