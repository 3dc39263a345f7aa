"""A watcher: what a package emits to somebody not entitled is read byte by byte for canaries."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from conformance.suite.restrict import leak
from conformance.suite.traces.find import traces
from conformance.surfaces.oauth import INTERFACE_SCOPE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from conformance.findings import Json
    from conformance.population.canaries import Canary
    from conformance.population.rows import Row
    from conformance.suite.trial import Trial
    from conformance.surfaces.package import Reply

TOKEN = "access_token"  # noqa: S105 - the name under which a token is reported
_BLANK = "(…)"


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
        self, function: str, inputs: Mapping[str, Json], role: str, lawful: Collection[str] = ()
    ) -> Reply:
        """Run a function as a role; `lawful` are names of canaries that it may be shown."""
        reply = self.trial.interface.run(self.trial.domain, function, inputs, role)
        self.read(reply, f"function/{function}", role, lawful)
        return reply

    def issue(self, form: str, body: Row, lawful: Collection[str] = ()) -> Reply:
        """Issue a form to the body's addressee, print items and files alike."""
        reply = self.trial.interface.issue(self.trial.domain, form, body)
        self.read(reply, f"form/{form}", str(body.get("addressee")), lawful)
        return reply

    def read(self, reply: Reply, output: str, whom: str, lawful: Collection[str] = ()) -> None:
        """Hold that nothing but what is lawful stands in an answer, its headers, its files."""
        content = reply.content or _as_bytes([list(reply.rows), reply.exchange.response])
        self.look(
            b"\n".join((reply.heading, content)), output, f"{reply.exchange.path} ({whom})", lawful
        )

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

    def look(self, content: bytes, output: str, where: str, lawful: Collection[str] = ()) -> None:
        """Hold that no canary and no token of the session stands in what was emitted."""
        self.heard += 1
        sought = {c.mark: c.name for c in self.canaries if c.name not in lawful}
        if token := self.trial.token(INTERFACE_SCOPE):
            sought[token] = TOKEN
        found = traces(sought, content)
        if found:
            names = list(dict.fromkeys(sought[mark] for mark in found))
            raise leak(self.trial, names, where, output, self.story)

    def _pruned(self, row: Row) -> tuple[Json, frozenset[str]]:
        """Return a row handed over without what lawfully stands there, and the names of that."""
        own = {c.item: c for c in self.canaries if c.group == row.get("group")}
        if isinstance(row.get("content"), str):
            text, met = _without_cells(str(row["content"]), own)
            return {**row, "content": text}, met
        inner = row.get("row")
        if not isinstance(inner, dict):
            return cast("Json", row), frozenset()
        at = {item for item, canary in own.items() if inner.get(item) == canary.value}
        kept = {k: _BLANK if k in at else v for k, v in inner.items()}
        return {**row, "row": kept}, frozenset(own[item].name for item in at)


def _as_bytes(body: Json) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _without_cells(text: str, own: Mapping[str, Canary]) -> tuple[Json, frozenset[str]]:
    """Return the cells of a CSV file without the canaries under their own items."""
    lines = list(csv.reader(io.StringIO(text, newline="")))
    header = lines[0] if lines else []
    met: set[str] = set()
    kept: list[Json] = [cast("Json", header)]
    for line in lines[1:]:
        cells: list[Json] = []
        for name, cell in _named(header, line):
            canary = own.get(name)
            lawful = canary is not None and cell == canary.value
            met |= {canary.name} if canary is not None and lawful else set()
            cells.append(_BLANK if lawful else cell)
        kept.append(cells)
    return kept, frozenset(met)


def _named(header: list[str], line: list[str]) -> Iterable[tuple[str, str]]:
    """Pair the cells of a line with their columns; a cell too many has none."""
    names = [*header, *[""] * (len(line) - len(header))]
    return zip(names, line, strict=False)
