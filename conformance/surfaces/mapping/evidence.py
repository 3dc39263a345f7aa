"""Exchanges as evidence: what differs from run to run is named, never shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.findings import Exchange, Json

VOLATILE = "(volatile)"
KEPT = 12
"""Exchanges kept of one case."""
_TELLING = 4  # a kept value of fewer characters is not looked for where it was not put


@dataclass
class Trail:
    """The last exchanges of a case, and what of them may not be shown."""

    volatile: frozenset[str]
    exchanges: list[Exchange] = field(default_factory=list)

    def add(self, exchange: Exchange) -> None:
        """Add an exchange; the oldest beyond the bound is dropped."""
        self.exchanges.append(exchange)
        del self.exchanges[:-KEPT]

    def hide(self, kept: Mapping[str, Json]) -> None:
        """Hide in the last exchange what has just been kept from its answer."""
        if kept and self.exchanges:
            last = self.exchanges[-1]
            self.exchanges[-1] = replace(last, response=self.shown(last.response, kept))

    def shown(self, value: Json, kept: Mapping[str, Json]) -> Json:
        """Return an answer with volatile fields and kept values replaced by their names."""
        names = {
            str(v): f"{{{name}}}"
            for name, v in kept.items()
            if isinstance(v, (str, int)) and len(str(v)) >= _TELLING
        }
        return self._shown(value, names) if names or self.volatile else value

    def _shown(self, value: Json, names: Mapping[str, str]) -> Json:
        if isinstance(value, dict):
            return {
                name: VOLATILE if name in self.volatile else self._shown(inner, names)
                for name, inner in value.items()
            }
        if isinstance(value, list):
            return [self._shown(inner, names) for inner in value]
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return names.get(str(value), value)
        return value


def placeholders(kept: Mapping[str, Json]) -> dict[str, Json]:
    """Return kept variables as what stands for them in evidence: `{ukeId}`."""
    return {name: f"{{{name}}}" for name in kept}


def without(path: str, kept: Mapping[str, Json]) -> str:
    """Return a readable path with the name of a kept variable for every value inside it."""
    found = {text: f"{{{name}}}" for name, value in kept.items() for text in _texts(value)}
    for text in sorted(found, key=len, reverse=True):
        path = path.replace(text, found[text])
    return path


def _texts(value: Json) -> Iterator[str]:
    """Yield every text and number inside a value that tells something."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, (str, int)) and len(str(value)) >= _TELLING:
        yield str(value)


def readable(path: str) -> str:
    """Return a path as a person reads it: characters instead of their URL form."""
    return unquote(path)
