"""The run's options, from the command line or the configuration file."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.planning.plan import Selection
from conformance.plugin.only import asked_of, with_its_seed
from conformance.plugin.resume import with_earlier
from conformance.values import seed
from conformance.values.today import today_in_japan
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from conformance.catalog.grounds import Ground
    from conformance.plugin.only import CaseSelection

_MOST_MINUTES = 720.0  # of a whole run, unless it is told otherwise
_NONCE = 32  # characters of a nonce at most


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run was asked to do."""

    profile: Path
    seed: int
    day: dt.date
    selection: Selection
    out: Path | None
    resume: Path | None
    mutant: str | None
    nonce: str | None = None
    corpus: Path | None = None
    only: CaseSelection | None = None
    max_minutes: float = _MOST_MINUTES
    unmask: bool = False
    production: bool = False
    """Whether somebody has confirmed that a production system is to be called."""


GROUNDS_ASKED: tuple[Ground, ...] = ("official", "derived")
"""The weakest ground that a run may be narrowed to; `all` leaves it as wide as it is."""

NAMES = (
    *("profile", "seed", "as-of", "domain", "class", "surface", "case", "shard", "ground"),
    *("only", "against"),
    *("out", "resume", "mutant", "nonce", "corpus", "max-minutes", "yes-production", "unmask"),
)


def read_options(config: pytest.Config) -> RunOptions:
    """Return the options (`UsageError` names the one that is wrong)."""
    return options_of(
        {
            name: config.getoption(f"--conf-{name}")
            or config.getini(f"conf_{name.replace('-', '_')}")
            or None
            for name in NAMES
        }
    )


def options_of(given: Mapping[str, str | None]) -> RunOptions:
    """Return the options given by name (`UsageError` names the one that is wrong).

    A run that continues another has its seed and day unless they are given.
    """
    given = with_its_seed(with_earlier(given))
    out, resume, corpus = given.get("out"), given.get("resume"), given.get("corpus")
    against = given.get("against")
    only = asked_of(given.get("only"), Path(against) if against else None)
    return RunOptions(
        profile=Path(given.get("profile") or ""),
        seed=_seed(given.get("seed")),
        day=_day(given.get("as-of")),
        selection=Selection(
            domains=_list(given.get("domain")),
            levels=_list(given.get("class")),
            surfaces=_list(given.get("surface")),
            cases=_list(given.get("case")),
            shard=_shard(given.get("shard")),
            ground=_ground(given.get("ground")),
        ),
        out=Path(out) if out else None,
        resume=Path(resume) if resume else None,
        mutant=given.get("mutant"),
        nonce=_nonce(given.get("nonce")),
        corpus=Path(corpus) if corpus else None,
        only=only,
        max_minutes=_minutes(given.get("max-minutes")),
        unmask=given.get("unmask") == "yes",
        production=given.get("yes-production") == "yes",
    )


def _list(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _day(text: str | None) -> dt.date:
    if not text:
        return today_in_japan()
    try:
        day = dt.date.fromisoformat(text)
        if day.isoformat() == text:  # not 20260101 or 2026-W01-1
            return day
    except ValueError:
        pass
    wanted = Bilingual("YYYY-MM-DD（暦にある日）", "YYYY-MM-DD, a day of the calendar")
    raise UsageError(_wrong("as-of", wanted, text))


def _seed(text: str | None) -> int:
    if not text:
        return seed.new_seed()
    if text.isascii() and text.isdigit() and int(text[:11]) <= seed.MOST:
        return int(text)
    raise UsageError(_wrong("seed", f"0 … {seed.MOST}", text))


def _minutes(text: str | None) -> float:
    try:
        minutes = float(text) if text else _MOST_MINUTES
    except ValueError as error:
        raise UsageError(_wrong("max-minutes", "1, 30, 720 …", text or "")) from error
    if 0 < minutes < math.inf:
        return minutes
    raise UsageError(_wrong("max-minutes", "1, 30, 720 …", text or ""))


def _nonce(text: str | None) -> str | None:
    if not text or (text.isascii() and text.isalnum() and len(text) <= _NONCE):
        return text or None
    raise UsageError(_wrong("nonce", "a-z 0-9, 1-32", text))


def _ground(text: str | None) -> Ground | None:
    if not text or text == "all":
        return None
    for known in GROUNDS_ASKED:
        if text == known:
            return known
    raise UsageError(_wrong("ground", ", ".join((*GROUNDS_ASKED, "all")), text))


def _shard(text: str | None) -> tuple[int, int] | None:
    if not text:
        return None
    part, _, whole = text.partition("/")
    if part.isdigit() and whole.isdigit() and 1 <= int(part) <= int(whole):
        return int(part), int(whole)
    raise UsageError(_wrong("shard", "I/N, 1 ≤ I ≤ N (1/4)", text))


def _wrong(name: str, expected: str | Bilingual, found: str) -> Message:
    wanted = Bilingual(expected, expected) if isinstance(expected, str) else expected
    return Message(
        "USE001",
        f"--{name} の値が違います。期待: {wanted.ja}。実際: {found}",
        f"--{name}: expected {wanted.en}, found {found}",
        "値を直してください。",
        "correct the value",
    )
