"""The JSON that `conformance scenarios judge` writes, and the same for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from conformance.cli.lang import say
from conformance.report.shown import clean
from conformance.values.shown import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.scenarios.compare import Deviation
    from conformance.scenarios.judge import JudgedExport, JudgedGroup
    from conformance.scenarios.opened import Opened
    from conformance.scenarios.ordinary import CheckedCase

Verdict = Literal["conformant", "not_conformant", "incomplete", "harness_error"]
"""What is said of the export as a whole."""

_SHOWN = 5  # deviations of a group on the terminal
_VERDICTS: dict[int, Verdict] = {
    0: "conformant",
    1: "not_conformant",
    3: "incomplete",
    4: "harness_error",
}


class _WrittenScenario(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RowDeviation(_WrittenScenario):
    """A row that is missing or too many, or a value of one; masked unless asked otherwise."""

    code: Literal["F-ROW-MISSING", "F-ROW-TOO-MANY", "F-ROW-VALUE"]
    key: dict[str, str]
    line: int | None
    item: str | None
    expected: str | None
    found: str | None
    entry: int | None = Field(description="number in the calendar; null: the row was loaded")


class GroupJudgement(_WrittenScenario):
    """A group: the rows and values compared; `cause`: why none could be."""

    domain: str
    group: str
    file: str
    rows: int = Field(ge=0, description="expected rows compared")
    values: int = Field(ge=0, description="values compared")
    cause: str | None
    cause_ja: str | None
    cause_en: str | None
    deviations: tuple[RowDeviation, ...]


class CheckJudgement(_WrittenScenario):
    """An ordinary check of files that did not pass."""

    case: str
    verdict: str
    code: str
    ja: str
    en: str


class ScenarioJudgement(_WrittenScenario):
    """`conformance scenarios judge --json`."""

    verdict: Verdict
    exit_code: int
    pack: str = Field(description="hash of the pack's content")
    seed: int
    masked: bool
    groups: tuple[GroupJudgement, ...]
    checks: int = Field(ge=0, description="ordinary checks of files that the pack decides")
    not_passed: tuple[CheckJudgement, ...]

    def text(self, lang: str) -> str:
        """Return the judgement for the terminal."""
        lines = [line for group in self.groups for line in _group_lines(group, lang)]
        lines += _check_lines(self.not_passed, lang)
        rows, values = (sum(getattr(g, n) for g in self.groups) for n in ("rows", "values"))
        ja, en = _SAID[self.verdict]
        told = say(
            lang,
            f"判定: {ja}  行 {rows}、値 {values} を照合、検査 {self.checks}",
            f"Verdict: {en}  {rows} rows and {values} values compared, {self.checks} checks",
        )
        return "\n".join([*lines, told])


_SAID: dict[Verdict, tuple[str, str]] = {
    "conformant": ("適合", "conformant"),
    "not_conformant": ("不適合", "not conformant"),
    "incomplete": ("判定未了", "incomplete"),
    "harness_error": ("試験ツールの異常", "fault of the harness"),
}


def written_judgement(pack: Opened, judged: JudgedExport, *, unmask: bool) -> ScenarioJudgement:
    """Return a judgement as it is written, with values by their shape unless unmasked."""
    failed = [one for one in judged.checks if one.outcome.verdict != "pass"]
    return ScenarioJudgement(
        verdict=_VERDICTS[judged.exit_code],
        exit_code=judged.exit_code,
        pack=pack.head.content,
        seed=pack.head.seed,
        masked=not unmask,
        groups=tuple(_group(one, unmask=unmask) for one in judged.groups),
        checks=len(judged.checks),
        not_passed=tuple(map(_check, failed)),
    )


def _group(one: JudgedGroup, *, unmask: bool) -> GroupJudgement:
    compared, cause = one.compared, one.cause
    return GroupJudgement(
        domain=one.domain,
        group=one.group,
        file=one.file,
        rows=compared.rows if compared else 0,
        values=compared.values if compared else 0,
        cause=cause.code if cause else None,
        cause_ja=cause.ja if cause else None,
        cause_en=cause.en if cause else None,
        deviations=tuple(_row(d, unmask=unmask) for d in compared.deviations) if compared else (),
    )


def _row(one: Deviation, *, unmask: bool) -> RowDeviation:
    def value(text: str | None) -> str | None:
        return text if unmask or text is None else shape(text)

    return RowDeviation(
        code=one.code,
        key={name: value(text) or "" for name, text in one.key.items()},
        line=one.line,
        item=one.item,
        expected=value(one.expected),
        found=value(one.found),
        entry=one.entry,
    )


def _check(one: CheckedCase) -> CheckJudgement:
    said = one.outcome.finding or one.outcome.cause
    return CheckJudgement(
        case=one.case.id,
        verdict=one.outcome.verdict,
        code=said.code if said else "",
        ja=said.ja if said else "",
        en=said.en if said else "",
    )


def _group_lines(group: GroupJudgement, lang: str) -> Iterator[str]:
    name = f"{group.domain}/{group.group}"
    if group.cause is not None:
        yield clean(
            f"○ {group.cause}  {name}  {say(lang, group.cause_ja or '', group.cause_en or '')}"
        )
    if not group.deviations:
        return
    yield clean(f"{name}  {group.file}")
    for one in group.deviations[:_SHOWN]:
        yield clean(f"  ✗ {one.code}  {_where(one, lang)}")
        if one.item is not None:
            wanted, found = one.expected or "—", one.found or "—"
            yield clean(
                say(
                    lang,
                    f"      {one.item}: 期待 「{wanted}」 実際 「{found}」",
                    f"      {one.item}: expected 「{wanted}」 found 「{found}」",
                )
            )
    rest = len(group.deviations) - _SHOWN
    if rest > 0:
        yield say(lang, f"  ほかに {rest} 件", f"  {rest} more")


def _check_lines(checks: tuple[CheckJudgement, ...], lang: str) -> Iterator[str]:
    """Yield the checks that failed; those left untested are counted."""
    failed = [one for one in checks if one.verdict != "untested"]
    for one in failed:
        yield clean(f"✗ {one.code}  {one.case}  {say(lang, one.ja, one.en)}")
    rest = len(checks) - len(failed)
    if rest:
        yield say(lang, f"○ 未試験の検査 {rest} 件", f"○ {rest} checks untested")


def _where(one: RowDeviation, lang: str) -> str:
    key = ", ".join(f"{name}={text}" for name, text in one.key.items())
    parts = [key]
    if one.line is not None:
        parts.append(say(lang, f"{one.line} 行目", f"line {one.line}"))
    if one.entry is not None:
        parts.append(say(lang, f"カレンダー {one.entry} 番", f"calendar entry {one.entry}"))
    return "  ".join(parts)
