"""What is expected of a row that deviates: its value where a rule gives one, else the condition.

Where no single value can be told the reason is: many would do, it lies in other rows or another
file, it is of the whole file, or it would tell what is masked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.report.file_findings import FileFinding, RowEvidence

_NONE: Final = Bilingual("", "")

_MANY: Final = Bilingual(
    "この条件に合う値は一つに決まらない", "more than one value fits this condition"
)
_ELSEWHERE: Final = Bilingual(
    "正しい値は相手のファイルの行にあり、個人の値なので示さない",
    "the right value stands in a row of the other file; it is personal and not shown",
)
_BETWEEN: Final = Bilingual(
    "行どうしの条件で、どの行が正しいかはファイルからは決まらない",
    "a condition between rows: the file does not tell which of them is right",
)
_WHOLE: Final = Bilingual(
    "ファイルの書き方の条件で、値の正誤ではない",
    "a condition on how the file is written, not on a value",
)
_WITHHELD: Final = Bilingual(
    "正しい値を示すと、伏せた番号や日付が分かってしまうので示さない",
    "the right value would tell a number or day that is masked",
)
_MISSING: Final = Bilingual(
    "入るべき値は元のデータにあり、ファイルからは分からない",
    "what has to stand there is in the source data: the file does not tell it",
)

_WHY: Final[Mapping[str, Bilingual]] = {
    **dict.fromkeys(("F-FILE-DISAGREES", "F-FILE-REFERENCE", "F-DIFF-OTHER"), _ELSEWHERE),
    **dict.fromkeys(
        (
            *("F-FILE-KEY-TWICE", "F-FILE-HISTORY-GAP", "F-FILE-LATEST", "F-FILE-PERIOD-BACKWARDS"),
            *("F-FILE-PERIOD-OVERLAP", "F-FILE-LACKING", "F-FILE-SURPLUS", "F-FILE-SEVERAL"),
            *("F-FILE-GAP", "F-FILE-SHARES", "F-FILE-ORDER", "F-FILE-PAST"),
            *("F-DIFF-LACKING", "F-DIFF-GONE"),
        ),
        _BETWEEN,
    ),
    **dict.fromkeys(
        (
            *("F-FILE-FORMAT", "F-FILE-NO-MARK", "F-FILE-ENCODING", "F-FILE-VENDOR-CHARACTERS"),
            *("F-FILE-BOM", "F-FILE-LINE-END", "F-FILE-LAST-LINE", "F-FILE-CONTROL-Z"),
            *("F-FILE-NUL", "F-FILE-QUOTES", "F-FILE-QUOTING", "F-FILE-LINE-BREAK"),
            *("F-FILE-FIELDS", "F-FILE-BLANK-LINE", "F-FILE-LONG-LINE", "F-FILE-NO-HEADER"),
            *("F-FILE-EMPTY", "F-FILE-HEADER", "F-FILE-TRAILING-DELIMITER"),
            *("F-FILE-COLUMN-ORDER", "F-FILE-COLUMN-TYPE", "F-FILE-COLUMN-MISSING"),
            *("F-FILE-COLUMN-UNKNOWN", "F-FILE-COLUMN-TWICE"),
        ),
        _WHOLE,
    ),
    **dict.fromkeys(
        ("V-ID-CHECK", "V-ID-CHECK-UNCERTAIN", "F-FILE-TOO-YOUNG", "F-FILE-TOO-OLD"), _WITHHELD
    ),
    **dict.fromkeys(
        ("F-FILE-OUTGROWN", "F-FILE-BIRTH-LATER", "F-FILE-BIRTH-OPEN", "F-FILE-YEAR"), _MISSING
    ),
    **dict.fromkeys(
        ("F-FILE-REQUIRED", "F-FILE-REQUIRED-WHEN", "F-FILE-BLANK", "F-FILE-LOST-CHARACTER"),
        _MISSING,
    ),
    "F-FILE-EXCHANGED": _MISSING,
}
"""Why no single value is told, by code; of all others many values would do."""


@dataclass(frozen=True, slots=True)
class RowExpectation:
    """What is expected of a row; `why_none`: why that is no single value, empty where it is one."""

    said: Bilingual
    why_none: Bilingual

    @property
    def is_value(self) -> bool:
        """Whether it is the value that has to stand there."""
        return not self.why_none.ja


def expected_of(finding: FileFinding, row: RowEvidence) -> RowExpectation:
    """Return what is expected of a row of a finding: never nothing."""
    if row.expected:
        return RowExpectation(Bilingual(row.expected, row.expected), _NONE)
    return RowExpectation(finding.expected, _WHY.get(finding.code, _MANY))
