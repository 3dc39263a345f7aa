"""How far a run is, from its journal: by domain, how fast, what deviates first."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

JOURNAL: Final = "journal.jsonl"
LOG: Final = "run.log"
_FIRST: Final = 20
_DEVIATES: Final = frozenset({"fail", "unconfirmed", "harness_error"})
_TAIL: Final = 20_000


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain: how many of its cases are to be tried, how many are done, how many failed."""

    key: str
    total: int
    done: int
    failed: int


@dataclass(frozen=True, slots=True)
class DeviatingCase:
    """A case that deviates, as the journal tells it."""

    case: str
    verdict: str
    code: str
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run is."""

    domains: tuple[Domain, ...] = ()
    first: tuple[DeviatingCase, ...] = ()

    @property
    def total(self) -> int:
        """How many cases are to be tried."""
        return sum(one.total for one in self.domains)

    @property
    def done(self) -> int:
        """How many were tried."""
        return sum(one.done for one in self.domains)

    @property
    def failed(self) -> int:
        """How many failed."""
        return sum(one.failed for one in self.domains)


def progress_of(folder: Path) -> RunProgress:
    """Return how far the run that writes to a folder is; empty while it has not begun."""
    totals: Mapping[str, int] = {}
    done: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    first: list[DeviatingCase] = []
    for line in _lines(folder / JOURNAL):
        found = line.get("domains")
        if isinstance(found, dict):
            totals = {str(k): n for k, n in found.items() if isinstance(n, int)} or totals
            continue
        if "case" not in line:
            continue
        domain = str(line["case"]).split("/", 1)[0]
        done[domain] += 1
        failed[domain] += line["verdict"] == "fail"
        if line["verdict"] in _DEVIATES and len(first) < _FIRST:
            first.append(_deviation(line))
    domains = (Domain(key, totals.get(key, 0), done[key], failed[key]) for key in totals)
    return RunProgress(tuple(domains), tuple(first))


def last_lines(folder: Path) -> Sequence[str]:
    """Return the last lines that the command wrote."""
    try:
        with (folder / LOG).open("rb") as file:
            file.seek(max(0, (folder / LOG).stat().st_size - _TAIL))
            text = file.read(_TAIL).decode("utf-8", "replace")
    except OSError:
        return ()
    return [line.rstrip() for line in text.splitlines()]


def _deviation(line: Mapping[str, object]) -> DeviatingCase:
    text = line.get("text")
    said = text if isinstance(text, dict) else {}
    return DeviatingCase(
        str(line["case"]),
        str(line["verdict"]),
        str(line.get("code", "")),
        str(said.get("ja", "")),
        str(said.get("en", "")),
    )


def _lines(path: Path) -> Iterator[dict[str, object]]:
    """Yield the whole lines of a journal; the last may be half written."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                found = _read(line) if line.endswith("\n") else None
                if found is not None:
                    yield found
    except OSError:  # not there yet, or no file
        return


def _read(line: str) -> dict[str, object] | None:
    """Return a line of a journal; None for one that no run wrote so: a disk was full."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    told = isinstance(found, dict) and ("domains" in found or {"case", "verdict"} <= found.keys())
    return found if told else None
