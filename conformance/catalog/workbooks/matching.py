"""Which entry a row of an official list means: by official ID, else by name with a score."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from conformance.catalog.workbooks.questions import alike, another_identity
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.workbooks.merge import Raw
    from conformance.catalog.workbooks.questions import CellQuestion

SURE: Final = 1.0
"""Two names are the same: one opposite word in a long name would pass any lower bar."""
LIKELY: Final = 0.7
"""From this score on a person is asked whether they are."""

_FILLERS: Final = re.compile("機能|について|に関する|システム|情報|[・の（）()、]")


class NamedRow(Protocol):
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
    questions: tuple[CellQuestion, ...]


def matched(known: Sequence[Raw], rows: Sequence[NamedRow]) -> Matches:
    """Return the entries that rows mean; an entry is meant by one row at most, nearest first."""
    by_id = {str(entry["official_id"]): entry for entry in known if entry.get("official_id")}
    found = {n: by_id[row.official_id] for n, row in enumerate(rows) if row.official_id in by_id}
    named = {squeeze(str(entry.get("title_ja"))): entry for entry in known}
    questions = [
        q for n, entry in found.items() if (q := _other(rows[n], entry, named)) is not None
    ]
    taken = {id(entry) for entry in found.values()}
    free = [entry for entry in known if id(entry) not in taken]
    used: set[int] = set()
    for score, n, at in _pairs(free, rows, found):
        if n in found or at in used:
            continue
        used.add(at)
        found[n] = free[at]
        if (question := _doubt(rows[n], free[at], score)) is not None:
            questions.append(question)
    return Matches(tuple(found.get(n) for n in range(len(rows))), tuple(questions))


def _pairs(
    free: Sequence[Raw], rows: Sequence[NamedRow], found: Mapping[int, Raw]
) -> list[tuple[float, int, int]]:
    """Return score, row and entry of the names that are alike, the nearest first.

    An entry that has an official ID already is meant only by a row of the same name.
    """
    pairs = [
        (score, n, at)
        for n, row in enumerate(rows)
        if n not in found
        for at, entry in enumerate(free)
        if (score := likeness(row.name_ja, str(entry.get("title_ja"))))
        >= (SURE if entry.get("official_id") else LIKELY)
    ]
    return sorted(pairs, key=lambda pair: (-pair[0], *pair[1:]))


def _other(row: NamedRow, entry: Raw, named: Mapping[str, Raw]) -> CellQuestion | None:
    """Return the doubt about an ID under which another name stands now.

    That is a wholly different one, or the very name of another entry, however alike the two are.
    """
    was = str(entry.get("title_ja"))
    moved = named.get(squeeze(row.name_ja), entry) is not entry
    if "official" not in entry or (likeness(row.name_ja, was) >= LIKELY and not moved):
        return None
    return another_identity(row.at, row.official_id, was, row.name_ja)


def _doubt(row: NamedRow, entry: Raw, score: float) -> CellQuestion | None:
    if entry.get("official_id"):
        was = f"{entry['official_id']} {entry.get('title_ja')}"
        return another_identity(row.at, row.official_id, was, row.name_ja)
    if score >= SURE:
        return None
    return alike(row.at, row.name_ja, f"{entry['key']}「{entry.get('title_ja')}」", score)


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1; words that every name has do not count."""
    left, right = (_FILLERS.sub("", squeeze(text)) for text in (one, other))
    if not left or not right:
        return float(squeeze(one) == squeeze(other))
    return difflib.SequenceMatcher(None, left, right).ratio()
