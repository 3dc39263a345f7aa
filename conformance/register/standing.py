"""How a product stands in one requirement or domain: worked out from its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from conformance.results.called import CALLED, NOT_DELIVERED, called
from conformance.results.lattice import judged_of, total
from conformance.results.model import TotalState
from conformance.results.sentence import STATES
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.results.model import CaseModel

Standing = Literal[TotalState, "attested", "not_declared", "not_applicable", "not_delivered"]

_ALONE: tuple[Standing, ...] = ("attested", "not_declared", "not_applicable", NOT_DELIVERED)

_SAID_OF_PARTS: Final = frozenset({"not_conformant", "waived", "harness_error", "stale"})

WORDS: Final[Mapping[Standing, Bilingual]] = {
    **{name: Bilingual(*STATES[name]) for name in get_args(TotalState)},
    **{name: CALLED[name] for name in _ALONE},
}
SIGNS: Final[Mapping[Standing, str]] = {
    "conformant": "✓",
    "known_taken": "△",
    "known_only": "△",
    "not_conformant": "✗",
    "waived": "△",
    "incomplete": "○",
    "harness_error": "!",
    "nothing_selected": "–",
    "stale": "△",
    "interrupted": "○",
    "attested": "§",
    "not_declared": "–",
    "not_applicable": "·",
    NOT_DELIVERED: "∅",
}
"""A sign beside each, so that colour is never the only carrier of meaning."""


def standing(
    cases: Iterable[CaseModel], *, whole: bool = True, at_best: TotalState = "conformant"
) -> Standing:
    """Return how a product stands in some cases of a result.

    Where nothing was tried and nothing had to be, the word for that; a statement never conforms.
    `whole`: these are all there are; of a part nothing good is said. `at_best`: what the source
    of the specification allows.
    """
    found = _standing(tuple(cases))
    if found == "conformant":
        found = at_best
    return found if whole or found in _SAID_OF_PARTS else "incomplete"


def _standing(cases: Sequence[CaseModel]) -> Standing:
    found = [case for case in cases if case.verdict != "not_applicable"]
    if not found:
        return NOT_DELIVERED if NOT_DELIVERED in map(called, cases) else "not_applicable"
    tried = [case for case in found if case.verdict != "not_declared"]
    if not tried:
        return "not_declared"
    if all(case.verdict == "attested" for case in tried):
        return "attested"
    return total(judged_of(tried, partial=True))
