"""Which entry a row of an official list means: by official ID, else by name with a score."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from conformance.catalog.workbooks.questions import alike
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.workbooks.merge import Raw
    from conformance.catalog.workbooks.questions import Question

SURE: Final = 0.9
"""From this score on two names are the same."""
LIKELY: Final = 0.7
"""From this score on a person is asked whether they are."""

_FILLERS: Final = re.compile("機能|について|に関する|システム|情報|[・の（）()、]")


class Named(Protocol):
    """A row of a list with an official ID and a name."""

    @property
    def official_id(self) -> str:
        """The ID of the list."""

    @property
    def name_ja(self) -> str:
        """The name of the list."""

    @property
    def at(self) -> str:
        """Sheet and cell."""


@dataclass(frozen=True, slots=True)
class Matches:
    """For each row the entry it means, or None; and the pairs a person must look at.

    A pair that is asked about is taken as one: nothing is written before the answer.
    """

    entries: tuple[Raw | None, ...]
    questions: tuple[Question, ...]
    scores: Mapping[str, float]


def matched(known: Sequence[Raw], rows: Sequence[Named]) -> Matches:
    """Return the entries that rows mean; an entry is meant by one row at most, nearest first."""
    by_id = {str(e["official_id"]): e for e in known if e.get("official_id")}
    found: dict[int, Raw] = {
        n: by_id[r.official_id] for n, r in enumerate(rows) if r.official_id in by_id
    }
    taken = {id(entry) for entry in found.values()}
    free = [entry for entry in known if id(entry) not in taken and not entry.get("official_id")]
    pairs = sorted(
        (
            (-score, n, at)
            for n, row in enumerate(rows)
            if n not in found
            for at, entry in enumerate(free)
            if (score := likeness(row.name_ja, str(entry.get("title_ja")))) >= LIKELY
        ),
    )
    used: set[int] = set()
    scores: dict[str, float] = {}
    questions = []
    for negative, n, at in pairs:
        if n in found or at in used:
            continue
        used.add(at)
        found[n] = free[at]
        row, key = rows[n], str(free[at]["key"])
        scores[key] = -negative
        if -negative < SURE:
            ours = f"{key}「{free[at].get('title_ja')}」"
            questions.append(alike(row.at, row.name_ja, ours, -negative))
    return Matches(tuple(found.get(n) for n in range(len(rows))), tuple(questions), scores)


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1; words that every name has do not count."""
    left, right = (_FILLERS.sub("", squeeze(text)) for text in (one, other))
    if not left or not right:
        return float(squeeze(one) == squeeze(other))
    return difflib.SequenceMatcher(None, left, right).ratio()
