"""The reasons for which a gate stays shut or warns: one function each, over one run and its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.results.circumstances import selected
from conformance.results.comparison import OPEN
from conformance.results.deviation import ANNOUNCED
from conformance.results.gate_endless import endless
from conformance.results.gate_entries import entries
from conformance.results.gate_known import known_only
from conformance.results.gate_leaks import leaks
from conformance.results.gate_origin import borne_out, unsigned
from conformance.results.gate_reason import GateReasonModel, GateRequest, reason, reason_for_cases
from conformance.results.gate_times import times
from conformance.results.lattice import is_earned, judged_of, needless_waivers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from conformance.results.gate_names import ReasonName
    from conformance.results.model import CaseModel, Result
    from conformance.results.policy import AcceptedModel, Effect


_UNSUPPORTED = frozenset({"unconfirmed", "answered"})
"""Verdicts on what no text supports: those whom it concerns may accept them by name."""


def reasons_of(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Yield all reasons, in the order in which a reader needs them."""
    for rule in _RULES:
        yield from rule(asked)


def _run(asked: GateRequest) -> Iterator[GateReasonModel]:
    result = asked.result
    if result.interrupted:
        yield reason("interrupted", "block", "interrupted")
    if not result.cases:
        yield reason("nothing_selected", "block", "nothing_selected")
    elif not any(map(is_earned, judged_of(result.cases))):
        yield reason("nothing_passed", "block", "incomplete")
    if result.run.of_sample_package:
        yield reason("sample_package", asked.policy.sample_package, "incomplete")


def _failures(asked: GateRequest) -> Iterator[GateReasonModel]:
    failing = [case for case in asked.result.cases if case.verdict == "fail"]
    bare = [case for case in failing if not _is_waived(case, asked)]
    if asked.comparison is None:
        yield from _failing(asked, "failing", "block", bare)
        return
    names = {case.id: case for case in bare}
    for kind, effect in _FAILING:
        those = [names[name] for name in asked.changed(kind) if name in names]
        yield from _failing(asked, kind, effect, those)


def _failing(
    asked: GateRequest, name: ReasonName, effect: Effect, cases: Sequence[CaseModel]
) -> Iterator[GateReasonModel]:
    """Tell failures; those whose waiver has expired have the exit code of that.

    A waiver that was taken back is as if it had never been given.
    """
    never = [case for case in cases if case.waiver is None or asked.is_revoked(case)]
    once = [case for case in cases if case.waiver is not None and not asked.is_revoked(case)]
    yield from asked.cases_of(name, effect, "not_conformant", never)
    yield from asked.cases_of(name, effect, "stale", once)


_FAILING: tuple[
    tuple[Literal["newly_failing", "failing_otherwise", "still_failing"], Effect], ...
] = (("newly_failing", "block"), ("failing_otherwise", "block"), ("still_failing", "warn"))


def _is_waived(case: CaseModel, asked: GateRequest) -> bool:
    holds = case.waiver is not None and asked.today <= case.waiver.expires
    return holds and not asked.is_revoked(case)


def _faults(asked: GateRequest) -> Iterator[GateReasonModel]:
    broken = [case for case in asked.result.cases if case.verdict == "harness_error"]
    yield from asked.cases_of("harness_fault", "block", "harness_error", broken)


