"""HTTP to one host, bounded in time and size, that never follows a redirect."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests

from conformance.findings import Cause, TransportError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json

_CONNECT_SECONDS = 5
_CHUNK = 65_536
_IDLE_SECONDS = 2.0  # shorter than the keep-alive of common servers (5 s)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, content type, bytes, and the JSON in them if it is JSON."""

    status: int
    content_type: str
    content: bytes
    headers: Mapping[str, str]

    @property
    def json(self) -> Json:
        """The body as JSON; None when it is not JSON."""
        try:
            return json.loads(self.content)  # type: ignore[no-any-return]  # JSON by definition
        except (ValueError, RecursionError):
            return None


@dataclass
class Http:
    """A keep-alive connection to one base URL; other hosts are out of reach."""

    base_url: str
    timeout_seconds: int
    max_bytes: int
    session: requests.Session = field(default_factory=requests.Session)
    _last: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.session.trust_env = (
            False  # no proxy, no .netrc: requests go to the profile's host only
        )
        self.base_url = self.base_url.rstrip("/")

    def call(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer; `TransportError` when there is none within the bounds."""
        self._drop_idle()
        data: bytes | Mapping[str, str] | None = form
        sent = dict(headers or {})
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            sent["Content-Type"] = "application/json"
        try:
            with self.session.request(
                method,
                self.base_url + path,
                data=data,
                headers=sent,
                timeout=(_CONNECT_SECONDS, self.timeout_seconds),
                allow_redirects=False,
                stream=True,
            ) as response:
                content = self._read(response)
        except requests.Timeout as error:
            raise TransportError(self._cause("T-TIMEOUT", error)) from error
        except requests.RequestException as error:
            raise TransportError(self._cause("T-UNREACHABLE", error)) from error
        kind = response.headers.get("Content-Type", "")
        return Answer(response.status_code, kind, content, response.headers)

    def _drop_idle(self) -> None:
        """Leave a connection that has been idle: the server may be about to close it."""
        now = time.monotonic()
        if now - self._last > _IDLE_SECONDS:
            self.session.close()
        self._last = now

    def _read(self, response: requests.Response) -> bytes:
        deadline = time.monotonic() + self.timeout_seconds
        parts: list[bytes] = []
        size = 0
        for part in response.iter_content(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > self.max_bytes:
                raise TransportError(self._cause("T-TOO-LARGE", None))
            if time.monotonic() > deadline:
                raise TransportError(self._cause("T-TIMEOUT", None))
        return b"".join(parts)

    def _cause(self, code: str, error: Exception | None) -> Cause:
        ja, en, remedy_ja, remedy_en = _CAUSES[code]
        host = urlsplit(self.base_url).netloc
        del error  # its text holds addresses and ports that differ from run to run
        return Cause(code, ja, en, remedy_ja, remedy_en, {"host": host})


_CAUSES = {
    "T-TIMEOUT": (
        "時間内に応答がありませんでした。",
        "no answer within the time limit",
        "システムの稼働と profile の timeout_seconds を確かめてください。",
        "check that the package is running, and timeout_seconds of the profile",
    ),
    "T-UNREACHABLE": (
        "接続できないか、応答の途中で切れました。",
        "could not connect, or the connection was dropped",
        "システムが起動しているか、base_url が正しいかを確かめてください。",
        "check that the package is running and base_url is right",
    ),
    "T-TOO-LARGE": (
        "応答が上限の大きさを超えました。",
        "the answer exceeded the size limit",
        "応答の大きさと profile の max_bytes を確かめてください。",
        "check the size of the answer and max_bytes of the profile",
    ),
}
