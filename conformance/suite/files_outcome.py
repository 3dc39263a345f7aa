"""What all checks of export files share: which file, what is a finding, what stays untested."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from conformance.findings import Cause, Explanation, FindingError, UntestedError
from conformance.surfaces.profile import FilesSurface
from conformance.tables.findings import finding
from conformance.tables.mapped.place import export_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.rules.core import Step
    from conformance.suite.trial import Trial
    from conformance.tables.locate import Export
    from conformance.tables.tally import Tally


class Seen(Protocol):
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


def export_of(trial: Trial, spec: Specification, group: str) -> Export:
    """Return the file of a group (`UntestedError` when there is none that can be read)."""
    return export_in(trial.files, spec.domain, spec.records[group], spec.codes, surface_of(trial))


def none_wrong(trial: Trial, export: Export, subject: str, tallies: Iterable[Tally]) -> None:
    """Hold that nothing was counted; `subject` is what the finding is about."""
    parts, wrong = [part.name for part in export.parts], list(tallies)
    told = None
    if export.mapped is not None and any(one.total for one in wrong):
        from conformance.tables.mapped.told import vendors_words

        spec = trial.specification(export.mapped.domain)
        group = (spec or trial.spec).records[export.mapped.group]
        told = vendors_words(export, surface_of(trial), group, subject, wrong)
    found = finding(wrong, parts, f"{trial.case.requirement.id}/{subject}", told)
    if found is not None:
        raise FindingError(found)


def whole(seen: Seen) -> None:
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
    return Cause(
        "U-NO-EXPORT-DAY",
        "書き出した日の業務日付がプロファイルにないため、その日の年齢を判定できません。",
        "the profile names no business date of the export; ages on that day cannot be judged",
        "surfaces.files.business_date に書き出した日の業務日付を書いてください。",
        "write the business date of the export as surfaces.files.business_date",
    )


def no_column(items: Iterable[str], lacking: Mapping[str, Cause]) -> Cause:
    """Return the cause that columns are missing; by `lacking` where the profile is the reason."""
    named = list(items)
    told = next((lacking[one] for one in named if one in lacking), None)
    return told or _no_column(", ".join(named))


def _no_column(item: str) -> Cause:
    return Cause(
        "U-NO-COLUMN",
        f"ファイルに {item} の列がないため、値を確かめられません。",
        f"the file has no column for {item}; its values cannot be judged",
        "見出しを確かめてください（file-columns の結果を参照）。",
        "check the header (see the result of file-columns)",
    )


def no_target(places: Iterable[str]) -> Cause:
    """Return the cause that other files are needed which are not there."""
    named = ", ".join(dict.fromkeys(places))
    return Cause(
        "U-NO-REFERRED-FILE",
        f"参照先のファイルがないか、読み切れません: {named}",
        f"files referred to are absent or cannot be read whole: {named}",
        "参照先のグループも同じディレクトリに出力してください。",
        "export the groups referred to into the same directory",
        {"groups": named},
    )


def nothing_judged(outside: int = 0) -> Cause:
    """Return the cause that no row is one that the statement is about."""
    return Cause(
        "U-NOTHING-TO-JUDGE",
        f"判定できる行がありません（カタログの規則が決めない行: {outside}）。",
        f"no row could be judged (rows that the catalogue's rules do not decide: {outside})",
        "この定めに当たるデータを含めて出力してください。",
        "export data that this statement is about",
        {"outside": str(outside)},
    )


def rows_unread(lines: int) -> Cause:
    """Return the cause that some lines could not be read."""
    return Cause(
        "U-ROWS-UNREAD",
        f"{lines} 行を読み取れず、残りの行に誤りは見つかっていません。",
        f"{lines} lines could not be read; nothing is wrong on the others",
        "先に file-bytes・file-columns の指摘を直してください。",
        "first mend what file-bytes and file-columns found",
        {"lines": str(lines)},
    )


def _sampled(share: float, seed: int) -> Cause:
    return Cause(
        "U-SAMPLED",
        f"標本（約 {share:.2%}、種 {seed}）だけを読み、その中に誤りは見つかっていません。",
        f"only a sample was read (about {share:.2%}, seed {seed}); nothing is wrong in it",
        "適合を確かめるには --sample を付けずに判定してください。",
        "judge without --sample to establish conformity",
        {"share": f"{share:.2%}", "seed": str(seed)},
    )


def no_rows() -> Cause:
    """Return why nothing was judged of a file without rows."""
    return Cause(
        "U-NO-ROWS",
        "ファイルに一行もデータがないため、何も確かめられません。",
        "the file holds no rows; nothing was judged",
        "データのある環境から出力してください。",
        "export from an environment that holds data",
    )
