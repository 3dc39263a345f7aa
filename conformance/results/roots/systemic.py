"""The systemic fault behind a defect, if the cases of a result show that there is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from conformance.results.roots.altered import altered
from conformance.results.roots.everywhere import everywhere
from conformance.results.roots.nowhere import Nowhere
from conformance.results.roots.symptom import Symptom, expected_reasons, symptoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.results.model import CaseModel
    from conformance.results.roots.symptom import Kind

_TELLING: Final[tuple[Kind, ...]] = ("answer", "accepted", "item", "value", "alike")
"""From what names the cause best to what only says that it is the same everywhere."""


class Systemic:
    """The systemic faults of a result, by what its failing cases have in common."""

    def __init__(self, cases: Iterable[CaseModel]) -> None:
        listed = list(cases)
        self._shown = {
            case.id: tuple(symptoms(case)) for case in listed if case.finding is not None
        }
        self._nowhere = Nowhere(listed, self._shown)
        self._everywhere = everywhere(listed, self._shown) | altered(listed, self._shown)

    def behind(self, defect: Sequence[CaseModel]) -> Symptom | None:
        """Return the systemic fault that explains every case of a defect; None: it stands alone."""
        own = [one for one in self._shown[defect[0].id] if one in self._everywhere]
        missing = [Symptom("item", item) for item in sorted(self._nowhere.items)]
        unchecked = sorted(one for one in self._everywhere if one.kind == "accepted")
        candidates = sorted(
            dict.fromkeys((*own, *missing, *unchecked)), key=lambda one: _TELLING.index(one.kind)
        )
        return next(
            (one for one in candidates if all(self._explains(one, case) for case in defect)), None
        )

    def shows(self, symptom: Symptom, case: CaseModel) -> bool:
        """Return whether the finding of a case itself names the fault."""
        return symptom in self._shown[case.id]

    def _explains(self, symptom: Symptom, case: CaseModel) -> bool:
        if self.shows(symptom, case):
            return True
        match symptom.kind:
            case "item":
                return self._nowhere.lacks(case, symptom.of)
            case "accepted":
                return _refused_by_chance(case, symptom.of)
            case _:
                return False


@dataclass(frozen=True, eq=False, slots=True)
class _TheseCases:
    """Cases that are the same only if they are one and the same tuple, which nobody changes."""

    cases: tuple[CaseModel, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _TheseCases) and self.cases is other.cases

    def __hash__(self) -> int:
        return id(self.cases)


@lru_cache(maxsize=2)
def _found(these: _TheseCases) -> Systemic:
    return Systemic(these.cases)


def systemic_of(cases: Iterable[CaseModel]) -> Systemic:
    """Return the systemic faults of cases; those of one tuple are looked for once.

    A page or a gate asks for the defects of a result several times over.
    """
    return _found(_TheseCases(cases)) if isinstance(cases, tuple) else Systemic(cases)


def _refused_by_chance(case: CaseModel, reason: str) -> bool:
    """Return whether a request was refused, but not for the reason that is checked nowhere."""
    found = case.finding
    return (
        found is not None and found.code == "F-OTHER-REASON" and reason in expected_reasons(found)
    )
