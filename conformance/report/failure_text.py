"""A failure as plain text for machines that show text: a line for each part, labels in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.report.command_lines import replay_line
from conformance.report.failure import Failure
from conformance.report.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.report.failure import FailurePart, PartName
    from conformance.results.model import CaseModel

_VALUE: Final = 2_000  # characters of a value
_PARTS: Final[tuple[PartName, ...]] = (
    *("expected", "found", "sent", "where", "source", "remedy", "cause", "repeat"),
)
_WIDTH: Final = len("expected: ")


def failure_text(case: CaseModel, path: str) -> str:
    """Return what was expected, found and sent, where, why and what to do.

    `path` is the result file as the reader knows it, for the command that repeats the case.
    """
    failure = Failure(case, repeat=replay_line(path, case.id), limit=_VALUE)
    return "\n".join(line for part in failure.parts(*_PARTS) for line in _lines(part))


def _lines(part: FailurePart) -> Iterator[str]:
    label = f"{part.label.short.en}:".ljust(_WIDTH)
    for line in part.lines:
        yield label + (f"{line.ja} / {line.en}" if part.name == "remedy" else line.en)


def judged_text(case: CaseModel) -> str:
    """Return in one line why a case is no pass; "" where nothing is told of it."""
    if case.cause is not None:
        return clean(f"{case.cause.code} {case.cause.text.ja} / {case.cause.text.en}")
    if case.finding is None:
        return ""
    text = case.finding.text
    said = f"{case.finding.code} {text.ja} / {text.en}"
    if case.verdict != "fail":  # no text supports it: what we expected is the question
        said = f"{said} expected: {Failure(case, limit=_VALUE).line('expected').en}"
    return clean(said)
