"""A failure as a block of lines: what was expected, what came, why, what to do, how to repeat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from conformance.report.command_lines import replay_line
from conformance.report.failure import Failure
from conformance.report.shown import clean, cut
from conformance.report.words import LEVELS, SYMBOLS, word
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.report.failure import FailurePart, PartName
    from conformance.results.model import CaseModel, DefectModel, Result
    from conformance.values.words import Language

_PARTS: Final[tuple[PartName, ...]] = (
    *("fault", "fault_remedy", "text", "expected", "found_at", "message", "sent"),
    *("source", "rests_on", "steps", "story", "example", "saved", "to_answer", "remedy"),
    *("waiver", "answer"),
)
_CONSEQUENCES: Final = Bilingual("影響", "also")
_VALUE: Final = 300  # characters of a value shown at the terminal; the report holds more


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
    title = sentence_line(case.requirement_title, lang)
    of = defect or defect_of(case, result)
    repeat = replay_line(path, case.id, options)
    failure = Failure(case, of, repeat, _VALUE)
    more = () if of is None else of.consequences
    lines = (
        f"{SYMBOLS[case.verdict]} {number}. {case.id}  [{level}] {title}",
        *failure_lines(failure, lang),
        *_consequences(more, lang, listed=show_consequences),
        *_lines(next(failure.parts("repeat")), lang),
    )
    return "\n".join(lines)


def failure_lines(failure: Failure, lang: Language) -> Iterator[str]:
    """Yield a failure as lines with a label each, without its head and what follows from it."""
    for part in failure.parts(*_PARTS):
        match part.name:
            case "sent":
                whole = replace(failure, limit=0).lines("sent")
                sent = ", ".join(one.spoken(lang) for one in whole)
                yield _line(part.label.short, cut(sent, failure.limit), lang)
            case "steps":
                for number, step in enumerate(part.lines, 1):
                    yield _below(f"{number}. {step.spoken(lang)}", lang)
            case _:
                yield from _lines(part, lang)


def defect_of(case: CaseModel, result: Result) -> DefectModel | None:
    """Return the defect that a case stands for; None where it stands for none."""
    return next((defect for defect in result.defects if defect.root == case.id), None)


def sentence_line(text: Bilingual, lang: Language) -> str:
    """Return a sentence of the result in one language, safe on one line."""
    return clean(text.spoken(lang))


def _lines(part: FailurePart, lang: Language) -> Iterator[str]:
    """Yield the first line beside its label, the others below it."""
    for number, line in enumerate(part.lines):
        text = line.spoken(lang)
        yield _below(text, lang) if number else _line(part.label.short, text, lang)


def _consequences(ids: tuple[str, ...], lang: Language, *, listed: bool | None) -> Iterator[str]:
    if not ids:
        return
    told = Bilingual(
        f"同じ原因で他に {len(ids)} 件",
        f"{len(ids)} more {'case' if len(ids) == 1 else 'cases'} by the same cause",
    ).spoken(lang)
    hint = "   --show-consequences" if listed is False else ""
    yield _line(_CONSEQUENCES, told + hint, lang)
    if listed:
        yield from (_below(one, lang) for one in ids)


def _line(label: Bilingual, text: str, lang: Language) -> str:
    name = label.spoken(lang)
    cells = len(name) * (2 if lang == "ja" else 1)
    return f"  {name}{' ' * (_width(lang) - cells)}  {text}"


def _below(text: str, lang: Language) -> str:
    return f"{' ' * (_width(lang) + 4)}{text}"


def _width(lang: Language) -> int:
    return 4 if lang == "ja" else 8
