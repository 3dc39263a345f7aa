"""Packages made to pass without checking anything: the sample package behind a liar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.reference.behaviour import Behaviour
from conformance.surfaces.package import CONTRACT_STATUS, actor

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Unchecking(Behaviour):
    """A package that looks at nothing it is given."""

    def reasons(self, inputs, reasons):
        del inputs, reasons
        return []

    def guards(self, guard):
        del guard
        return False

    def duplicates_refused(self):
        return False

    def held_to(self, precondition):
        del precondition
        return False


class Altered:
    """An application whose refusals leave it altered."""

    def __init__(self, app: ASGIApp, domain: str) -> None:
        self.app, self.everything = app, every_reason(domain)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        sent: list[Message] = []

        async def keep(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, keep)
        status, content = sent[0]["status"], b"".join(m.get("body", b"") for m in sent[1:])
        if scope["path"].startswith("/conformance") and status >= 400 and b'"errors"' in content:
            status, body = self.altered(status, json.loads(content))
            content = json.dumps(body).encode()
        await answered(send, status, content)

    def altered(self, status, body):
        raise NotImplementedError


class EveryReason(Altered):
    """Every refusal names every code for every item."""

    def altered(self, status, body):
        return status, {**body, "errors": self.everything}


class OtherReason(Altered):
    """Every refusal says that something is missing, whatever it is for."""

    def altered(self, status, body):
        del status
        return 400, {**body, "errors": [{"code": "E0001", "message": "誤り", "item": None}]}


class Breakdown(Altered):
    """Every refusal is a breakdown of the server by its status."""

    def altered(self, status, body):
        del status
        return 500, body


class NeverIssues:
    """No copy is ever issued: there is always something against it."""

    def __init__(self, app: ASGIApp, domain: str) -> None:
        self.app = app
        errors = [{"code": "E0004", "message": "発行できません", "item": None}]
        self.domain, self.body = domain, json.dumps({"errors": errors}).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if "/forms/" in scope["path"]:
            await receive()
            await answered(send, 400, self.body)
        else:
            await self.app(scope, receive, send)


class FirstOnly:
    """The first call of a function in a sandbox is accepted, every later one refused."""

    def __init__(self, app: ASGIApp, domain: str) -> None:
        self.app, self.seen = app, set()
        self.body = json.dumps({"errors": every_reason(domain)}).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if scope["method"] == "PUT":
            self.seen = {one for one in self.seen if not one.startswith(f"{path}/")}
        asked = "/functions/" in path or "/forms/" in path
        if asked and path in self.seen:
            await receive()
            await answered(send, 400, self.body)
            return
        self.seen |= {path} if asked else set()
        await self.app(scope, receive, send)


class Elsewhere:
    """Every refused function leaves a row in each group that it has nothing to do with.

    `leaves_in`: the domain of these groups, that of the function unless given.
    """

    def __init__(self, app: ASGIApp, domain: str, leaves_in: str | None = None) -> None:
        self.app, self.spec = app, load(domain)
        self.there = load(leaves_in or domain)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        sent: list[Message] = []

        async def keep(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, keep)
        sandbox, _, function = scope["path"].partition("/functions/")
        if function and sent[0]["status"] >= 400:
            await self.leave(scope, sandbox, function.rpartition("/")[2])
        for message in sent:
            await send(message)

    async def leave(self, scope: Scope, sandbox: str, function: str) -> None:
        written = getattr(self.spec.functions[function].operation, "record", None)
        rows = [
            {"domain": self.there.domain, "group": group, "row": {}}
            for group in self.there.records
            if self.there is not self.spec or group != written
        ]
        body = json.dumps({"rows": rows, "actor": actor("clerk")}).encode()
        headers = [(k, v) for k, v in scope["headers"] if k != b"content-length"]
        path = f"{sandbox}/records"
        there = {"method": "POST", "path": path, "raw_path": path.encode()}
        headers.append((b"content-length", b"%d" % len(body)))

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def ignore(message: Message) -> None:
            if message["type"] == "http.response.start":
                assert message["status"] < 300, message

        await self.app({**scope, **there, "headers": headers}, receive, ignore)


def every_reason(domain):
    """Return every code of the contract for every item that a domain knows, and for none."""
    spec = load(domain)
    records = {item.key for group in spec.records.values() for item in group.items}
    printed = {item.key for form in spec.forms.values() for item in form.items}
    items = [None, *sorted(records | printed)]
    return [
        {"code": code, "message": "誤り", "item": item}
        for code in CONTRACT_STATUS
        for item in items
    ]


async def answered(send: Send, status: int, content: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(content))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


class NoFunctions:
    """A server on which functions stand at another path than was agreed."""

    def __init__(self, app, domain):
        del domain
        self.app = app

    async def __call__(self, scope, receive, send):
        if "/functions/" in scope["path"]:
            await receive()
            await answered(send, 404, b'{"detail":"Not Found"}')
        else:
            await self.app(scope, receive, send)
