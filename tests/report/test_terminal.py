import pytest
import samples
from syrupy.assertion import SnapshotAssertion

from conformance.findings import Cause
from conformance.report.terminal import LIMIT, paint, summary
from conformance.results.model import Result
from conformance.values.words import Language


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_summary_reads_as_agreed(
    mixed: Result, lang: Language, snapshot: SnapshotAssertion
) -> None:
    assert summary(mixed, lang) == snapshot


def test_the_verdict_is_the_last_line(mixed: Result, conforming: Result) -> None:
    for result in (mixed, conforming, samples.result(())):
        assert summary(result, "ja").splitlines()[-1] == result.verdict.line.ja
        assert summary(result, "en").splitlines()[-1] == result.verdict.line.en


def test_the_summary_is_plain_unless_painted(mixed: Result) -> None:
    text = summary(mixed, "ja")
    assert "\x1b" not in text
    assert (
        paint(text).replace("\x1b[31;1m", "").replace("\x1b[1m", "").replace("\x1b[0m", "") == text
    )


def test_more_defects_than_the_limit_are_counted_exactly() -> None:
    text = summary(samples.large(500), "en")
    assert text.count("✗ ") == LIMIT + 1  # the blocks and the table's heading
    assert "defects: 50 (failing cases: 50)" in text
    assert "30 more defects" in text


def test_a_narrowed_scope_is_named_in_the_head(mixed: Result) -> None:
    scope = mixed.scope.model_copy(
        update={"narrowed": True, "surfaces": ("files",), "left_out": 7, "shard": "1/3"}
    )
    text = summary(mixed.model_copy(update={"scope": scope}), "ja")
    assert "範囲: 出力ファイル、分割 1/3 のみ（選択外 7 件）" in text


@pytest.mark.parametrize(("count", "named"), [(60, True), (61, False)])
def test_very_many_open_questions_are_counted_by_domain(
    mixed: Result, count: int, named: bool
) -> None:
    (one,) = mixed.questions
    text = summary(mixed.model_copy(update={"questions": (one,) * count}), "en")
    assert (f"≠ {one.id}" in text) is named
    assert (f"≠ common functions  {count}" in text) is not named


def test_many_causes_of_one_code_are_told_in_part_and_counted() -> None:
    causes = [
        Cause("U-NO-FILE", "", f"no file {n}", remedy_en=f"write file {n}") for n in range(12)
    ]
    cases = [
        samples.case(f"d/record/g/file-{n}", "untested", cause=c) for n, c in enumerate(causes)
    ]
    text = summary(samples.result(tuple(cases)), "en")
    assert text.count("× U-NO-FILE  no file") == 8
    assert "4 × U-NO-FILE  of 4 more kinds" in text
