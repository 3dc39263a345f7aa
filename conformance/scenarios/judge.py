"""An export judged against a pack: its rows exactly, and every ordinary check of files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.findings import UntestedError
from conformance.scenarios.compare import GroupComparison, compare, knows
from conformance.scenarios.exported import ExportReading, exported
from conformance.scenarios.loose import touched
from conformance.scenarios.ordinary import checked_cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Cause
    from conformance.scenarios.opened import Opened
    from conformance.scenarios.ordinary import CheckedCase
    from conformance.scenarios.packed import ExpectedFile, ExpectedGroup


@dataclass(frozen=True, slots=True)
class JudgedGroup:
    """A group: what its rows were compared to, or the cause why they could not be."""

    domain: str
    group: str
    file: str
    compared: GroupComparison | None = None
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class JudgedExport:
    """What came of an export.

    Attributes:
        groups: every group of the pack.
        checks: every ordinary check of files that the pack decides.
    """

    groups: tuple[JudgedGroup, ...]
    checks: tuple[CheckedCase, ...]

    @property
    def wrong(self) -> bool:
        """Say whether a row or a check says that the export is not as it must be."""
        rows = any(g.compared is not None and g.compared.deviations for g in self.groups)
        return rows or any(one.outcome.verdict == "fail" for one in self.checks)

    @property
    def whole(self) -> bool:
        """Say whether every group was compared and every check decided."""
        compared = all(group.compared is not None for group in self.groups)
        return compared and all(one.outcome.verdict in {"pass", "fail"} for one in self.checks)

    @property
    def faulty(self) -> bool:
        """Say whether the harness broke on a check."""
        return any(one.outcome.verdict == "harness_error" for one in self.checks)

    @property
    def exit_code(self) -> int:
        """0 conformant, 1 not conformant, 3 incomplete, 4 fault of the harness."""
        if self.faulty:
            return 4
        if self.wrong:
            return 1
        return 0 if self.whole else 3


def judge_export(pack: Opened, expected: ExpectedFile, directory: Path) -> JudgedExport:
    """Return the judgement of the export files in a directory.

    Raises:
        UsageError: USE113, nothing in the files is of this pack: it is another one's export.
    """
    specs = pack.specifications()
    groups = tuple(judged_groups(pack, expected, directory, specs))
    profile, undecided = pack.profile(), frozenset(expected.undecided)
    checks = tuple(
        one
        for one in checked_cases(specs, profile, directory, pack.head.ends)
        if one.case.id not in undecided or one.outcome.verdict == "fail"
    )
    return JudgedExport(groups, checks)


def judged_groups(
    pack: Opened, expected: ExpectedFile, directory: Path, specs: Mapping[str, Specification]
) -> Iterator[JudgedGroup]:
    """Yield every group of the pack as its rows compare (`UsageError` USE113: another pack's)."""
    read = [_read(pack, one, directory, specs) for one in expected.groups]
    _hold_own(expected, read, specs, directory)
    by = touched((specs[one.domain].records[one.group], one) for one in expected.groups)
    for one, found in zip(expected.groups, read, strict=True):
        group = specs[one.domain].records[one.group]
        if isinstance(found, UntestedError):
            yield JudgedGroup(one.domain, one.group, "", cause=found.cause)
        else:
            compared = compare(group, one, found, by.get(one.domain))
            yield JudgedGroup(one.domain, one.group, found.name, compared)


def _read(
    pack: Opened, one: ExpectedGroup, directory: Path, specs: Mapping[str, Specification]
) -> ExportReading | UntestedError:
    group = specs[one.domain].records[one.group]
    try:
        return exported(directory, one.domain, group, pack.head.files)
    except UntestedError as error:
        return error


def _hold_own(
    expected: ExpectedFile,
    read: list[ExportReading | UntestedError],
    specs: Mapping[str, Specification],
    directory: Path,
) -> None:
    """Hold that some row is of this pack, where there are rows at all."""
    files = [
        (specs[one.domain].records[one.group], one, found)
        for one, found in zip(expected.groups, read, strict=True)
        if isinstance(found, ExportReading) and found.lines
    ]
    telling = [file for file in files if _tells(file[0].primary_key, file[1])]
    if telling and not any(knows(*file) for file in telling):
        raise UsageError(_of_another(directory))


def _tells(primary_key: tuple[str, ...], expected: ExpectedGroup) -> bool:
    """Say whether the keys of a group are long enough to tell one pack from another."""
    rows = expected.ways[0].rows
    return bool(rows) and any(len(str(rows[0].get(key))) >= _TELLING for key in primary_key)


_TELLING = 8  # characters


def _of_another(directory: Path) -> Message:
    return Message(
        "USE113",
        "書き出しファイルに、このパックの行が一つもありません（別のパックの書き出しです）。",
        "no row of the export is one of this pack: it is the export of another one",
        "このパックを読み込み、カレンダーを入力した環境から書き出してください。",
        "export from the environment that loaded this pack and entered its calendar",
        str(directory),
    )
