"""HTTP to the profile's hosts, bounded in time and size, that never follows a redirect."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import requests
import urllib3.exceptions
from requests.cookies import extract_cookies_to_jar

from conformance.findings import TransportError, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.access import may_write, only_reads
from conformance.surfaces.decode import ACCEPTED, body_of
from conformance.surfaces.hosts import Hosts, hosts_of, origin, safe_url
from conformance.surfaces.limits import ExchangeBudget
from conformance.surfaces.lost import classify, lost
from conformance.surfaces.prepared import prepared
from conformance.surfaces.retry import LONGEST_WAIT, wait_seconds
from conformance.surfaces.strict_json import parse
from conformance.surfaces.transport import BoundedAdapter
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from urllib3.response import BaseHTTPResponse

    from conformance.findings import Json

_CONNECT_SECONDS = 5
_CHUNK = 65_536
_IDLE_SECONDS = 2.0  # shorter than the keep-alive of common servers (5 s)
_MOST_COOKIES, _LONGEST_COOKIE = 50, 8_192
_FINAL, _REDIRECT = 200, range(300, 400)
_GATEWAY = (502, 504)
_FAILED = 500


@dataclass(frozen=True)
class HttpResponse:
    """What came back: status, content type, bytes without compression, headers."""

    status: int
    content_type: str
    content: bytes
    headers: Mapping[str, str]

    @property
    def json(self) -> Json:
        """The body as JSON; None when it is not JSON that is taken (see `problem`)."""
        return self._read[0]

    @property
    def problem(self) -> str:
        """Why the body is not taken as JSON; "" when it is."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Json, str]:
        return parse(self.content)

    @property
    def redirect(self) -> str:
        """Where a redirect points: its origin, or "/" on the same one; "" if it is none."""
        target = self.headers.get("Location")
        if self.status not in _REDIRECT or target is None:
            return ""
        return origin(target) or "/"


@dataclass(frozen=True, slots=True)
class _Sent:
    """A request as it goes out."""

    method: str
    url: str
    data: bytes | Mapping[str, str] | None
    headers: Mapping[str, str | bytes]


