"""The verdict line keeps what was tried apart from what the vendor states."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from conformance.results.model import ScopeModel
from conformance.results.sentence import share, verdict_line

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import samples


def test_statements_stand_apart_from_what_passed_and_are_said_to_be_unchecked() -> None:
    cases = (
        samples.case("a/function/f/one", "pass"),
        samples.case("a/function/f/two", "pass"),
        samples.case("a/function/g/attested", "attested"),
    )
    line = verdict_line("conformant", cases, ScopeModel())

    assert "｜合格 2｜事業者申告（未確認） 1｜" in line.ja
    assert "| pass 2 | vendor's statement (not checked): 1 |" in line.en
    assert "証明" not in line.ja
    assert "attested" not in line.en


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_is_none_or_all_only_where_it_is(pair: tuple[int, int]) -> None:
    part, whole = pair
    said = share(part, whole)
    assert (said == "0 %") == (part == 0)
    assert (said == "100 %") == (part == whole)


def test_the_line_says_on_what_the_passes_stand_from_the_strongest_to_the_weakest() -> None:
    grounds = ("reconstructed", "official", "derived_read", "reconstructed")
    cases = tuple(
        samples.case(f"a/function/f/{n}").model_copy(update={"ground": ground})
        for n, ground in enumerate(grounds)
    )
    line = verdict_line("conformant", cases, ScopeModel())
    told = "official document 1 (25 %), law, statute read 1 (25 %), reconstructed, no text 2 (50 %)"
    assert f"| passes rest on: {told} |" in line.en
    assert "｜合格の根拠: 公式文書 1 (25 %)・" in line.ja


def test_a_run_in_which_nothing_passed_says_nothing_of_passes() -> None:
    cases = (samples.case("a/function/f/one", "untested"),)
    assert "rest on" not in verdict_line("incomplete", cases, ScopeModel()).en
