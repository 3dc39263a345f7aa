"""What a first hour tells: one sentence for each thing sent, seen, or not tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from conformance.findings import Cause, Finding, Json
    from conformance.planning.rehearsal.model import Place
    from conformance.values.words import Bilingual

Kind = Literal[
    "arranged",  # rows stand that the event needs
    "sent",  # the package took what was entered
    "seen",  # what was looked at is as the catalogue says
    "otherwise",  # it is not; whose doing that is, is left open
    "not_tried",  # it could not be looked at
    "lost",  # the package stopped answering
]


@dataclass(frozen=True, slots=True)
class FirstHourSentence:
    """A sentence of a first hour.

    `about` is the case it stands on, or the requirement. `place` is the entry of the
    profile that decides it; () where the profile has none. `finding` and `cause` are what the check
    said; whoever prints them masks what the package answered. `carried` is what was sent for it.
    """

    kind: Kind
    words: Bilingual
    about: str
    place: Place = ()
    finding: Finding | None = None
    cause: Cause | None = None
    carried: tuple[Json, ...] = ()
