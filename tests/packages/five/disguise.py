"""What the way to a package leaves open: headers, spelling of JSON, absent or null, time."""

from __future__ import annotations

import gzip
import json
from random import Random
from typing import TYPE_CHECKING

import anyio

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Disguised:
    """A package behind something that writes its answers otherwise: `spell` gives body and headers.

    `seconds`: the longest an answer is held back, drawn for each.
    """

    def __init__(
        self,
        app: ASGIApp,
        spell: Callable[[object], tuple[bytes, dict[str, str]]],
        seconds: float = 0,
    ) -> None:
        self.app, self.spell, self.seconds = app, spell, seconds
        self.drawn = Random(1)  # noqa: S311 - how long somebody waits is no secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        kept: list[Message] = []

        async def keep(message: Message) -> None:
            kept.append(message)

        await self.app(scope, receive, keep)
        await anyio.sleep(self.drawn.random() * self.seconds)
        start, content = kept[0], b"".join(m.get("body", b"") for m in kept[1:])
        headers = dict(start["headers"])
        if content and headers.get(b"content-type", b"").startswith(b"application/json"):
            content, more = self.spell(json.loads(content))
            headers |= {name.encode(): value.encode() for name, value in more.items()}
        headers[b"content-length"] = str(len(content)).encode()
        await send({**start, "headers": list(headers.items())})
        await send({"type": "http.response.body", "body": content})


def sparse(value: object) -> tuple[bytes, dict[str, str]]:
    """Spell without what has no value, indented, compressed, with headers nobody asked for."""
    text = json.dumps(_without_null(value), ensure_ascii=False, indent=4)
    headers = {
        "content-type": "application/json; charset=UTF-8",
        "cache-control": "no-store",
        "set-cookie": "JSESSIONID=0; Path=/",
        "server": "見本".encode().hex(),
    }
    return text.encode(), headers


def zipped(value: object) -> tuple[bytes, dict[str, str]]:
    """Spell every letter beyond ASCII as an escape, compressed, the keys in another order."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return gzip.compress(text.encode()), {"content-encoding": "gzip", "vary": "accept-encoding"}


def _without_null(value: object) -> object:
    """Return rows without the items that have no value; what is about a refusal stays whole."""
    if isinstance(value, list):
        return [_without_null(one) for one in value]
    if isinstance(value, dict):
        return {k: _without_null(v) for k, v in value.items() if v is not None}
    return value