def _waivers(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Judge waivers on the day of the gate, which may be after that of the run."""
    every = [case for case in asked.result.cases if case.waiver is not None]
    dated = [case for case in every if not asked.is_revoked(case)]
    valid = [case for case in dated if _is_waived(case, asked)]
    over = [case for case in dated if not _is_waived(case, asked)]
    unneeded = needless_waivers(asked.result.cases, partial=asked.result.scope.narrowed)
    needless = [case for case in valid if case.waiver and case.waiver.of in unneeded]
    waived = [case for case in valid if case.verdict == "fail"]
    back = [case for case in every if case.verdict == "fail" and asked.is_revoked(case)]
    yield from asked.cases_of("waiver_revoked", "block", "not_conformant", back)
    yield from asked.cases_of("waiver_expired", "block", "stale", over)
    yield from asked.cases_of("waiver_needless", "block", "stale", needless)
    yield from asked.cases_of("waived", "warn", "incomplete", waived)


def _open(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Judge what was left without a judgement: accepted by name, known before, or not."""
    left = _left(asked.result)
    may = [*left, *(c for c in asked.result.cases if c.verdict in _UNSUPPORTED)]
    accepted = {c.id for c in may if any(a.covers(c) for a in _in_force(asked))}
    yield from asked.cases_of(
        "accepted", "warn", "incomplete", [c for c in may if c.id in accepted]
    )
    bare = [case for case in left if case.id not in accepted]
    if asked.comparison is None:
        yield from asked.cases_of("open", "block", "incomplete", bare)
        return
    known = set(asked.changed("still_open"))
    yield from asked.cases_of(
        "newly_open", "block", "incomplete", [c for c in bare if c.id not in known]
    )
    yield from asked.cases_of(
        "still_open", "warn", "incomplete", [c for c in bare if c.id in known]
    )


def _unconfirmed(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Judge deviations from what no text supports: answered, accepted by name, known, or not.

    What the vendor withdrew by a document of its own is for whoever installs to look at first.
    """
    found = [case for case in asked.result.cases if case.verdict == "unconfirmed"]
    answered = [case for case in asked.result.cases if case.verdict == "answered"]
    told = {c.id for c in answered if any(a.covers(c) for a in _in_force(asked))}
    if asked.comparison is not None:
        told |= {c.id for c in answered} - set(asked.changed("newly_answered"))
    yield from asked.cases_of(
        "answered", "warn", "conformant", [c for c in answered if c.id in told]
    )
    unseen = [case for case in answered if case.id not in told]
    yield from asked.cases_of("newly_answered", "block", "incomplete", unseen)
    bare = [case for case in found if not any(a.covers(case) for a in _in_force(asked))]
    if asked.comparison is None:
        yield from asked.cases_of("unconfirmed", "block", "incomplete", bare)
        return
    known = set(asked.changed("still_unconfirmed"))
    new, old = [c for c in bare if c.id not in known], [c for c in bare if c.id in known]
    yield from asked.cases_of("newly_unconfirmed", "block", "incomplete", new)
    yield from asked.cases_of("still_unconfirmed", "warn", "incomplete", old)


def _announced(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Tell what is announced and not met: a warning until its day, which the gate may be after."""
    every = [case for case in asked.result.cases if case.verdict == ANNOUNCED]
    over = [case for case in every if case.due is None or case.due <= asked.today]
    yield from asked.cases_of("announced_due", "block", "not_conformant", over)
    yield from asked.cases_of(
        "announced", "warn", "conformant", [c for c in every if c not in over]
    )


def _left(result: Result) -> list[CaseModel]:
    """Return the cases without a judgement for which the harness is not to blame."""
    return [
        case
        for case in result.cases
        if case.verdict in OPEN and case.verdict != "harness_error" and case.level != ANNOUNCED
    ]


def _lost(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Judge what the baseline has and the result lacks; what is left open stands elsewhere."""
    left, there = {c.id for c in _left(asked.result)}, {c.id for c in asked.result.cases}
    lost = [name for name in asked.changed("no_longer_tested") if name not in left]
    revised = _revised(asked)
    withdrawn = [n for n in lost if n not in there and n.split("/")[0] in revised]
    others = tuple(name for name in lost if name not in set(withdrawn))
    yield from reason_for_cases("no_longer_tested", "block", "incomplete", others)
    yield from reason_for_cases("withdrawn", "warn", "conformant", tuple(withdrawn))
    yield from reason_for_cases(
        "no_longer_applies", "warn", "conformant", asked.changed("no_longer_applies")
    )


def _revised(asked: GateRequest) -> set[str]:
    """Return the domains whose version is the same and whose catalogue was revised since."""
    before = () if asked.baseline is None else asked.baseline.catalogue
    was = {spec.domain: (spec.version, spec.digest) for spec in before}
    return {
        spec.domain
        for spec in asked.result.catalogue
        if spec.domain in was
        and was[spec.domain][0] == spec.version
        and was[spec.domain][1] != spec.digest
    }


def _accepted(asked: GateRequest) -> Iterator[GateReasonModel]:
    left = [c for c in asked.result.cases if c.verdict in _UNSUPPORTED] + _left(asked.result)
    return entries(asked, left)


def _in_force(asked: GateRequest) -> tuple[AcceptedModel, ...]:
    given = (one for one in asked.policy.accepted if one.concerns(asked.result))
    return tuple(one for one in given if not one.expired(asked.today))


def _scope(asked: GateRequest) -> Iterator[GateReasonModel]:
    scope, before = asked.result.scope, asked.baseline
    if before is not None and not _covers(asked.result, before):
        yield reason("other_scope", "block", "incomplete")
    elif scope.narrowed:
        same = before is not None
        yield reason("narrowed", "warn" if same else asked.policy.narrowed, "incomplete")


def _covers(result: Result, before: Result) -> bool:
    """Return whether a result was selected as the baseline, or not narrowed at all."""
    same = selected(result) == selected(before) and result.scope.past_day == before.scope.past_day
    return same or not result.scope.narrowed


def _baseline(asked: GateRequest) -> Iterator[GateReasonModel]:
    effect, before = asked.policy.stale_baseline, asked.baseline
    if before is not None and before.run == asked.result.run and before == asked.result:
        yield reason("baseline_is_result", "block", "incomplete")
    yield from reason_for_cases("repaired", effect, "stale", asked.changed("repaired"))
    others = () if asked.comparison is None else asked.comparison.circumstances
    grounds = [c.label for c in others if c.name.startswith(("catalogue/", "harness"))]
    if grounds:
        yield reason(
            "other_grounds",
            "warn",
            "conformant",
            ja="、".join(label.ja for label in grounds),
            en=", ".join(label.en for label in grounds),
        )


def _statements(asked: GateRequest) -> Iterator[GateReasonModel]:
    stated = [case for case in asked.result.cases if case.verdict == "attested"]
    unclear = [case for case in asked.result.cases if case.verdict == "spec_unclear"]
    yield from asked.cases_of("attested", "warn", "conformant", stated)
    yield from asked.cases_of("spec_unclear", "warn", "conformant", unclear)


_RULES: tuple[Callable[[GateRequest], Iterator[GateReasonModel]], ...] = (
    *(
        _run,
        borne_out,
        leaks,
        _failures,
        _unconfirmed,
        _announced,
        _faults,
        _lost,
        _open,
        known_only,
        _scope,
        _waivers,
    ),
    *(_accepted, endless, times, _baseline, _statements, unsigned),
)
