"""What differs between two results: of two releases, two vendors, two versions of the catalogue."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from conformance.results.base import Day, Model
from conformance.results.circumstances import DiffersModel, differing_conditions
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.results.model import CaseModel, Result

FORMAT: Literal["conformance-comparison/1"] = "conformance-comparison/1"

Kind = Literal[
    "newly_failing",
    "failing_otherwise",
    "still_failing",
    "repaired",
    "no_longer_tested",
    "newly_unconfirmed",
    "still_unconfirmed",
    "newly_answered",
    "newly_announced",
    "newly_open",
    "still_open",
    "newly_tested",
    "no_longer_applies",
    "other_evidence",
]

JUDGED = frozenset({"pass", "fail"})
OPEN = frozenset({"untested", "needs_review", "harness_error"})
_OUTSIDE = frozenset({"not_applicable", "not_declared"})


_NEWLY: Final[Mapping[str, Kind]] = {
    "answered": "newly_answered",
    "announced": "newly_announced",
}


class ComparedModel(Model):
    """A result as a comparison names it."""

    product: str
    vendor: str
    release: str
    as_of: Day
    state: str
    line: Bilingual


class ChangeModel(Model):
    """A case that is not as it was; `before` or `after` is missing where a result has it not.

    `code` and `text`: of the finding, or of the cause it is not judged for, in the later result; of
    the earlier one where the later has none. `root`: the cause that its finding names.
    """

    case: str
    title: Bilingual
    surface: str
    kind: Kind
    before: str | None = None
    after: str | None = None
    code: str = ""
    text: Bilingual | None = None
    root: str = ""
    newly_required: bool = False
    newly_waived: bool = False


class ComparisonModel(Model):
    """Two results side by side: what they are of, on what they differ, which cases changed."""

    format: Literal["conformance-comparison/1"] = FORMAT
    before: ComparedModel
    after: ComparedModel
    circumstances: tuple[DiffersModel, ...]
    counts: dict[str, int]
    newly_required: int
    changes: tuple[ChangeModel, ...]

    def of(self, *kinds: Kind) -> tuple[ChangeModel, ...]:
        """Return the changes of these kinds."""
        return tuple(one for one in self.changes if one.kind in kinds)


def compare(before: Result, after: Result) -> ComparisonModel:
    """Return what differs of two results; cases in the order of the later, then those it lacks."""
    changes = tuple(_changes(before, after))
    return ComparisonModel(
        before=compared_result(before),
        after=compared_result(after),
        circumstances=tuple(differing_conditions(before, after)),
        counts=dict(sorted(Counter(one.kind for one in changes).items())),
        newly_required=sum(one.newly_required for one in changes),
        changes=changes,
    )


def kind_of(before: CaseModel | None, after: CaseModel | None) -> Kind | None:
    """Return what became of a case; None where nothing did that anybody must know."""
    was = None if before is None else before.verdict
    now = None if after is None else after.verdict
    if now == "fail":
        if was != "fail":
            return "newly_failing"
        return "still_failing" if _root(before) == _root(after) else "failing_otherwise"
    if now == "unconfirmed":
        same = was == "unconfirmed" and _root(before) == _root(after)
        return "still_unconfirmed" if same else "newly_unconfirmed"
    if now in _NEWLY:
        return None if was == now else _NEWLY[str(now)]
    if now in OPEN:
        if was in JUDGED:
            return "no_longer_tested"
        return "still_open" if was in OPEN else "newly_open"
    if now == "pass":
        if was in {"fail", "announced"}:
            return "repaired"
        return None if was == "pass" else "newly_tested"
    if was in JUDGED:
        return "no_longer_applies" if now in _OUTSIDE else "no_longer_tested"
    return "other_evidence" if _evidence(before) != _evidence(after) else None


def _changes(before: Result, after: Result) -> Iterator[ChangeModel]:
    was = {case.id: case for case in before.cases}
    now = {case.id: case for case in after.cases}
    for name in (*now, *(name for name in was if name not in now)):
        change = _change(was.get(name), now.get(name))
        if change is not None:
            yield change


def _change(before: CaseModel | None, after: CaseModel | None) -> ChangeModel | None:
    kind, shown = kind_of(before, after), after or before
    if kind is None or shown is None:
        return None
    told = next((c for c in (after, before) if c and (c.finding or c.cause)), None)
    said = None if told is None else told.finding or told.cause
    return ChangeModel(
        case=shown.id,
        title=shown.requirement_title,
        surface=shown.surface,
        kind=kind,
        before=None if before is None else before.verdict,
        after=None if after is None else after.verdict,
        code="" if said is None else said.code,
        text=None if said is None else said.text,
        root="" if after is None or after.finding is None else after.finding.cause,
        newly_required=_required(after) and not _required(before),
        newly_waived=_waived(after) and not _waived(before),
    )


def _root(case: CaseModel | None) -> tuple[str, str] | None:
    """Return what a failure is of: values that were drawn may differ from seed to seed."""
    found = None if case is None else case.finding
    return None if found is None else (found.code, found.cause)


def _evidence(case: CaseModel | None) -> tuple[str, str, str | None] | None:
    stated = None if case is None else case.attestation
    return None if stated is None else (stated.by, stated.statement, stated.evidence_sha256)


def _required(case: CaseModel | None) -> bool:
    return case is not None and case.level == "required"


def _waived(case: CaseModel | None) -> bool:
    return case is not None and case.waiver is not None


def compared_result(result: Result) -> ComparedModel:
    """Return a result as a comparison, or a gate, names it."""
    product = result.product
    return ComparedModel(
        product=product.name,
        vendor=product.vendor,
        release=product.release,
        as_of=result.as_of,
        state=result.verdict.state,
        line=result.verdict.line,
    )
