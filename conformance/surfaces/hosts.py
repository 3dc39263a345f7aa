"""The hosts a run may call: the one of base_url and those the profile names; no other."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from conformance.values.secrets import USED

_LONGEST = 253  # of a name (RFC 1035 §2.3.4); a hostile Location may hold any text
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Hosts:
    """Whom a connection may call.

    Attributes:
        scheme: Of base_url. Where it is https, nothing is ever sent by http.
        allowed: Host and port, in small letters.
    """

    scheme: str
    allowed: frozenset[tuple[str, int]]

    def reach(self, scheme: str, host: str, port: int | None) -> bool:
        """Say whether a connection may be opened there."""
        if scheme not in _PORTS or (self.scheme == "https" and scheme != "https"):
            return False
        return (_plain(host), port or _PORTS[scheme]) in self.allowed

    def reach_url(self, url: str) -> bool:
        """Say whether an absolute URL may be called; what is no URL may not."""
        try:
            parts = urlsplit(url)
            return self.reach(parts.scheme, parts.hostname or "", parts.port)
        except ValueError:
            return False


def hosts_of(base_url: str, further: tuple[str, ...] = ()) -> Hosts:
    """Return base_url's host and further ones, `host` (its usual ports) or `host:port`."""
    base = urlsplit(base_url)
    allowed = {(_plain(base.hostname or ""), base.port or _PORTS.get(base.scheme, 0))}
    for name in further:
        parts = urlsplit(f"//{name}")
        ports = (parts.port,) if parts.port else tuple(_PORTS.values())
        allowed |= {(_plain(parts.hostname or ""), port) for port in ports}
    return Hosts(base.scheme, frozenset(allowed))


def host_of(url: str) -> str:
    """Return host and port of a URL as text, never a password in it; "" when it names none."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    return f"{parts.hostname[:_LONGEST]}{port}" if parts.hostname else ""


def origin(url: str) -> str:
    """Return scheme, host and port of a URL as text; "" when it names no host."""
    host = host_of(url)
    return f"{urlsplit(url).scheme}://{host}" if host else ""


def safe_url(url: str) -> str:
    """Return a URL as people are told of it: without user, password, query and known secrets."""
    return USED.hidden_whole(origin(url) + urlsplit(url).path) if origin(url) else ""


def _plain(host: str) -> str:
    return host.lower().strip("[]").rstrip(".")
