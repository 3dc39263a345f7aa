"""Which symptoms are systemic: shown by nearly every case of some kind of check that was tried."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from conformance.results.roots.symptom import ANY_CALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.results.model import CaseModel
    from conformance.results.roots.symptom import Symptom

    Shown = Mapping[str, Sequence[Symptom]]
    """The symptoms of each failing case, by its id."""

FEWEST: Final = 3
"""Requirements that must share a symptom: two faults that look alike stay two."""
_FEWEST_ALIKE: Final = 8
"""Where only the kind of check and the code are the same."""
_NEARLY_ALL: Final = (9, 10)
"""Of the cases of a kind of check: one that passes by chance does not make a fault another."""
_JUDGED: Final = frozenset({"pass", "fail", "unconfirmed", "answered", "announced"})


def everywhere(cases: Iterable[CaseModel], shown: Shown) -> set[Symptom]:
    """Return the symptoms that nearly every executed case of some kinds of check shows."""
    tried: Counter[str] = Counter()
    failed: dict[Symptom, Counter[str]] = defaultdict(Counter)
    requirements: dict[tuple[Symptom, str], set[str]] = defaultdict(set)
    for case in cases:
        if case.check is None or case.verdict not in _JUDGED:
            continue
        tried[case.check] += 1
        for symptom in shown.get(case.id, ()):
            if symptom.kind in {"item", "value"}:
                continue  # told by what answers show, not by how many cases happen to look
            failed[symptom][case.check] += 1
            requirements[symptom, case.check].add(case.requirement)
    found = {
        symptom
        for symptom, checks in failed.items()
        if len(_sharing(requirements, symptom, (c for c, n in checks.items() if _all(n, tried[c]))))
        >= (_FEWEST_ALIKE if symptom.kind == "alike" else FEWEST)
    }
    return {one for one in found if not _is_any(one) or _of_many_calls(one, found)}


def _is_any(symptom: Symptom) -> bool:
    return symptom.kind == "answer" and symptom.of.startswith(f"{ANY_CALL} ")


def _of_many_calls(breakdown: Symptom, found: Iterable[Symptom]) -> bool:
    """Return whether calls of several kinds break down so; those of one kind are told by it."""
    answers = [one.of.split(" ") for one in found if one.kind == "answer"]
    status = breakdown.of.split(" ")[1]
    return len({call for call, of, *_ in answers if of == status} - {ANY_CALL}) >= FEWEST


def _sharing(
    requirements: Mapping[tuple[Symptom, str], set[str]], symptom: Symptom, checks: Iterable[str]
) -> set[str]:
    """Return the requirements that share a symptom in some kinds of check."""
    return set().union(*(requirements[symptom, check] for check in checks))


def _all(number: int, tried: int) -> bool:
    """Return whether so many are nearly all that were tried."""
    few, many = _NEARLY_ALL
    return number * many >= tried * few
