"""Who asks a gate reads in its answer what nobody tested."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pairs import TODAY, case, known, result

from conformance.catalog.load import load
from conformance.findings import Cause
from conformance.results.build import cause_model
from conformance.results.delivery import catalogue_model
from conformance.results.gate import gate
from conformance.results.gate_untested import not_tested
from conformance.results.model import ScopeModel
from conformance.results.policy import PolicyModel

OTHER = cause_model(Cause("N-OTHER-PART", "部分 029 によります。", "it rests on part 029"))


@pytest.mark.parametrize(
    ("verdict", "ja", "en"),
    [
        ("untested", "未試験 1 件", "untested 1"),
        ("attested", "事業者申告（未確認） 1 件", "vendor's statement (not checked) 1"),
        ("spec_unclear", "仕様不明確 1 件", "specification unclear 1"),
        ("not_declared", "宣言なし 1 件", "not declared 1"),
    ],
)
def test_what_rests_on_no_test_is_counted_in_the_sentence(verdict: str, ja: str, en: str) -> None:
    said = gate(result(case(1), case(2, verdict)), PolicyModel(), TODAY).sentence
    assert f"試験で確かめていないもの: {ja}" in said.ja
    assert f"Not tested: {en}" in said.en


def test_a_narrowed_run_says_what_it_left_out() -> None:
    scope = ScopeModel(shard="1/3", narrowed=True, left_out=7)
    said = not_tested(result(case(1)).model_copy(update={"scope": scope}))
    assert said.ja == "試験で確かめていないもの: 範囲の外（分割 1/3 のみ（選択外 7 件））。"
    assert said.en == "Not tested: outside the scope (only shard 1/3 (7 cases left out))."


def test_parts_that_are_not_delivered_are_named_and_counted_and_unread_sources_named() -> None:
    away = case(2, "not_applicable").model_copy(
        update={"id": "common_functions/rule/rule-2/example", "cause": OTHER}
    )
    one = known(result(case(1), away), catalogue_model(load("common_functions"), ("034",)))
    said = not_tested(one)
    assert "納入外 1 件、共通機能は 034 EUC のみ（納入しない部分 029" in said.ja
    assert "037、検査 1 件）" in said.ja
    assert "of Common Functions 034 the source is not whole" in said.en


def test_a_run_of_nothing_left_everything() -> None:
    assert not_tested(result()).en == "Nothing was tested."


def test_where_everything_was_tested_that_is_said() -> None:
    assert not_tested(result(case(1))).en == "Of what the catalogue asks nothing was left untested."
