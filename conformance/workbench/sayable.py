"""What a person can say of the cases of a result: which of them, and what was said already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from conformance.report import groups
from conformance.workbench.shelf import loaded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from conformance.results.model import CaseModel, Result
    from conformance.workbench.shelf import ListedProfile

Kind = Literal["waive", "answer", "state"]
KINDS: Final[tuple[Kind, ...]] = ("waive", "answer", "state")


def kind_of(case: CaseModel) -> Kind | None:
    """Return what can be said of a case: a waiver, an answer, a statement; None: nothing."""
    if case.verdict == "fail":
        return "waive"
    if case.verdict in {"unconfirmed", "answered"}:
        return "answer"
    if case.surface == "evidence" and case.verdict in {"untested", "attested"}:
        return "state"
    return None


def cases_of(result: Result, kind: Kind) -> list[CaseModel]:
    """Return the cases of a result of which something of a kind can be said."""
    return [case for case in result.cases if kind_of(case) == kind]


def same_cause(result: Result, case: CaseModel) -> frozenset[str]:
    """Return the cases that deviate for one cause with a case, itself among them."""
    kinds = {"fail": result.defects, "unconfirmed": groups.unconfirmed(result)}
    for defect in kinds.get(case.verdict, ()):
        those = frozenset((defect.root, *defect.consequences))
        if case.id in those:
            return those
    return frozenset((case.id,))


def said_already(
    kind: Kind, cases: Iterable[CaseModel], profiles: Sequence[ListedProfile], void: Collection[str]
) -> frozenset[str]:
    """Return the cases of which something of a kind stands in the result or in a profile.

    `void`: those whose waiver was taken back since.
    """
    names = frozenset(name for one in profiles for name in _names(kind, one))
    return frozenset(
        case.id
        for case in cases
        if names.intersection((case.id, case.requirement))
        or (case.id not in void and _stands(kind, case))
    )


def _stands(kind: Kind, case: CaseModel) -> bool:
    return {
        "waive": case.waiver is not None,
        "answer": case.answer is not None,
        "state": case.attestation is not None,
    }[kind]


def _names(kind: Kind, listed: ListedProfile) -> Iterable[str]:
    """Yield the cases and requirements that the entries of a profile name."""
    got = loaded(listed.path)
    if got is None:
        return ()
    if kind == "waive":
        return [one.of for one in got.profile.waivers]
    if kind == "answer":
        return [one.of for one in got.profile.answers]
    return [one.requirement for one in got.profile.attestations]
