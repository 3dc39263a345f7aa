"""The lock of case ids: every id ever issued; one that was retired is never issued again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Collection

_RETIRED = " retired"


@dataclass(frozen=True, slots=True)
class Lock:
    """The ids in use and those that were and are no more."""

    current: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Lock:
        """Read a lock file: one id a line, a retired one with the suffix ` retired`."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        retired = {line.removesuffix(_RETIRED) for line in lines if line.endswith(_RETIRED)}
        return cls(frozenset(lines) - {r + _RETIRED for r in retired}, frozenset(retired))

    def issue(self, ids: Collection[str], where: str) -> Lock:
        """Return the lock after `ids` are the ids in use (`CatalogError` for a retired one)."""
        again = sorted(self.retired.intersection(ids))
        if again:
            raise CatalogError(*(_again(one, where) for one in again))
        return Lock(frozenset(ids), self.retired | (self.current - frozenset(ids)))

    def text(self) -> str:
        """Return the lock file, sorted by id."""
        lines = {one: one for one in self.current}
        lines |= {one: one + _RETIRED for one in self.retired}
        return "".join(f"{lines[one]}\n" for one in sorted(lines))


def _again(case_id: str, where: str) -> Message:
    return Message(
        "CAT030",
        f"検査の識別子 {case_id} は廃止されたもので、再び使えません。",
        f"case id {case_id} was retired and may never be issued again",
        "要件のキーか検査の名を新しくしてください。",
        "give the requirement a new key or the check a new name",
        where,
    )
