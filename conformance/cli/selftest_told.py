"""The kill matrix as tables: sums by operator and domain, every fault, what found nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.reference.mutants.operators import OPERATORS, WORDS
from conformance.report.tabled.model import ReportTable, TabledPage
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conformance.plugin.selftest_matrix import SelfTest, Trialled
    from conformance.report.tabled.model import Cell

_WRITTEN = Bilingual("人が書いた欠陥", "written down by somebody")
_NUMBERS = (
    Bilingual("欠陥", "faults"),
    Bilingual("自分の検査で検出", "killed by own cases"),
    Bilingual("他の検査で検出", "killed by other cases"),
    Bilingual("見つからない", "survived"),
    Bilingual("適用外", "not applicable"),
)
_FAULT = (
    Bilingual("要件", "requirement"),
    Bilingual("欠陥", "fault"),
    Bilingual("操作子", "operator"),
    Bilingual("見つけた自分の検査", "own cases that found it"),
    Bilingual("見つけた他の検査", "other cases that found it"),
)


def matrix_page(whole: SelfTest) -> TabledPage:
    """Return the matrix: sums by operator and by domain, every fault, survivors, idle cases."""
    killed = sum(bool(t.killed_by) for t in whole.trials)
    total, alarms = len(whole.trials), len(whole.alarms)
    return TabledPage(
        Bilingual("検査の効き目: 要件 × 欠陥 × 検査", "Kill matrix: requirement × fault × case"),
        (
            Bilingual(
                "見本システムに欠陥を一つずつ仕込み、どの検査が見つけたかを示す。",
                "Each fault was put into the sample package by itself; which case found it.",
            ),
        ),
        (
            _sums(Bilingual("操作子ごと", "By operator"), whole.trials, _operator),
            _sums(Bilingual("業務ごと", "By domain"), whole.trials, _domain),
            _survivors(whole),
            _alarms(whole),
            _idle(whole),
            _faults(whole),
        ),
        Bilingual(
            f"欠陥 {total} 件のうち {killed} 件を検出、誤報 {alarms} 件",
            f"{killed} of {total} faults killed, {alarms} false alarms",
        ),
    )


def _sums(
    heading: Bilingual, trials: Iterable[Trialled], group: Callable[[Trialled], Cell]
) -> ReportTable:
    """Return how many faults of each group were tried, and what became of them."""
    counted: dict[Cell, Counter[str]] = {}
    for trial in trials:
        counted.setdefault(group(trial), Counter()).update(("all", _fate(trial)))
    known: list[Cell] = [_WRITTEN, *(Bilingual(*WORDS[one]) for one in OPERATORS)]
    ordered = sorted(counted, key=lambda cell: known.index(cell) if cell in known else -1)
    fates = ("all", "own", "others", "survived", "not_applicable")
    rows = tuple((cell, *(str(counted[cell][fate]) for fate in fates)) for cell in ordered)
    return ReportTable(heading, (heading, *_NUMBERS), rows)


def _fate(trial: Trialled) -> str:
    if not trial.applies:
        return "not_applicable"
    return "own" if trial.own else "others" if trial.others else "survived"


def _operator(trial: Trialled) -> Cell:
    return Bilingual(*WORDS[trial.operator]) if trial.operator else _WRITTEN


def _domain(trial: Trialled) -> Cell:
    return trial.requirement.split("/")[0]


def _survivors(whole: SelfTest) -> ReportTable:
    heading = Bilingual("見つからなかった欠陥", "Survivors")
    columns = (*_FAULT[:3], Bilingual("説明", "explanation"))
    nothing = Bilingual("未調査", "not looked into yet")
    rows = tuple(
        (
            *_named(trial),
            Bilingual(why.ja, why.en) if (why := trial.explanation) else nothing,
        )
        for trial in whole.survivors
    )
    none = (Bilingual("ない。", "None."),)
    return ReportTable(heading, columns, rows, () if rows else none)


def _alarms(whole: SelfTest) -> ReportTable:
    heading = Bilingual("欠陥がないのに失敗した検査", "Cases that failed without a fault")
    rows = tuple((case,) for case in whole.alarms)
    return ReportTable(heading, (heading,), rows, () if rows else (Bilingual("ない。", "None."),))


def _idle(whole: SelfTest) -> ReportTable:
    heading = Bilingual("何も見つけなかった検査", "Cases that found nothing")
    if whole.idle is None:
        said = Bilingual(
            "最初に見つけた検査で止めたので分からない（--every ですべてを試す）。",
            "Not known: each fault was left at the first case that found it (--every tries all).",
        )
        return ReportTable(heading, says=(said,))
    rows = tuple((case,) for case in whole.idle)
    return ReportTable(heading, (heading,), rows, () if rows else (Bilingual("ない。", "None."),))


def _faults(whole: SelfTest) -> ReportTable:
    rows = tuple(
        (*_named(trial), "\n".join(trial.own), "\n".join(trial.others)) for trial in whole.trials
    )
    return ReportTable(Bilingual("すべての欠陥", "Every fault"), _FAULT, rows)


def _named(trial: Trialled) -> tuple[Cell, Cell, Cell]:
    return trial.requirement, Bilingual(trial.title_ja, trial.title_en), _operator(trial)
