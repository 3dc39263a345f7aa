"""A watcher: what a package emits to somebody not entitled is read byte by byte for canaries."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from conformance.checks.protection.restrict import leak
from conformance.checks.protection.traces.find import traces
from conformance.surfaces.oauth import INTERFACE_SCOPE, NOBODY

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.findings import Json
    from conformance.population.canaries import Canary
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

TOKEN = "access_token"  # noqa: S105 - the name under which a token is reported
_BLANK = "(…)"
_FILE = "content"

Lawful = frozenset[tuple[str, str]]
"""Items and their values that an answer may hold."""

NOTHING: Lawful = frozenset()


@dataclass
class Watcher:
    """Calls a package as people who are not entitled, and looks for canaries in all it answers.

    Who is entitled calls the package itself: those answers are not read. `story` is told with a
    leak. A finding (F-LEAK) names where a value came out and which item it is, never the value.

    Attributes:
        heard: how many answers were read.
    """

    trial: Trial
    canaries: Sequence[Canary]
    story: Json = None
    heard: int = field(default=0)

    def run(
        self, function: str, inputs: Mapping[str, Json], role: str, lawful: Lawful = NOTHING
    ) -> Reply:
        """Run a function as a role; `lawful` are items and values that its rows may show."""
        reply = self.trial.interface.run(self.trial.domain, function, inputs, role)
        self.read(reply, f"function/{function}", role, lawful)
        return reply

    def issue(self, form: str, body: Row, lawful: Lawful = NOTHING) -> Reply:
        """Issue a form to the body's addressee, print items and files alike."""
        reply = self.trial.interface.issue(self.trial.domain, form, body)
        self.read(reply, f"form/{form}", str(body.get("addressee")), lawful)
        return reply

    def read(self, reply: Reply, output: str, whom: str, lawful: Lawful = NOTHING) -> None:
        """Hold that nothing but what is lawful stands in an answer, its headers, its files.

        A lawful value counts under its own item alone; in a file, which has no items, anywhere, and
        so in the body of a vendor's own API, whose names are not the catalogue's.
        """
        where = f"{reply.exchange.path} ({whom})"
        foreign = any(_FILE in row for row in reply.rows) or self._own_names()
        if foreign or not lawful:
            content = reply.content or _as_bytes(_told(reply))
        else:
            content = _as_bytes(_without(_told(reply), lawful))
        if foreign and lawful:
            fields: list[Json] = [{k: v for k, v in r.items() if k != _FILE} for r in reply.rows]
            self.look(_as_bytes(_without(fields, lawful)), output, where)
        allowed = {value for _, value in lawful} if foreign else set[str]()
        self.look(b"\n".join((reply.heading, content)), output, where, allowed)

    def audit(self) -> None:
        """Hold that the audit log holds no canary: it names whom something was done to, no more."""
        self.look(_as_bytes(list(self.trial.interface.audit())), "audit", "audit")

    def handed_over(self, reply: Reply, output: str) -> frozenset[str]:
        """Hold that rows handed over hold canaries under their own items only; return those.

        An export or a linkage of a group lawfully holds the items of the group.
        """
        pruned, met = zip(*map(self._pruned, reply.rows), strict=True) if reply.rows else ((), ())
        self.look(b"\n".join((reply.heading, _as_bytes(list(pruned)))), output, reply.exchange.path)
        return frozenset(name for names in met for name in names)

    def look(self, content: bytes, output: str, where: str, allowed: Collection[str] = ()) -> None:
        """Hold that no canary and no token of the session stands in what was emitted."""
        self.heard += 1
        sought = {c.mark: c.name for c in self.canaries if c.value not in allowed}
        if token := self._token():
            sought[token] = TOKEN
        found = traces(sought, content)
        if found:
            names = list(dict.fromkeys(sought[mark] for mark in found))
            raise leak(self.trial, names, where, output, self.story)

    def _own_names(self) -> bool:
        """Say whether the package answers by names of its own."""
        api = self.trial.profile.surfaces.api
        return api is not None and api.adapter == "mapping"

    def _token(self) -> str:
        """Return the token of the test interface; empty where another way leads to the package."""
        endpoint = self.trial.endpoint
        known = endpoint is None or endpoint.client != NOBODY
        return self.trial.token(INTERFACE_SCOPE) if known else ""

    def _pruned(self, row: Row) -> tuple[Json, frozenset[str]]:
        """Return a row handed over without what lawfully stands there, and the names of that."""
        own = self._own(str(row.get("group")))
        content, inner = row.get("content"), row.get("row")
        if isinstance(content, str):
            text, met = _without_cells(content, own)
            return {**row, "content": text}, met
        if not isinstance(inner, dict):
            return cast("Json", row), frozenset()
        texts = {item: value for item, value in inner.items() if isinstance(value, str)}
        at = {item for item, value in texts.items() if (item, value) in own}
        kept = {k: _BLANK if k in at else v for k, v in inner.items()}
        return {**row, "row": kept}, frozenset(own[item, str(inner[item])] for item in at)

    def _own(self, name: str) -> Mapping[tuple[str, str], str]:
        """Return the names of the values that a group lawfully holds, by its item and the value.

        A view holds those of the groups it shows, and they hold what was stored by way of it.
        """
        return {(item, c.value): c.name for c in self.canaries for item in self._items(name, c)}

    def _items(self, name: str, canary: Canary) -> tuple[str, ...]:
        """Return the items of a group under which a value lawfully stands."""
        if canary.group == name:
            return (canary.item,)
        known = self.trial.spec.records
        group, other = known.get(name), known.get(canary.group)
        if group is not None and group.view is not None and canary.group in group.view.of:
            takes = group.view.takes
            return tuple(i.key for i in group.items if canary.item in takes.get(i.key, (i.key,)))
        if other is not None and other.view is not None and name in other.view.of:
            return other.view.takes.get(canary.item, (canary.item,))
        return ()


def _told(reply: Reply) -> Json:
    """Return all that an answer says: its rows, unless they stand in its body as they are."""
    rows, body = cast("list[Json]", list(reply.rows)), reply.exchange.response
    return body if isinstance(body, dict) and body.get("result") == rows else [rows, body]


def _without(body: Json, lawful: Lawful) -> Json:
    """Return a body in which lawful values under their own items are blank."""
    if isinstance(body, dict):
        return {
            k: _BLANK if isinstance(v, str) and (k, v) in lawful else _without(v, lawful)
            for k, v in body.items()
        }
    return [_without(one, lawful) for one in body] if isinstance(body, list) else body


def _as_bytes(body: Json) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _without_cells(text: str, own: Mapping[tuple[str, str], str]) -> tuple[Json, frozenset[str]]:
    """Return the cells of a CSV file without the canaries under their own items, and those."""
    lines = list(csv.reader(io.StringIO(text, newline="")))
    header = lines[0] if lines else []
    met: set[str] = set()
    kept: list[Json] = [cast("Json", header)]
    for line in lines[1:]:
        names = [*header, *[""] * (len(line) - len(header))]  # a cell too many has no column
        pairs = list(zip(names, line, strict=False))
        met |= {own[pair] for pair in pairs if pair in own}
        kept.append([_BLANK if pair in own else pair[1] for pair in pairs])
    return kept, frozenset(met)
