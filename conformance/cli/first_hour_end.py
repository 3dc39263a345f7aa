"""The last lines of a first hour: what to do next, and a number only where something was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from conformance.planning.first_hour.model import FirstHourSentence

_WENT: Final = frozenset({"arranged", "sent", "seen"})
_NAMED: Final = 3  # domains that one line names


@dataclass(frozen=True, slots=True)
class End:
    """What a first hour came to.

    Attributes:
        profile: The profile tried.
        planned: Cases of the domains on the API.
        reached: Of them, cases that the profile says it reaches.
        went: Sentences of what went as the catalogue says.
        failed: Sentences of what did not, or got no answer.
    """

    profile: Path
    planned: int
    reached: int
    went: int
    failed: int

    @property
    def promised(self) -> int:
        """How many cases can be tried: none are promised of a package that took nothing."""
        return self.reached if self.went else 0

    def lines(self, others: Sequence[str]) -> Iterator[Bilingual]:
        """Yield what to do next; `others`: the profile's further domains."""
        yield self._next() if self.went else self._again()
        if others:
            named = ", ".join(others[:_NAMED]) + (" …" if len(others) > _NAMED else "")
            yield Bilingual(
                f"ほかの業務は --domain で試せる: {named}", f"Other domains: --domain {named}"
            )

    def _next(self) -> Bilingual:
        return Bilingual(
            f"次は conformance run {self.profile}（この業務の検査 {self.planned} 件のうち、"
            f"プロファイルが届くもの {self.reached} 件。ここで試したうち、カタログのとおり"
            f" {self.went}、そうでない {self.failed}）。",
            f"Next: conformance run {self.profile} (of this business the profile reaches "
            f"{self.reached} of {self.planned} cases; of what was tried here {self.went} went as "
            f"the catalogue says, {self.failed} did not).",
        )

    def _again(self) -> Bilingual:
        return Bilingual(
            "試したもののうち、受け付けられたものがない。何件試せるかはまだ言えない。"
            f"上の対処のあと、もう一度 conformance try {self.profile}",
            "Nothing that was tried was taken, so it cannot be said how many cases can be tried: "
            f"do what is said above, then conformance try {self.profile} again.",
        )


def end_of(profile: Path, planned: tuple[int, int], told: Iterable[FirstHourSentence]) -> End:
    """Return what a first hour came to; `planned`: cases on the API, and those reached."""
    kinds = [one.kind for one in told]
    went = sum(kind in _WENT for kind in kinds)
    return End(profile, *planned, went, len(kinds) - went)
