"""The verdict line names the documents by which expectations were withdrawn, and how often."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

import samples
from pairs import case, result

from conformance.results.withdrawn import withdrawn_said

if TYPE_CHECKING:
    from conformance.results import model as m


def answered(number: int, document: str) -> m.CaseModel:
    one = case(number, "answered")
    answer = samples.ANSWER.model_copy(update={"of": one.id, "document": document})
    return one.model_copy(update={"answer": answer})


def test_documents_are_named_and_what_rests_on_each_is_counted() -> None:
    cases = (case(1), answered(2, "社内確認書"), answered(3, "社内確認書"), answered(4, "別紙"))
    one = result(*cases)
    assert one.verdict.exit_code == 0
    assert (
        "事業者の文書による否定（文書は未確認）: 「社内確認書」2 件・「別紙」1 件"
        in one.verdict.line.ja
    )
    assert 'that nobody checked: "社内確認書" 2, "別紙" 1' in one.verdict.line.en


def test_many_documents_are_counted_and_a_long_name_is_cut_to_a_line() -> None:
    said = withdrawn_said([answered(n, f"{n}\n{'長' * 99}") for n in range(1, 6)])
    assert said is not None
    assert "ほか 2 文書" in said.ja
    assert "\n" not in said.ja
    assert "長" * 50 not in said.en


def test_a_result_in_which_nothing_was_withdrawn_says_nothing_of_it() -> None:
    assert withdrawn_said([case(1), case(2, "fail")]) is None
