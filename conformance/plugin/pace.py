"""How far a run has come: cases done and failed, by domain, how fast, and how long it may take."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENOUGH = 20  # cases, before which no rate is worth telling
_MINUTE = 60


class Pace:
    """What is done of the planned cases; `planned` counts them by domain."""

    def __init__(self, planned: Mapping[str, int], began: float) -> None:
        self.planned = planned
        self.began = began
        self.done: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()

    @property
    def total(self) -> int:
        """How many cases are planned."""
        return sum(self.planned.values())

    def count(self, domain: str, *, failed: bool) -> None:
        """Count a finished case."""
        self.done[domain] += 1
        self.failed[domain] += failed

    def text(self, lang: str, now: float) -> str:
        """Return one line: cases, share, rate, what is left, failures, the domains at work."""
        parts = self._parts(lang, now, where=self._where())
        parts += [f"{domain} {self.done[domain]}/{self.planned[domain]}" for domain in self.open]
        return " · ".join(parts)

    def whole(self, lang: str, now: float) -> str:
        """Return the line of the whole run alone, for where each domain has a line of its own."""
        return " · ".join(self._parts(lang, now, where=""))

    def failures(self, domain: str, lang: str) -> str:
        """Return how many cases of a domain failed; empty where none did."""
        return _failures(self.failed[domain], lang)

    def _parts(self, lang: str, now: float, where: str) -> list[str]:
        done, total = self.done.total(), self.total
        share = f" ({100 * done // total} %)" if done < total else ""
        parts = [f"{'試験' if lang == 'ja' else 'testing'} {done}/{total}{share}"]
        rate = done / (now - self.began) if now > self.began else 0.0
        if done >= _ENOUGH and rate and done < total:
            left = _left((total - done) / rate, lang)
            parts += [f"{rate:.1f}{'件/秒' if lang == 'ja' else '/s'}", left]
        if failed := _failures(self.failed.total(), lang):
            parts.append(f"{failed}{where}")
        return parts

    @property
    def open(self) -> tuple[str, ...]:
        """The domains that have begun and are not through, where there are several."""
        begun = (name for name in self.planned if 0 < self.done[name] < self.planned[name])
        return tuple(begun) if len(self.planned) > 1 else ()

    def _where(self) -> str:
        if len(self.planned) == 1:
            return ""
        return f" ({', '.join(f'{name} {n}' for name, n in self.failed.items() if n)})"


def _failures(number: int, lang: str) -> str:
    return f"{'不合格' if lang == 'ja' else 'failed'} {number}" if number else ""


def _left(seconds: float, lang: str) -> str:
    """Return a rough time: whole minutes, seconds below one."""
    if seconds < _MINUTE:
        return f"残り約 {seconds:.0f} 秒" if lang == "ja" else f"about {seconds:.0f} s left"
    minutes = round(seconds / _MINUTE)
    return f"残り約 {minutes} 分" if lang == "ja" else f"about {minutes} min left"
