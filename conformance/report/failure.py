"""A failure in its parts: the one place that says what is told of a deviation, and in which words.

Terminal, HTML, Markdown, JUnit, Allure, Excel and pytest lay out these parts and add none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conformance.report.remedy import remedy_of
from conformance.report.shown import clean, cut, one_line
from conformance.report.stands_on import rests_on, source_of
from conformance.report.told import one_line_value
from conformance.report.unconfirmed import answer_said, to_answer
from conformance.results.answered import AnsweredModel
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pydantic import JsonValue

    from conformance.results.model import CaseModel, DefectModel, FindingModel

PartName = Literal[
    "fault",
    "fault_remedy",
    "text",
    "expected",
    "found",
    "found_at",
    "message",
    "sent",
    "where",
    "source",
    "rests_on",
    "steps",
    "story",
    "example",
    "saved",
    "to_answer",
    "remedy",
    "waiver",
    "answer",
    "cause",
    "repeat",
]


@dataclass(frozen=True, slots=True)
class PartLabel:
    """What a part is called: `short` beside lines of plain text, `full` on a page."""

    short: Bilingual
    full: Bilingual


_TO_DO: Final = PartLabel(Bilingual("対処", "to do"), Bilingual("対処", "To do"))
_FOUND: Final = PartLabel(Bilingual("実際", "found"), Bilingual("実際", "Found"))

LABELS: Final[Mapping[PartName, PartLabel]] = {
    "fault": PartLabel(Bilingual("根本", "root"), Bilingual("根本の原因", "Root")),
    "fault_remedy": _TO_DO,
    "text": PartLabel(Bilingual("指摘", "what"), Bilingual("指摘", "What")),
    "expected": PartLabel(Bilingual("期待", "expected"), Bilingual("期待", "Expected")),
    "found": _FOUND,
    "found_at": _FOUND,
    "message": PartLabel(Bilingual("応答", "message"), Bilingual("応答", "Message")),
    "sent": PartLabel(Bilingual("送信", "sent"), Bilingual("送信した値", "Sent")),
    "where": PartLabel(Bilingual("場所", "where"), Bilingual("場所", "Where")),
    "source": PartLabel(Bilingual("根拠", "source"), Bilingual("根拠", "Source")),
    "rests_on": PartLabel(Bilingual("裏付", "rests on"), Bilingual("期待の裏付け", "Rests on")),
    "steps": PartLabel(Bilingual("手順", "steps"), Bilingual("手順", "Steps")),
    "story": PartLabel(Bilingual("経緯", "story"), Bilingual("経緯", "Story")),
    "example": PartLabel(Bilingual("例", "example"), Bilingual("最小の例", "Smallest example")),
    "saved": PartLabel(Bilingual("反例", "kept"), Bilingual("反例", "Kept")),
    "to_answer": _TO_DO,
    "remedy": _TO_DO,
    "waiver": PartLabel(Bilingual("免除", "waiver"), Bilingual("免除", "Waiver")),
    "answer": PartLabel(Bilingual("回答", "answer"), Bilingual("回答", "Answer")),
    "cause": PartLabel(Bilingual("原因", "cause"), Bilingual("原因", "Cause")),
    "repeat": PartLabel(Bilingual("再現", "repeat"), Bilingual("再現", "Repeat")),
}

SAVED: Final = Bilingual(
    "以前の実行で保存された反例による判定",
    "decided by a counterexample that an earlier run saved",
)
"""Said where a case failed on what was saved before anything was drawn."""

LEFT_OUT: Final = Bilingual("（入力なし）", "(left out)")
"""What was sent of an item that the call left out."""


@dataclass(frozen=True, slots=True)
class FailurePart:
    """A part of a failure that has something to tell; each line is safe to be shown on one."""

    name: PartName
    lines: tuple[Bilingual, ...]

    @property
    def label(self) -> PartLabel:
        """What the part is called."""
        return LABELS[self.name]


@dataclass(frozen=True, slots=True)
class Failure:
    """What is told of a case that deviates.

    `defect`: of which it is the root, where it is one. `repeat`: the command that tries the case
    again. `limit`: characters of a value shown, 0 for all; what is left out is counted.
    """

    case: CaseModel
    defect: DefectModel | None = None
    repeat: str = ""
    limit: int = 0

    def parts(self, *names: PartName) -> Iterator[FailurePart]:
        """Yield those of the named parts that have something to tell, in the order named."""
        for name in names:
            if lines := self.lines(name):
                yield FailurePart(name, lines)

    def lines(self, name: PartName) -> tuple[Bilingual, ...]:
        """Return the lines of a part; none where there is nothing to tell."""
        return tuple(_PARTS[name](self))

    def line(self, name: PartName) -> Bilingual:
        """Return the first line of a part; empty where there is nothing to tell."""
        return next(iter(self.lines(name)), Bilingual("", ""))


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


def _clean(words: Bilingual, limit: int = 0) -> Bilingual:
    return Bilingual(cut(clean(words.ja), limit), cut(clean(words.en), limit))


def _coded(code: str, text: Bilingual) -> Bilingual:
    return _clean(Bilingual(f"{code} {text.ja}", f"{code} {text.en}"))


def _fault(of: Failure) -> Iterator[Bilingual]:
    if of.defect is not None and of.defect.fault is not None:
        yield _coded(of.defect.fault.code, of.defect.fault.text)


def _fault_remedy(of: Failure) -> Iterator[Bilingual]:
    if of.defect is not None and of.defect.fault is not None:
        yield _clean(of.defect.fault.remedy)


def _of_finding(
    tell: Callable[[FindingModel, int], Iterable[Bilingual]],
) -> Callable[[Failure], Iterable[Bilingual]]:
    """Return what tells a part of the finding, and nothing where a case has none."""

    def told_of(of: Failure) -> Iterable[Bilingual]:
        return () if of.case.finding is None else tell(of.case.finding, of.limit)

    return told_of


def _found_at(finding: FindingModel, limit: int) -> Iterator[Bilingual]:
    found, where = one_line_value(finding.found, limit), clean(finding.where)
    yield Bilingual(f"{found.ja}   {where}", f"{found.en}   {where}")


def _message(finding: FindingModel, limit: int) -> Iterator[Bilingual]:
    if isinstance(finding.found, AnsweredModel) and finding.found.message:
        yield _same(one_line(finding.found.message, limit))


def _sent(finding: FindingModel, limit: int) -> Iterator[Bilingual]:
    for item, value in finding.sent.items():
        name, shown = clean(item), _value_sent(value, limit)
        yield Bilingual(f"{name}: {shown.ja}", f"{name}: {shown.en}")


def _value_sent(value: JsonValue, limit: int) -> Bilingual:
    return LEFT_OUT if value is None else _same(one_line(value, limit))


def _steps(finding: FindingModel, limit: int) -> Iterator[Bilingual]:
    del limit
    for step in finding.steps:
        law = f" ({step.law})" if step.law else ""
        yield _clean(Bilingual(f"{step.text.ja}{law}", f"{step.text.en}{law}"))


def _story(finding: FindingModel, limit: int) -> Iterator[Bilingual]:
    yield from (_clean(line, limit) for line in finding.story)


def _example(finding: FindingModel, limit: int) -> Iterator[Bilingual]:
    if finding.example is not None and finding.example not in ({}, []):
        yield _same(one_line(finding.example, limit))


def _saved(finding: FindingModel, limit: int) -> Iterator[Bilingual]:
    del limit
    if finding.counterexample is not None and finding.counterexample.saved:
        yield SAVED


def _remedy(finding: FindingModel, limit: int) -> Iterator[Bilingual]:
    del limit
    remedy = remedy_of(finding)
    if remedy.ja or remedy.en:
        yield _clean(remedy)


def _to_answer(of: Failure) -> Iterator[Bilingual]:
    if of.case.finding is not None and of.case.verdict == "unconfirmed":
        yield _clean(to_answer(of.case))


def _waiver(of: Failure) -> Iterator[Bilingual]:
    if (waiver := of.case.waiver) is not None:
        why = f"{waiver.approver}, {waiver.expires}: {waiver.reason} ({waiver.risk})"
        yield _same(clean(why))


def _answer(of: Failure) -> Iterator[Bilingual]:
    if of.case.answer is not None:
        yield _clean(answer_said(of.case.answer))


_PARTS: Final[Mapping[PartName, Callable[[Failure], Iterable[Bilingual]]]] = {
    "fault": _fault,
    "fault_remedy": _fault_remedy,
    "text": _of_finding(lambda finding, _: (_coded(finding.code, finding.text),)),
    "expected": _of_finding(lambda finding, limit: (one_line_value(finding.expected, limit),)),
    "found": _of_finding(lambda finding, limit: (one_line_value(finding.found, limit),)),
    "found_at": _of_finding(_found_at),
    "message": _of_finding(_message),
    "sent": _of_finding(_sent),
    "where": _of_finding(lambda finding, _: (_same(clean(finding.where)),)),
    "source": lambda of: (_clean(source_of(of.case)),) if of.case.finding else (),
    "rests_on": lambda of: (_clean(rests_on(of.case)),) if of.case.finding else (),
    "steps": _of_finding(_steps),
    "story": _of_finding(_story),
    "example": _of_finding(_example),
    "saved": _of_finding(_saved),
    "to_answer": _to_answer,
    "remedy": _of_finding(_remedy),
    "waiver": _waiver,
    "answer": _answer,
    "cause": _of_finding(lambda finding, _: (_same(clean(finding.cause)),)),
    "repeat": lambda of: (_same(of.repeat),) if of.repeat else (),
}
