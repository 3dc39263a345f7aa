"""Only what an earlier result asks for: what failed there, what is new, what may be otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Collection

OnlyKind = Literal["failed", "affected", "new"]
ONLY_KINDS: tuple[OnlyKind, ...] = get_args(OnlyKind)


@dataclass(frozen=True, slots=True)
class Only:
    """The cases that an earlier result leaves to be tried.

    `against`: the hash of that result, in hexadecimal. `listed`: the cases it names; where `others`
    is set the cases wanted are all but these.
    """

    kind: OnlyKind
    against: str
    listed: Collection[str]
    others: bool = False

    def wants(self, case: str) -> bool:
        """Return whether a case is to be tried."""
        return (case in self.listed) is not self.others
