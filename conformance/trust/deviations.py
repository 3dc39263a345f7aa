"""What a deviation rests on, worked out again from the catalogue that lies here.

Its ground decides whether a deviation fails, is unconfirmed or can be answered by the vendor. Who
signs does not say what it is: it follows from the case and from what was found.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.findings import Answered, Finding, FindingPart, Reason
from conformance.results.answered import AnsweredModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.cases.ground.standing import GroundedSubject
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Shown
    from conformance.results.answered import ShownModel
    from conformance.results.model import CaseModel, FindingModel, Result


def misplaced(result: Result) -> Iterator[tuple[CaseModel, str]]:
    """Yield each case whose finding gives it another ground than stated, and which it may have."""
    deviating = [case for case in result.cases if case.finding is not None]
    if not deviating:
        return  # most bundles: nothing has to be generated
    domains = {case.id.split("/")[0] for case in deviating}
    listed = (spec for spec in result.catalogue if spec.domain in domains)
    made = _Generated({spec.domain: load(spec.domain, spec.version) for spec in listed})
    for case in deviating:
        stands = made.standings(case)
        if (case.ground, case.rests_on) not in {(one.ground, one.on) for one in stands}:
            yield case, ", ".join(sorted(f"{one.ground} ({one.on})" for one in stands))


class _Generated:
    """The cases of some specifications, made where they are asked for."""

    def __init__(self, specs: dict[str, Specification]) -> None:
        from conformance.planning.generate import requirements  # noqa: PLC0415 - 2 s, for few bundles

        self._specs = specs
        self._refs = {ref.id: ref for spec in specs.values() for ref in requirements(spec)}
        self._made: dict[str, dict[str, Case]] = {}

    def standings(self, told: CaseModel) -> frozenset[GroundedSubject]:
        """Return on what the deviation of a case may stand: of what was found, a part is masked."""
        spec = self._specs[told.id.split("/")[0]]
        case = self._case(spec, told)
        return (
            frozenset() if case is None or told.finding is None else _of(spec, case, told.finding)
        )

    def _case(self, spec: Specification, told: CaseModel) -> Case | None:
        from conformance.planning.generate import cases_of  # noqa: PLC0415 - as above

        if told.requirement not in self._made and told.requirement in self._refs:
            cases = cases_of(spec, self._refs[told.requirement])
            self._made[told.requirement] = {case.id: case for case in cases}
        return self._made.get(told.requirement, {}).get(told.id)


def _of(spec: Specification, case: Case, told: FindingModel) -> frozenset[GroundedSubject]:
    """Return the grounds that a finding allows; which item it is about, a result does not say."""
    from conformance.cases.ground.found import failed  # noqa: PLC0415 - as above

    finding = _finding(told)
    abouts = ("", *_items(spec, case)) if finding.found is None else ("",)
    return frozenset(failed(spec, case, replace(finding, about=one)) for one in abouts)


def _items(spec: Specification, case: Case) -> Iterator[str]:
    """Yield the items of the record that the function of a case writes."""
    function = spec.functions.get(case.requirement.key)
    record = str(getattr(function and function.operation, "record", ""))
    if case.requirement.kind == "function" and record in spec.records:
        yield from (item.key for item in spec.records[record].items)


def _finding(told: FindingModel) -> Finding:
    """Return as much of a finding as its ground follows from."""
    text, found = told.text, _found(told.found)
    parts = () if isinstance(found, Answered | dict) else _parts(told)
    return Finding(
        told.code, text.ja, text.en, None, found, told.where, told.cause, parts=tuple(parts)
    )


def _parts(told: FindingModel) -> Iterator[FindingPart]:
    """Yield the deviations that a finding tells, also those that only its rows show."""
    yield from (FindingPart(one.code, tuple(one.items)) for one in told.parts)
    codes = {one.code for one in told.parts}
    shown = told.found if told.parts and isinstance(told.found, list) else []
    for one in shown:
        code = one.get("code") if isinstance(one, dict) else None
        if isinstance(code, str) and code not in codes:
            yield FindingPart(code)


def _found(told: ShownModel) -> Shown:
    if not isinstance(told, AnsweredModel):
        return told
    reasons = tuple(Reason(one.code, one.item) for one in told.reasons)
    return Answered(told.status, reasons, told.message)
