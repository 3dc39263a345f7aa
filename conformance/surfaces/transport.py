"""Connections that go to allowed hosts only, and count seconds and bytes at the socket itself.

The limits stand below all parsing of HTTP, so that slow headers, endless interim answers and
endless lengths of chunks are bounded like a body.
"""

from __future__ import annotations

import http.client
import io
from email.errors import MultipartInvariantViolationDefect, StartBoundaryNotFoundDefect
from typing import TYPE_CHECKING, Any, cast

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection

from conformance.surfaces.head import length_of, read_headers
from conformance.surfaces.hosts import safe_url
from conformance.surfaces.lost import lost
from conformance.surfaces.prepared import target_of

if TYPE_CHECKING:
    import socket

    from requests import PreparedRequest, Session
    from typing_extensions import Buffer
    from urllib3.response import BaseHTTPResponse

    from conformance.surfaces.hosts import Hosts
    from conformance.surfaces.limits import ExchangeBudget

_HARMLESS = (  # the parser of mail that http.client uses looks for the parts of a multipart body
    StartBoundaryNotFoundDefect,
    MultipartInvariantViolationDefect,
)
_FINAL = 200
_CONTINUE, _SWITCHING = 100, 101
_BODILESS = (_SWITCHING, 204, 304)
_AT_ONCE = 65_536


class BoundedAdapter(HTTPAdapter):
    """Sends the requests of one session within its hosts and its budget."""

    def __init__(self, hosts: Hosts, budget: ExchangeBudget) -> None:
        self._hosts, self._budget = hosts, budget
        self._last: tuple[object, HTTPConnectionPool] | None = None
        super().__init__(pool_connections=4, pool_maxsize=1)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: object
    ) -> None:
        """Make the pools of connections."""
        del pool_kwargs
        self.poolmanager = _Pools(self._hosts, self._budget, connections, maxsize, block=block)

    def close(self) -> None:
        """Close all connections."""
        self._last = None
        super().close()

    def exchange(
        self, request: PreparedRequest, session: Session, seconds: tuple[float, float]
    ) -> BaseHTTPResponse:
        """Send a request once; return its answer with the body unread.

        Args:
            request: what is sent, to where.
            session: says how the other side proves who it is, and we do.
            seconds: the most for connecting, and for each wait after that.
        """
        return self._pool(request, session).urlopen(
            request.method or "",
            target_of(request),
            body=request.body,
            headers=request.headers,
            retries=False,
            redirect=False,
            assert_same_host=False,
            timeout=Timeout(connect=seconds[0], read=seconds[1]),
            preload_content=False,
            decode_content=False,
        )

    def _pool(self, request: PreparedRequest, session: Session) -> HTTPConnectionPool:
        """Return the connections to where a request goes: those of the last one, mostly.

        What was used last is what a manager of pools drops last, so it is open still.
        """
        url, proof = request.url or "", session.cert
        place = (url.split("/", 3)[:3], session.verify, proof)
        if self._last is not None and self._last[0] == place:
            return self._last[1]
        found = self.get_connection_with_tls_context(
            request, session.verify, proxies={}, cert=proof
        )
        pool = cast("HTTPConnectionPool", found)  # the stubs know its kind in general only
        self.cert_verify(pool, url, session.verify, proof)  # type: ignore[no-untyped-call]  # not in stubs
        self._last = place, pool
        return pool


class _Pools(PoolManager):
    """Pools of connections to allowed hosts: no other socket is ever opened."""

    def __init__(
        self, hosts: Hosts, budget: ExchangeBudget, number: int, size: int, *, block: bool
    ) -> None:
        super().__init__(number, maxsize=size, block=block)
        self._hosts, self._budget = hosts, budget
        self.pool_classes_by_scheme = _pool_classes(budget)

    def connection_from_host(
        self,
        host: str | None,
        port: int | None = None,
        scheme: str | None = "http",
        pool_kwargs: dict[str, object] | None = None,
    ) -> HTTPConnectionPool:
        if not self._hosts.reach(scheme or "", host or "", port):
            tried = safe_url(self._budget.tried)
            raise lost("T-HOST-OUT-OF-REACH", tried, target=f"{scheme}://{host}")
        return super().connection_from_host(host, port, scheme, pool_kwargs)


class _Metered(io.RawIOBase):
    """What a socket gives, within a budget."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, budget: ExchangeBudget) -> None:
        self._raw, self._sock, self._budget = raw, sock, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        self._sock.settimeout(self._budget.seconds())
        size = self._raw.readinto(buffer) or 0
        self._budget.take(size)
        return size

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _AtOnce(HTTPConnection):
    """Sends headers and a small body as one: a packet less, and the server wakes up once."""

    _gathered: bytearray | None = None

    def request(self, *args: Any, **named: Any) -> None:  # noqa: ANN401  # urllib3's own, as they come
        self._gathered = bytearray()
        try:
            super().request(*args, **named)
            self._flush()
        finally:
            self._gathered = None

    def send(self, data: Any) -> None:  # noqa: ANN401  # http.client takes whatever a body may be
        if self._gathered is not None and isinstance(data, bytes):
            self._gathered += data
            if len(self._gathered) <= _AT_ONCE:
                return
            data = None
        self._flush()
        if data is not None:
            super().send(data)

    def _flush(self) -> None:
        gathered, self._gathered = self._gathered, None
        if gathered:
            super().send(bytes(gathered))


def _version(said: str) -> int:
    """Return the version of HTTP as http.client counts it."""
    if said.startswith("HTTP/1.") and said != "HTTP/1.0":
        return 11
    if said in {"HTTP/1.0", "HTTP/0.9"}:
        return 10
    raise http.client.UnknownProtocol(said)


def _pool_classes(budget: ExchangeBudget) -> dict[str, type[HTTPConnectionPool]]:
    """Return pools whose connections read within the budget."""

    class Response(http.client.HTTPResponse):
        def __init__(
            self,
            sock: socket.socket,
            debuglevel: int = 0,
            method: str | None = None,
            url: str | None = None,
        ) -> None:
            super().__init__(sock, debuglevel, method, url)
            self.fp = io.BufferedReader(_Metered(self.fp.detach(), sock, budget))

        def begin(self) -> None:
            """Read status and headers; headers that end in their middle are no answer."""
            if self.headers is not None:
                return
            version, self.status, reason = self._read_status()
            self.code, self.reason = self.status, reason.strip()
            self.version = _version(version)
            self.headers = self.msg = read_headers(self.fp)
            if any(not isinstance(defect, _HARMLESS) for defect in self.msg.defects):
                msg = "malformed headers"
                raise http.client.HTTPException(msg)
            coding = self.headers.get("transfer-encoding") or ""
            self.chunked, self.chunk_left = coding.lower() == "chunked", None
            self.length = None if self.chunked else length_of(self.headers)
            if self.status in _BODILESS or self._method == "HEAD":
                self.length = 0
            unbounded = not self.chunked and self.length is None
            self.will_close = self._check_close() or unbounded

        def _read_status(self) -> tuple[str, int, str]:
            """Pass over interim answers."""
            version, status, reason = super()._read_status()  # type: ignore[misc]  # not in stubs
            while status == _CONTINUE or _SWITCHING < status < _FINAL:
                read_headers(self.fp)
                version, status, reason = super()._read_status()  # type: ignore[misc]  # as above
            return version, status, reason

    class Plain(_AtOnce, HTTPConnection):
        response_class = Response

    class Secure(_AtOnce, HTTPSConnection):
        response_class = Response

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
