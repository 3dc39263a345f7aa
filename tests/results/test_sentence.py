"""The verdict line keeps what was tried apart from what the vendor states."""

from __future__ import annotations

import samples

from conformance.results.model import ScopeModel
from conformance.results.sentence import verdict_line


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
