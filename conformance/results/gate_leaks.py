"""Failures that let out what must be hidden and yet do not shut a gate: told by name, always."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.messages.severity import severity_of
from conformance.results.gate_groups import groups_of
from conformance.results.gate_reason import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.gate_reason import GateReasonModel, GateRequest
    from conformance.results.model import CaseModel

_PROTECTION: Final = "protection"
"""What a failure rests on where nothing but the law of protection was broken."""


def leaks(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Tell leaks under a waiver, each waiver by itself, and those that the baseline had."""
    failing = [case for case in asked.result.cases if case.verdict == "fail" and _leaks(case)]
    waived: dict[tuple[str, ...], list[CaseModel]] = {}
    bare = []
    for case in failing:
        given = case.waiver
        if given is None or asked.today > given.expires or asked.is_revoked(case):
            bare.append(case)
        else:
            key = (given.of, given.approver, given.expires.isoformat())
            waived.setdefault(key, []).append(case)
    for (of, approver, day), cases in waived.items():
        yield reason(
            "waived_leak",
            "warn",
            "incomplete",
            cases=tuple(case.id for case in cases),
            groups=groups_of(cases, asked.result.cases),
            of=of,
            approver=approver,
            day=day,
        )
    known = set(asked.changed("still_failing"))
    still = [case for case in bare if case.id in known]
    yield from asked.cases_of("still_leaking", "warn", "incomplete", still)


def _leaks(case: CaseModel) -> bool:
    """Return whether a failure lets out what must be hidden, as far as its finding tells."""
    found = case.finding
    codes = () if found is None else (found.code, *(part.code for part in found.parts))
    return case.rests_on == _PROTECTION or any(severity_of(code) == "leak" for code in codes)
