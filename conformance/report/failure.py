"""A failure in its parts: the one place that says what is told of a deviation, and in which words.

Terminal, HTML, Markdown, JUnit, Allure, Excel and pytest lay out these parts and add none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conformance.report.remedy import remedy_of
from conformance.report.shown import clean, cut, one_line
from conformance.report.stands_on import rests_on, source_of
from conformance.report.told import told
from conformance.report.unconfirmed import answer_said, to_answer
from conformance.results.answered import AnsweredModel
from conformance.values.words import Words

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
class Label:
    """What a part is called: `short` beside lines of plain text, `full` on a page."""

    short: Words
    full: Words


_TO_DO: Final = Label(Words("対処", "to do"), Words("対処", "To do"))
_FOUND: Final = Label(Words("実際", "found"), Words("実際", "Found"))

LABELS: Final[Mapping[PartName, Label]] = {
    "fault": Label(Words("根本", "root"), Words("根本の原因", "Root")),
    "fault_remedy": _TO_DO,
    "text": Label(Words("指摘", "what"), Words("指摘", "What")),
    "expected": Label(Words("期待", "expected"), Words("期待", "Expected")),
    "found": _FOUND,
    "found_at": _FOUND,
    "message": Label(Words("応答", "message"), Words("応答", "Message")),
    "sent": Label(Words("送信", "sent"), Words("送信した値", "Sent")),
    "where": Label(Words("場所", "where"), Words("場所", "Where")),
    "source": Label(Words("根拠", "source"), Words("根拠", "Source")),
    "rests_on": Label(Words("裏付", "rests on"), Words("期待の裏付け", "Rests on")),
    "steps": Label(Words("手順", "steps"), Words("手順", "Steps")),
    "story": Label(Words("経緯", "story"), Words("経緯", "Story")),
    "example": Label(Words("例", "example"), Words("最小の例", "Smallest example")),
    "saved": Label(Words("反例", "kept"), Words("反例", "Kept")),
    "to_answer": _TO_DO,
    "remedy": _TO_DO,
    "waiver": Label(Words("免除", "waiver"), Words("免除", "Waiver")),
    "answer": Label(Words("回答", "answer"), Words("回答", "Answer")),
    "cause": Label(Words("原因", "cause"), Words("原因", "Cause")),
    "repeat": Label(Words("再現", "repeat"), Words("再現", "Repeat")),
}

SAVED: Final = Words(
    "以前の実行で保存された反例による判定",
    "decided by a counterexample that an earlier run saved",
)
"""Said where a case failed on what was saved before anything was drawn."""

LEFT_OUT: Final = Words("（入力なし）", "(left out)")
"""What was sent of an item that the call left out."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a failure that has something to tell; each line is safe to be shown on one."""

    name: PartName
    lines: tuple[Words, ...]

    @property
    def label(self) -> Label:
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

    def parts(self, *names: PartName) -> Iterator[Part]:
        """Yield those of the named parts that have something to tell, in the order named."""
        for name in names:
            if lines := self.lines(name):
                yield Part(name, lines)

    def lines(self, name: PartName) -> tuple[Words, ...]:
        """Return the lines of a part; none where there is nothing to tell."""
        return tuple(_PARTS[name](self))

    def line(self, name: PartName) -> Words:
        """Return the first line of a part; empty where there is nothing to tell."""
        return next(iter(self.lines(name)), Words("", ""))


def _same(text: str) -> Words:
    return Words(text, text)


def _clean(words: Words, limit: int = 0) -> Words:
    return Words(cut(clean(words.ja), limit), cut(clean(words.en), limit))


def _coded(code: str, text: Words) -> Words:
    return _clean(Words(f"{code} {text.ja}", f"{code} {text.en}"))


def _fault(of: Failure) -> Iterator[Words]:
    if of.defect is not None and of.defect.fault is not None:
        yield _coded(of.defect.fault.code, of.defect.fault.text)


def _fault_remedy(of: Failure) -> Iterator[Words]:
    if of.defect is not None and of.defect.fault is not None:
        yield _clean(of.defect.fault.remedy)


def _of_finding(
    tell: Callable[[FindingModel, int], Iterable[Words]],
) -> Callable[[Failure], Iterable[Words]]:
    """Return what tells a part of the finding, and nothing where a case has none."""

    def told_of(of: Failure) -> Iterable[Words]:
        return () if of.case.finding is None else tell(of.case.finding, of.limit)

    return told_of


def _found_at(finding: FindingModel, limit: int) -> Iterator[Words]:
    found, where = told(finding.found, limit), clean(finding.where)
    yield Words(f"{found.ja}   {where}", f"{found.en}   {where}")


def _message(finding: FindingModel, limit: int) -> Iterator[Words]:
    if isinstance(finding.found, AnsweredModel) and finding.found.message:
        yield _same(one_line(finding.found.message, limit))


def _sent(finding: FindingModel, limit: int) -> Iterator[Words]:
    for item, value in finding.sent.items():
        name, shown = clean(item), _value_sent(value, limit)
        yield Words(f"{name}: {shown.ja}", f"{name}: {shown.en}")


def _value_sent(value: JsonValue, limit: int) -> Words:
    return LEFT_OUT if value is None else _same(one_line(value, limit))


def _steps(finding: FindingModel, limit: int) -> Iterator[Words]:
    del limit
    for step in finding.steps:
        law = f" ({step.law})" if step.law else ""
        yield _clean(Words(f"{step.text.ja}{law}", f"{step.text.en}{law}"))


def _story(finding: FindingModel, limit: int) -> Iterator[Words]:
    yield from (_clean(line, limit) for line in finding.story)


def _example(finding: FindingModel, limit: int) -> Iterator[Words]:
    if finding.example is not None and finding.example not in ({}, []):
        yield _same(one_line(finding.example, limit))


def _saved(finding: FindingModel, limit: int) -> Iterator[Words]:
    del limit
    if finding.counterexample is not None and finding.counterexample.saved:
        yield SAVED


def _remedy(finding: FindingModel, limit: int) -> Iterator[Words]:
    del limit
    remedy = remedy_of(finding)
    if remedy.ja or remedy.en:
        yield _clean(remedy)


def _to_answer(of: Failure) -> Iterator[Words]:
    if of.case.finding is not None and of.case.verdict == "unconfirmed":
        yield _clean(to_answer(of.case))


def _waiver(of: Failure) -> Iterator[Words]:
    if (waiver := of.case.waiver) is not None:
        why = f"{waiver.approver}, {waiver.expires}: {waiver.reason} ({waiver.risk})"
        yield _same(clean(why))


def _answer(of: Failure) -> Iterator[Words]:
    if of.case.answer is not None:
        yield _clean(answer_said(of.case.answer))


_PARTS: Final[Mapping[PartName, Callable[[Failure], Iterable[Words]]]] = {
    "fault": _fault,
    "fault_remedy": _fault_remedy,
    "text": _of_finding(lambda finding, _: (_coded(finding.code, finding.text),)),
    "expected": _of_finding(lambda finding, limit: (told(finding.expected, limit),)),
    "found": _of_finding(lambda finding, limit: (told(finding.found, limit),)),
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
