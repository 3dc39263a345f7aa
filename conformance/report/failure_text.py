"""A failure as plain text for machines that show text: a line for each part, labels in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.report.command_lines import replay_line
from conformance.report.remedy import remedy_of
from conformance.report.shown import clean, one_line
from conformance.report.stands_on import source_of
from conformance.report.told import told

if TYPE_CHECKING:
    from conformance.results.model import CaseModel, FindingModel

_VALUE: Final = 2_000  # characters of a value
_KEEP: Final = "\n\t"


def failure_text(case: CaseModel, finding: FindingModel, path: str) -> str:
    """Return what was expected, found and sent, where, why and what to do.

    `path` is the result file as the reader knows it, for the command that repeats the case.
    """
    remedy = remedy_of(finding)
    lines = (
        f"expected: {told(finding.expected, _VALUE).en}",
        f"found:    {told(finding.found, _VALUE).en}",
        *(
            f"sent:     {name}: {'(left out)' if v is None else one_line(v, _VALUE)}"
            for name, v in finding.sent.items()
        ),
        f"where:    {finding.where}",
        f"source:   {source_of(case).en}",
        f"to do:    {remedy.ja} / {remedy.en}",
        f"cause:    {finding.cause}",
        f"repeat:   {replay_line(path, case.id)}",
    )
    return clean("\n".join(map(clean, lines)), _KEEP)


def judged_text(case: CaseModel) -> str:
    """Return in one line why a case is no pass; "" where nothing is told of it."""
    if case.cause is not None:
        return clean(f"{case.cause.code} {case.cause.text.ja} / {case.cause.text.en}")
    if case.finding is None:
        return ""
    text = case.finding.text
    said = f"{case.finding.code} {text.ja} / {text.en}"
    if case.verdict != "fail":  # no text supports it: what we expected is the question
        said = f"{said} expected: {one_line(case.finding.expected, _VALUE)}"
    return clean(said)
