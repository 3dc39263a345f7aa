"""Holds what one odd answer costs to what hangs on it: the rest of a mapping is tried all the same.

An answer that deviates, or cannot be had, is for the cases to judge; an answer that nobody foresaw
puts what it was asked for in doubt, and never ends the run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.findings import (
    AttestedError,
    FindingError,
    TransportError,
    UnclearError,
    UntestedError,
)
from conformance.planning.rehearsal.doubts import DoubtfulEntry
from conformance.worlds.session_causes import fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.contract.call import Call
    from conformance.planning.rehearsal.doubts import Group
    from conformance.planning.rehearsal.model import Place

_FOR_THE_CASES = (UntestedError, FindingError, AttestedError, UnclearError)
_PATIENCE = 3  # answers in a row that did not come


@dataclass
class OutageGuard:
    """Tries one thing after another; ends where the package has stopped answering."""

    silent: int = 0

    def tried(
        self,
        doubts: Iterable[DoubtfulEntry],
        place: Place,
        groups: frozenset[Group] = frozenset(),
        calls: frozenset[Call] = frozenset(),
    ) -> list[DoubtfulEntry]:
        """Return the doubts of one trial; what nobody foresaw is a doubt of all that it tried.

        Raises:
            TransportError: The package has not answered several times in a row.
        """
        found: list[DoubtfulEntry] = []
        try:
            found.extend(doubts)
        except TransportError:
            self.silent += 1
            if self.silent >= _PATIENCE:
                raise
            return found
        except _FOR_THE_CASES:
            pass
        except Exception as error:  # noqa: BLE001 - whatever an answer brings about, the run goes on
            found.append(DoubtfulEntry(place, *_unforeseen(error), groups, calls=calls))
        self.silent = 0
        return found


def _unforeseen(error: Exception) -> tuple[str, str]:
    what = fault(error).details.get("error", "")
    ja = f"試したときの応答を、試験ツールが扱えませんでした（{what}）。"
    en = f"the harness could not deal with an answer to its trial ({what})"
    ja += "応答の形（型・入れ子・大きさ）を確かめてください。"
    return ja, en + ": see the form of the answer, its types, nesting and size"