@dataclass
class Http:
    """Keep-alive connections to one base URL and further hosts; all others are out of reach.

    Attributes:
        timeout_seconds: For a whole exchange, from connecting to the last byte.
        max_bytes: Of a body, packed and unpacked.
        hosts: Whom it may call; the host of base_url alone unless given.
        read_only: Whether calls that write are refused before a byte is sent.
        deadline: When the whole run has to be over; no call begins after it.
    """

    base_url: str
    timeout_seconds: int
    max_bytes: int
    hosts: Hosts | None = None
    read_only: bool = False
    session: requests.Session = field(default_factory=requests.Session)
    sleep: Callable[[float], None] = time.sleep
    deadline: float | None = None
    _last: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.base_url = self.base_url.rstrip("/")
        self._budget = ExchangeBudget(self.base_url)
        self._adapter = BoundedAdapter(self.hosts or hosts_of(self.base_url), self._budget)
        self.session.trust_env = False  # no proxy, no .netrc, no certificates of the environment
        self.session.adapters.clear()
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, self._adapter)
        self.session.headers["Accept-Encoding"] = ACCEPTED

    def call(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        named: str = "",
    ) -> HttpResponse:
        """Return the answer to a call of a path below base_url or of a URL on another host.

        `named`: the path as people are told of it, where the path itself holds values. The body is
        one of `body` (sent as JSON), `form` and `content` (sent as it is). A busy
        server is waited for. What only reads is sent once more when a kept connection was closed.

        Raises:
            TransportError: There is no answer within the bounds; its cause says why.
            UntestedError: U-READ-ONLY, the call would write.
        """
        if self.read_only and not only_reads(method, headers, path):
            raise may_write(f"{method} {(named or path).partition('?')[0]}")
        if self.deadline is not None and time.monotonic() >= self.deadline:
            raise UntestedError(OUT_OF_TIME)
        data: bytes | Mapping[str, str] | None = form if content is None else content
        sent = {name: _as_header(value) for name, value in (headers or {}).items()}
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            sent["Content-Type"] = "application/json"
        url = self._url(path)
        self._budget.tried = self._url(named) if named else url
        return self._patiently(_Sent(method, url, data, sent))

    @property
    def _tried(self) -> str:
        """What errors name: the URL called last."""
        return safe_url(self._budget.tried)

    def url_of(self, path: str) -> str:
        """Return where a call of a path goes, as people are told of it."""
        return safe_url(self._url(path))

    def _url(self, path: str) -> str:
        if path.startswith(("/", "?")) or not path:
            return self.base_url + path
        if path.startswith(("http://", "https://")):
            return path
        raise lost("T-HOST-OUT-OF-REACH", self._tried, target=origin(f"//{path}") or "?")

    def _patiently(self, sent: _Sent) -> HttpResponse:
        """Make the call until the server is not busy, within `LONGEST_WAIT`."""
        waited = 0.0
        while True:
            answer = self._again_if_closed(sent)
            wait = wait_seconds(answer.status, answer.headers)
            if answer.status in _GATEWAY:
                raise lost("T-GATEWAY", self._tried)
            if wait is None:
                if answer.status >= _FAILED:
                    self.session.close()  # a server that failed may be about to close it as well
                return answer
            waited += max(wait, 0.1)
            if waited > min(LONGEST_WAIT, self.timeout_seconds):
                raise lost("T-BUSY", self._tried)
            self.sleep(wait)

    def _again_if_closed(self, sent: _Sent) -> HttpResponse:
        """Make the call; once more when it only reads and nothing at all was answered."""
        try:
            return self._once(sent)
        except TransportError as error:
            closed = error.cause.code == "T-DROPPED" and self._budget.taken == 0
            if not (closed and only_reads(sent.method)):
                raise
            return self._once(sent)

    def _once(self, sent: _Sent) -> HttpResponse:
        self._drop_idle()
        self._budget.start(self.timeout_seconds)
        try:
            request = prepared(self.session, sent.method, sent.url, sent.data, sent.headers)
            with self._adapter.exchange(request, self.session, self._seconds()) as response:
                return self._read(request, response)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            self.session.close()
            raise classify(error, self._tried) from error
        except TransportError:
            self.session.close()
            raise

    def _seconds(self) -> tuple[float, float]:
        """Return the most for connecting, and for each wait after that."""
        return min(_CONNECT_SECONDS, self.timeout_seconds), self.timeout_seconds

    def _read(self, request: requests.PreparedRequest, response: BaseHTTPResponse) -> HttpResponse:
        if response.status < _FINAL:
            raise lost("T-NOT-HTTP", self._tried)
        if "Set-Cookie" in response.headers:
            extract_cookies_to_jar(self.session.cookies, request, response)  # type: ignore[no-untyped-call]  # not in stubs
            self._bound_cookies()
        self._budget.allow_body(self.max_bytes)
        encoding = response.headers.get("Content-Encoding", "")
        content = body_of(self._parts(response), encoding, self.max_bytes, self._budget.tried)
        kind = response.headers.get("Content-Type", "")
        return HttpResponse(response.status, kind, content, response.headers)

    def _parts(self, response: BaseHTTPResponse) -> Iterator[bytes]:
        """Return the body in parts as they come, still packed, in time all together."""
        for part in response.stream(_CHUNK, decode_content=False):
            self._budget.seconds()
            yield part

    def _bound_cookies(self) -> None:
        values = [cookie.value or "" for cookie in self.session.cookies]
        if len(values) > _MOST_COOKIES or any(len(value) > _LONGEST_COOKIE for value in values):
            self.session.cookies.clear()
            raise lost("T-HEADERS-TOO-LARGE", self._tried)
        for value in values:
            USED.use_for_now(value)

    def _drop_idle(self) -> None:
        """Leave a connection that has been idle: the server may be about to close it."""
        now = time.monotonic()
        if now - self._last > _IDLE_SECONDS:
            self.session.close()
        self._last = now


OUT_OF_TIME = make_cause("U-TIME-LIMIT")


def _as_header(value: str) -> str | bytes:
    """Return a value as it is sent: letters beyond ASCII in UTF-8, for there is no other rule."""
    return value if value.isascii() else value.encode()
