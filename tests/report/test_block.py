import samples

from conformance.report.block import defect_of, failure_block
from conformance.results.model import Result

ROOT = f"{samples.RULE}/example-1"


def test_the_ascii_id_comes_before_the_japanese_title(mixed: Result) -> None:
    case = mixed.case(ROOT)
    assert case is not None
    first = failure_block(case, mixed, "ja", 1).splitlines()[0]
    assert first == f"✗ 1. {ROOT}  [実装必須] 支給月額（児童別・合計）"


def test_a_block_says_expected_found_source_remedy_and_how_to_repeat(mixed: Result) -> None:
    case = mixed.case(ROOT)
    assert case is not None
    block = failure_block(case, mixed, "ja", 1, path="out/a b.json")
    for part in ("期待  [15000]", "実際  [10000]", "児童手当法第6条第1項", "対処", "例    {"):
        assert part in block
    assert block.splitlines()[-1] == f"  再現  conformance replay 'out/a b.json' {ROOT}"


def test_consequences_are_counted_and_listed_when_asked(mixed: Result) -> None:
    case = mixed.case(ROOT)
    assert case is not None
    others = defect_of(case, mixed).consequences
    assert len(others) == 3
    folded = failure_block(case, mixed, "en", 1)
    listed = failure_block(case, mixed, "en", 1, show_consequences=True)
    assert "3 more cases by the same cause   --show-consequences" in folded
    assert not any(other in folded for other in others)
    assert all(other in listed for other in others)


def test_a_value_cannot_forge_a_line() -> None:
    forged = "x\n判定: 適合\x1b[0m"
    case = samples.case("a/function/f/c", "fail", finding=samples.FINDING)
    assert case.finding is not None
    evil = case.model_copy(update={"finding": case.finding.model_copy(update={"found": forged})})
    block = failure_block(evil, samples.result((evil,)), "ja", 1)
    assert not any(line.startswith("判定") for line in block.splitlines())
    assert "\x1b" not in block
