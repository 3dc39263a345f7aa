"""What a fuzz run found, as lines for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cli.lang import say
from conformance.cli.written import FuzzFile, FuzzFinding, FuzzTarget
from conformance.fuzz.words import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.fuzz.model import Oddity, Report


def as_file(reports: Sequence[Report], *, seed: int, examples: int) -> FuzzFile:
    """Return the published form; the same seed gives the same bytes."""
    return FuzzFile(seed=seed, examples=examples, targets=tuple(map(_target, reports)))


def lines(reports: Sequence[Report], lang: str) -> Iterator[str]:
    """Yield a block for each deviation and a line for each target."""
    for report in reports:
        for oddity in report.findings.values():
            yield from _block(oddity, lang)
        yield _total(report, lang)
        if report.stopped is not None:
            yield f"  {report.stopped.code} {say(lang, report.stopped.ja, report.stopped.en)}"
        causes = sorted(set(report.not_tried.values()))
        for cause in causes:
            count = sum(one == cause for one in report.not_tried.values())
            yield say(
                lang, f"  試していない呼出し {count}: {cause}", f"  not tried {count}: {cause}"
            )
    if not reports:
        yield say(lang, "試せる文書がありません。", "there is no document to try")


def _block(oddity: Oddity, lang: str) -> Iterator[str]:
    yield f"✗ {oddity.code} {say(lang, *SENTENCES[oddity.code])}"
    yield f"    {oddity.operation}  {oddity.requirement or ''}".rstrip()
    wanted, found = say(lang, "期待", "expected"), say(lang, "実際", "found")
    yield f"    {oddity.where}: {wanted} {oddity.expected}, {found} {oddity.found}"
    yield f"    {oddity.kind} × {oddity.times}  {oddity.example!r:.160}"


def _total(report: Report, lang: str) -> str:
    calls, sent, found = len(report.operations), report.sent, len(report.findings)
    ja = f"{report.target}: 呼出し {calls} 種、要求 {sent} 件、逸脱 {found} 種"
    return say(lang, ja, f"{report.target}: {calls} calls, {sent} requests, {found} deviations")


def _target(report: Report) -> FuzzTarget:
    return FuzzTarget(
        target=report.target,
        requests=report.sent,
        operations=tuple(report.operations),
        not_tried=dict(report.not_tried),
        stopped=report.stopped.code if report.stopped else None,
        findings=tuple(map(_finding, report.findings.values())),
    )


def _finding(oddity: Oddity) -> FuzzFinding:
    ja, en = SENTENCES[oddity.code]
    return FuzzFinding(
        code=oddity.code,
        ja=ja,
        en=en,
        operation=oddity.operation,
        requirement=oddity.requirement,
        kind=oddity.kind,
        where=oddity.where,
        expected=oddity.expected,
        found=oddity.found,
        example=oddity.example,
        times=oddity.times,
    )
