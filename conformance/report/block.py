"""A failure as a block of lines: what was expected, what came, why, what to do, how to repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.command_lines import replay_line
from conformance.report.remedy import remedy_of
from conformance.report.shown import clean, cut, one_line
from conformance.report.stands_on import rests_on, source_of
from conformance.report.told import told
from conformance.report.unconfirmed import answer_said, to_answer
from conformance.report.words import LEVELS, SYMBOLS, word
from conformance.results.answered import AnsweredModel
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from conformance.findings import Json
    from conformance.results.defect import FaultModel
    from conformance.results.model import (
        CaseModel,
        DefectModel,
        FindingModel,
        Result,
    )
    from conformance.values.words import Language

_LABELS = {
    "fault": Words("根本", "root"),
    "text": Words("指摘", "what"),
    "expected": Words("期待", "expected"),
    "found": Words("実際", "found"),
    "message": Words("応答", "message"),
    "sent": Words("送信", "sent"),
    "source": Words("根拠", "source"),
    "rests_on": Words("裏付", "rests on"),
    "answer": Words("回答", "answer"),
    "story": Words("経緯", "story"),
    "example": Words("例", "example"),
    "saved": Words("反例", "kept"),
    "remedy": Words("対処", "to do"),
    "waiver": Words("免除", "waiver"),
    "consequences": Words("影響", "also"),
    "replay": Words("再現", "repeat"),
}
SAVED = Words(
    "以前の実行で保存された反例による判定",
    "decided by a counterexample that an earlier run saved",
)
"""Said where a case failed on what was saved before anything was drawn."""

LEFT_OUT = Words("（入力なし）", "(left out)")
"""What was sent of an item that the call left out."""

_VALUE = 300  # characters of a value shown at the terminal; the report holds more


def failure_block(  # noqa: PLR0913 - all but the first four have a default, each for one reader
    case: CaseModel,
    result: Result,
    lang: Language,
    number: int,
    *,
    path: str = "result.json",
    show_consequences: bool | None = False,
    defect: DefectModel | None = None,
    options: tuple[str, ...] = (),
) -> str:
    """Return the block of a deviating case; its consequences are counted, or listed when asked.

    `defect`: what the case stands for, where it is none of the result's defects. `path` is the
    result file as the reader knows it, for the command that repeats the case.
    `show_consequences`: None where the command has no option to list them. `options`: of the
    replay that prints this, if one does.
    """
    level = word(LEVELS, case.level).spoken(lang)
    title = said(case.requirement_title, lang)
    lines = [f"{SYMBOLS[case.verdict]} {number}. {case.id}  [{level}] {title}"]
    of = defect or defect_of(case, result)
    if of is not None and of.fault is not None:
        lines += _fault(of.fault, lang)
    if case.finding is not None:
        lines += _finding(case.finding, case, lang)
    lines += _waiver(case, lang)
    if case.answer is not None:
        lines.append(_line("answer", clean(answer_said(case.answer).spoken(lang)), lang))
    more = () if of is None else of.consequences
    lines += _consequences(more, lang, listed=show_consequences)
    return "\n".join([*lines, _line("replay", replay_line(path, case.id, options), lang)])


def defect_of(case: CaseModel, result: Result) -> DefectModel | None:
    """Return the defect that a case stands for; None where it stands for none."""
    return next((defect for defect in result.defects if defect.root == case.id), None)


def said(text: Words, lang: Language) -> str:
    """Return a sentence of the result in one language, safe on one line."""
    return clean(text.spoken(lang))


def _fault(fault: FaultModel, lang: Language) -> Iterator[str]:
    yield _line("fault", f"{fault.code} {said(fault.text, lang)}", lang)
    yield _line("remedy", said(fault.remedy, lang), lang)


def _finding(finding: FindingModel, case: CaseModel, lang: Language) -> Iterator[str]:
    yield _line("text", f"{finding.code} {said(finding.text, lang)}", lang)
    yield _line("expected", told(finding.expected, _VALUE).spoken(lang), lang)
    yield _line(
        "found", f"{told(finding.found, _VALUE).spoken(lang)}   {clean(finding.where)}", lang
    )
    if isinstance(finding.found, AnsweredModel) and finding.found.message:
        yield _line("message", one_line(finding.found.message, _VALUE), lang)
    if finding.sent:
        sent = (f"{k}: {_sent(v, lang)}" for k, v in finding.sent.items())
        yield _line("sent", cut(clean(", ".join(sent)), _VALUE), lang)
    yield _line("source", clean(source_of(case).spoken(lang)), lang)
    yield _line("rests_on", clean(rests_on(case).spoken(lang)), lang)
    for number, step in enumerate(finding.steps, 1):
        law = f" ({clean(step.law)})" if step.law else ""
        yield f"{' ' * (_width(lang) + 4)}{number}. {said(step.text, lang)}{law}"
    yield from _story(finding, lang)
    if _holds(finding.example):
        yield _line("example", one_line(finding.example, _VALUE), lang)
    if finding.counterexample is not None and finding.counterexample.saved:
        yield _line("saved", SAVED.spoken(lang), lang)
    if case.verdict == "unconfirmed":
        yield _line("remedy", clean(to_answer(case).spoken(lang)), lang)
    remedy = remedy_of(finding)
    if remedy.ja or remedy.en:
        yield _line("remedy", said(remedy, lang), lang)


def _sent(value: JsonValue, lang: Language) -> str:
    return LEFT_OUT.spoken(lang) if value is None else one_line(value)


def _story(finding: FindingModel, lang: Language) -> Iterator[str]:
    for number, line in enumerate(finding.story):
        text = cut(said(line, lang), _VALUE)
        yield f"{' ' * (_width(lang) + 4)}{text}" if number else _line("story", text, lang)


def _waiver(case: CaseModel, lang: Language) -> Iterator[str]:
    if case.waiver is not None:
        waiver = case.waiver
        until = f"{waiver.approver}, {waiver.expires}: {waiver.reason} ({waiver.risk})"
        yield _line("waiver", clean(until), lang)


def _consequences(ids: tuple[str, ...], lang: Language, *, listed: bool | None) -> Iterator[str]:
    if not ids:
        return
    told = Words(
        f"同じ原因で他に {len(ids)} 件",
        f"{len(ids)} more {'case' if len(ids) == 1 else 'cases'} by the same cause",
    ).spoken(lang)
    yield _line("consequences", told + ("   --show-consequences" if listed is False else ""), lang)
    if listed:
        yield from (f"{' ' * (_width(lang) + 4)}{one}" for one in ids)


def _line(label: str, text: str, lang: Language) -> str:
    name = _LABELS[label].spoken(lang)
    cells = len(name) * (2 if lang == "ja" else 1)
    return f"  {name}{' ' * (_width(lang) - cells)}  {text}"


def _width(lang: Language) -> int:
    return 4 if lang == "ja" else 8


def _holds(value: Json) -> bool:
    return value is not None and value not in ({}, [])
