"""What all checks of export files share: which file, what is a finding, what stays untested."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from conformance.findings import Cause, Explanation, FindingError, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.profile import FilesSurface
from conformance.tables.findings import finding
from conformance.tables.mapped.place import export_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Finding, Json
    from conformance.rules.core import Step
    from conformance.tables.locate import ExportFile
    from conformance.tables.tally import Tally


class PassExtent(Protocol):
    """What a pass over a file says of its extent."""

    @property
    def rows(self) -> int:
        """How many rows were judged."""
        ...

    @property
    def unread(self) -> int:
        """How many lines could not be read."""
        ...


def surface_of(trial: Trial) -> FilesSurface:
    """Return how the profile says that files are written."""
    return trial.profile.surfaces.files or FilesSurface()


def export_day(trial: Trial) -> date:
    """Return the business date of the export (`UntestedError` when it is not known)."""
    surface = surface_of(trial)
    made_now = trial.day if surface.start is not None else None  # by us, on the day judged
    day = surface.business_date or made_now
    if day is None:
        raise UntestedError(no_business_date())
    return day


def export_of(trial: Trial, spec: Specification, group: str) -> ExportFile:
    """Return the file of a group (`UntestedError` when there is none that can be read)."""
    return export_in(trial.files, spec.domain, spec.records[group], spec.codes, surface_of(trial))


def none_wrong(trial: Trial, export: ExportFile, subject: str, tallies: Iterable[Tally]) -> None:
    """Hold that nothing was counted; `subject` is what the finding is about."""
    found = what_is_wrong(trial, export, subject, tallies)
    if found is not None:
        raise FindingError(found)


def what_is_wrong(
    trial: Trial, export: ExportFile, subject: str, tallies: Iterable[Tally]
) -> Finding | None:
    """Return the finding for what was counted; None where nothing was."""
    parts, wrong = [part.name for part in export.parts], list(tallies)
    told = None
    if export.mapped is not None and any(one.total for one in wrong):
        from conformance.tables.mapped.told import vendors_words

        spec = trial.specification(export.mapped.domain)
        group = (spec or trial.spec).records[export.mapped.group]
        told = vendors_words(export, surface_of(trial), group, subject, wrong)
    return finding(wrong, parts, f"{trial.case.requirement.id}/{subject}", told)


def joined(found: Sequence[Finding]) -> Finding:
    """Return one finding for several, each with what stands in its rows and with its ground."""
    return replace(
        found[0],
        ja="".join(one.ja for one in found),
        en="; ".join(one.en for one in found),
        expected={lang: " / ".join(_expected(found, lang)) for lang in ("ja", "en")},
        found=[part for one in found for part in _faults(one, named=len(found) > 1)],
        remedy_ja=" / ".join(dict.fromkeys(one.remedy_ja for one in found)),
        remedy_en=" / ".join(dict.fromkeys(one.remedy_en for one in found)),
        cells=tuple(cell for one in found for cell in one.cells),
        parts=tuple(part for one in found for part in one.parts),
    )


def _expected(found: Iterable[Finding], lang: str) -> Iterable[str]:
    """Return what the findings of files expected, in a language, each sentence once."""
    said = (one.expected for one in found)
    return dict.fromkeys(str(one[lang]) if isinstance(one, dict) else str(one) for one in said)


def _faults(finding: Finding, *, named: bool) -> Iterator[Json]:
    """Yield the faults of a finding; `named`: each row with the column that they are all of."""
    column = finding.cause.rsplit("/", 1)[-1]
    named = named and not column.startswith("file-")
    for one in finding.found if isinstance(finding.found, list) else ():
        rows = one.get("rows") if isinstance(one, dict) else None
        if named and isinstance(one, dict) and isinstance(rows, list):
            yield {**one, "rows": [{"column": column, **r} for r in rows if isinstance(r, dict)]}
        else:
            yield one


def whole(seen: PassExtent) -> None:
    """Hold that nothing was left out: what was not read is not right by default."""
    if seen.unread:
        raise UntestedError(rows_unread(seen.unread))
    if seen.rows == 0:
        raise UntestedError(no_rows())


def hold_not_sampled(trial: Trial) -> None:
    """Hold that files are judged whole: of a sample nothing can be said but what is wrong."""
    surface = surface_of(trial)
    if surface.sample is not None:
        raise UntestedError(_sampled(surface.sample, surface.sample_seed))


@contextmanager
def explained(steps: Sequence[Step]) -> Iterator[None]:
    """Give a finding that is raised inside the steps by which its first value follows."""
    try:
        yield
    except FindingError as error:
        told = tuple(Explanation(step.ja, step.en, step.law) for step in steps)
        raise (FindingError(replace(error.finding, steps=told)) if told else error) from error


def no_business_date() -> Cause:
    """Return the cause that the profile does not say of which day the export is."""
    return make_cause("U-NO-EXPORT-DAY")


def no_column(items: Iterable[str], lacking: Mapping[str, Cause]) -> Cause:
    """Return the cause that columns are missing; by `lacking` where the profile is the reason."""
    named = list(items)
    told = next((lacking[one] for one in named if one in lacking), None)
    return told or _no_column(", ".join(named))


def _no_column(item: str) -> Cause:
    return make_cause("U-NO-COLUMN", item=item)


def no_target(places: Iterable[str]) -> Cause:
    """Return the cause that other files are needed which are not there."""
    named = ", ".join(dict.fromkeys(places))
    return make_cause("U-NO-REFERRED-FILE", {"groups": named}, named=named)


def nothing_judged(outside: int = 0) -> Cause:
    """Return the cause that no row is one that the statement is about."""
    return make_cause("U-NOTHING-TO-JUDGE", {"outside": str(outside)}, outside=outside)


def rows_unread(lines: int) -> Cause:
    """Return the cause that some lines could not be read."""
    return make_cause("U-ROWS-UNREAD", {"lines": str(lines)}, lines=lines)


def _sampled(share: float, seed: int) -> Cause:
    return make_cause(
        "U-SAMPLED", {"share": f"{share:.2%}", "seed": str(seed)}, share=f"{share:.2%}", seed=seed
    )


def no_rows() -> Cause:
    """Return why nothing was judged of a file without rows."""
    return make_cause("U-NO-ROWS")
