"""What holds of every request and answer: our own name, a bounded body, a strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from conformance.workbench.settings import WorkbenchSettings

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
SMALL: Final = 4_000_000
"""The most bytes of a request that brings no files."""


class _TooLargeError(Exception):
    pass


class AccessGuard:
    """Stands before the pages."""

    def __init__(self, app: ASGIApp, settings: WorkbenchSettings, uploads: frozenset[str]) -> None:
        self.app = app
        self.settings = settings
        self.uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before a page sees it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        named = sum(name == b"host" for name, _ in scope["headers"])
        host = _name(headers.get(b"host", b"").decode("latin-1"))
        # a name that somebody else made point here, or two of which others may read the other
        if named != 1 or host not in self.settings.hosts:
            await PlainTextResponse("unknown host", 421)(scope, receive, send)
            return
        most = self.settings.upload_bytes if scope["path"] in self.uploads else SMALL
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > most:
            await PlainTextResponse("too large", 413)(scope, receive, send)
            return
        try:
            await self.app(scope, _bounded(receive, most), _with_headers(send))
        except _TooLargeError:
            await PlainTextResponse("too large", 413)(scope, receive, send)


def _name(host: str) -> str:
    """Return the name of a host without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if ":" in host else host


def _bounded(receive: Receive, most: int) -> Receive:
    """Let no more come than may, whatever the request said of its length."""
    got = 0

    async def bounded() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise _TooLargeError
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
