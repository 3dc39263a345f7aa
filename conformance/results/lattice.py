"""The total verdict: it starts at not established, and is only earned or worsened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.results.deviation import ANNOUNCED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.results.model import CaseModel, TotalState

EXIT_CODES: Mapping[TotalState, int] = {
    "conformant": 0,
    "known_taken": 0,
    "known_only": 3,
    "not_conformant": 1,
    "waived": 3,
    "incomplete": 3,
    "harness_error": 4,
    "nothing_selected": 5,
    "stale": 6,
    "interrupted": 130,
}

_BINDING = frozenset({"required", "prohibited", "optional"})
"""Levels that oblige once a case counts; undeclared options and the inapplicable never reach it."""

_LEFT_OPEN = frozenset({"untested", "needs_review", "unconfirmed"})

_ORDER: tuple[TotalState, ...] = (
    "nothing_selected",
    "conformant",
    "known_taken",
    "known_only",
    "waived",
    "incomplete",
    "harness_error",
    "stale",
    "not_conformant",
)
"""From bad to worse; the worst that holds is the total. `nothing_selected` is the empty run."""


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """What the total needs to know of a case; `waiver_needless`: its waiver excuses nothing."""

    verdict: str
    level: str
    waived: bool = False
    waiver_expired: bool = False
    waiver_needless: bool = False
    taken_over: bool = False


def worse(one: TotalState, other: TotalState) -> TotalState:
    """Return the worse of two states: commutative, associative, idempotent."""
    return max(one, other, key=_ORDER.index)


def contribution(judged: JudgedCase) -> TotalState | None:
    """Return what one case does to the total; None when it has no say."""
    if judged.waiver_expired:
        return "not_conformant" if judged.verdict == "fail" else "stale"
    if judged.waiver_needless:
        return "stale"
    if judged.level == ANNOUNCED and judged.verdict in _LEFT_OPEN:
        return None  # nobody has to show it before its day comes
    match judged.verdict:
        case "fail":
            return "waived" if judged.waived else "not_conformant"
        case "harness_error":
            return "harness_error"
        case "untested" | "needs_review" | "unconfirmed":
            return "incomplete"
        case "pass" if judged.waived:
            return "waived"
        case "pass":
            return "conformant" if judged.level in _BINDING else None
        case _:
            return None


def total(
    cases: Iterable[JudgedCase], *, interrupted: bool = False, at_best: TotalState = "conformant"
) -> TotalState:
    """Return the state of a whole: conformant only when something passed and nothing is worse.

    `at_best`: what the sources of the specifications allow.
    """
    judged = list(cases)
    if interrupted:
        return "interrupted"
    if not judged:
        return "nothing_selected"
    state: TotalState = "nothing_selected"
    for one in judged:
        state = worse(state, contribution(one) or state)
    if state == "nothing_selected":
        return "incomplete"  # cases there were, but none was executed and passed
    if state == "conformant" and not any(map(is_earned, judged)):
        return "incomplete"  # what another run found is all there is
    return worse(state, at_best)


def exit_code_of(state: TotalState, cases: Iterable[JudgedCase]) -> int:
    """Return the exit code of a total: 6 where all that fails is under waivers that have expired.

    The state says that it fails, as it would without a waiver; the code says what to do first.
    """
    if state == "not_conformant" and not any(map(_fails_bare, cases)):
        return EXIT_CODES["stale"]
    return EXIT_CODES[state]


def exit_codes(state: TotalState) -> frozenset[int]:
    """Return the exit codes that a total may have."""
    stale = {EXIT_CODES["stale"]} if state == "not_conformant" else set()
    return frozenset({EXIT_CODES[state], *stale})


def _fails_bare(judged: JudgedCase) -> bool:
    """Return whether a case fails and no waiver was ever given for it."""
    return judged.verdict == "fail" and not judged.waived


def is_earned(judged: JudgedCase) -> bool:
    """Return whether a case passed in this very run."""
    return not judged.taken_over and contribution(judged) == "conformant"


def judged_of(cases: Sequence[CaseModel], *, partial: bool = False) -> tuple[JudgedCase, ...]:
    """Return what the total needs to know of each case; `partial`: others were not selected."""
    needless = needless_waivers(cases, partial=partial)
    return tuple(_judged(case, needless) for case in cases)


def needless_waivers(cases: Iterable[CaseModel], *, partial: bool = False) -> frozenset[str]:
    """Return the waivers, by what they name, behind which nothing fails or is left open.

    Of a run of a part nothing is known of a waiver of a whole requirement: what fails may lie in
    what was not selected.
    """
    under: dict[str, list[CaseModel]] = {}
    for case in cases:
        if case.waiver is not None and not (partial and case.waiver.of != case.id):
            under.setdefault(case.waiver.of, []).append(case)
    return frozenset(
        name for name, those in under.items() if all(one.verdict in _DECIDED for one in those)
    )


_DECIDED = frozenset(
    {"pass", "not_applicable", "not_declared", "attested", "spec_unclear", "answered", ANNOUNCED}
)
"""Verdicts that need no exception."""


def _judged(case: CaseModel, needless: frozenset[str]) -> JudgedCase:
    waiver = case.waiver
    return JudgedCase(
        case.verdict,
        case.level,
        waived=waiver is not None,
        waiver_expired=waiver is not None and waiver.expired,
        waiver_needless=waiver is not None and waiver.of in needless,
        taken_over=case.taken_over is not None,
    )
