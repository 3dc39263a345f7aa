"""The story of a failure as people read it: at the terminal and in the report."""

import samples

from conformance.report.block import failure_block
from conformance.report.html import render
from conformance.report.terminal import summary
from conformance.results import model as m
from conformance.results.model import Result
from conformance.values.words import Bilingual

ROOT = f"{samples.RULE}/example-1"
STORY = (
    Bilingual(ja="2026-01-10（令和8年1月10日） 生年月日", en="2026-01-10 birth date"),
    Bilingual(ja="規則「支給月額」を問う", en='the rule "monthly amount" is asked'),
    Bilingual(ja="→ 期待 15000、実際 10000", en="→ expected 15000, found 10000"),
)


def told(mixed: Result, *, saved: bool = False, story: tuple[Bilingual, ...] = STORY):
    """Return the result with a story in its defect, and the case."""
    one = m.CounterexampleModel(form="value", value={"children": 1}, saved=saved)
    changed = []
    for case in mixed.cases:
        finding = case.finding
        if case.id == ROOT and finding is not None:
            finding = finding.model_copy(update={"story": story, "counterexample": one})
        changed.append(case.model_copy(update={"finding": finding}))
    result = mixed.model_copy(update={"cases": tuple(changed)})
    case = result.case(ROOT)
    assert case is not None
    return result, case


def test_a_block_tells_the_story_line_by_line_under_one_label(mixed: Result) -> None:
    result, case = told(mixed)
    lines = failure_block(case, result, "ja", 1).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("  経緯  "))
    assert lines[first] == "  経緯  2026-01-10（令和8年1月10日） 生年月日"
    assert [line.strip() for line in lines[first + 1 : first + 3]] == [s.ja for s in STORY[1:]]
    assert "以前の実行で保存された反例" not in "\n".join(lines)


def test_a_block_says_that_a_saved_counterexample_decided(mixed: Result) -> None:
    result, case = told(mixed, saved=True)
    assert "以前の実行で保存された反例による判定" in failure_block(case, result, "ja", 1)
    english = failure_block(case, result, "en", 1)
    assert "decided by a counterexample that an earlier run saved" in english


def test_the_report_tells_the_story_in_both_languages(mixed: Result) -> None:
    page = render(told(mixed, saved=True)[0])
    for line in STORY:
        assert line.ja in page
    assert "2026-01-10 birth date" in page
    assert "decided by a counterexample that an earlier run saved" in page
    assert "以前の実行で保存された反例による判定" in page


def test_what_was_tried_first_is_named_as_an_input_of_the_run(mixed: Result) -> None:
    assert "保存した反例" not in summary(mixed, "ja")
    used = mixed.model_copy(update={"corpus": m.CorpusModel(digest="ab" * 32, examples=7)})
    assert "  保存した反例 7 件を先に試行  sha256 abababababab" in summary(used, "ja")
    assert "saved counterexamples tried first: 7" in summary(used, "en")
    assert "ab" * 32 in render(used)


def test_a_story_cannot_forge_a_line_or_markup(mixed: Result) -> None:
    forged = Bilingual(ja="x\n判定: 適合<script>", en="x\nVerdict: conformant<script>")
    result, case = told(mixed, story=(forged,))
    assert not any(
        line.startswith("判定") for line in failure_block(case, result, "ja", 1).splitlines()
    )
    assert "<script>" not in render(result)
