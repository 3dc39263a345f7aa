"""The run's options, from the command line or the configuration file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from conformance.errors import Message, UsageError
from conformance.suite.plan import Selection

if TYPE_CHECKING:
    import pytest

_JAPAN = ZoneInfo("Asia/Tokyo")
_DEFAULT_SEED = 1


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


def read_options(config: pytest.Config) -> RunOptions:
    """Return the options (`UsageError` names the one that is wrong)."""

    def given(name: str) -> str | None:
        found = config.getoption(f"--conf-{name}")
        return found or config.getini(f"conf_{name.replace('-', '_')}") or None

    out, resume = given("out"), given("resume")
    return RunOptions(
        profile=Path(given("profile") or ""),
        seed=_number("seed", given("seed")),
        day=_day(given("as-of")),
        selection=Selection(
            domains=_list(given("domain")),
            levels=_list(given("class")),
            surfaces=_list(given("surface")),
            cases=_list(given("case")),
            shard=_shard(given("shard")),
        ),
        out=Path(out) if out else None,
        resume=Path(resume) if resume else None,
        mutant=given("mutant"),
    )


def today_in_japan() -> dt.date:
    """Return today's date in Japan, where legal days begin."""
    return dt.datetime.now(_JAPAN).date()


def _list(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _day(text: str | None) -> dt.date:
    if text is None:
        return today_in_japan()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(_wrong("as-of", "YYYY-MM-DD", text)) from error


def _number(name: str, text: str | None) -> int:
    try:
        return int(text) if text is not None else _DEFAULT_SEED
    except ValueError as error:
        raise UsageError(_wrong(name, "0, 1, 2 …", text or "")) from error


def _shard(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    part, _, whole = text.partition("/")
    if part.isdigit() and whole.isdigit() and 1 <= int(part) <= int(whole):
        return int(part), int(whole)
    raise UsageError(_wrong("shard", "1/4", text))


def _wrong(name: str, expected: str, found: str) -> Message:
    return Message(
        "USE001",
        f"--{name} の値が違います。期待: {expected}。実際: {found}",
        f"--{name}: expected {expected}, found {found}",
        "値を直してください。",
        "correct the value",
    )
