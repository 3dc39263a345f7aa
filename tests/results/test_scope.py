"""A narrowed scope is said by the names of domains, levels and surfaces."""

from __future__ import annotations

from conformance.results.model import CatalogueModel, ScopeModel
from conformance.results.scope import scope_said
from conformance.values.words import Bilingual

CATALOGUE = (
    CatalogueModel(
        domain="child_allowance",
        name=Bilingual(ja="児童手当", en="Child allowance"),
        version="2.0",
        digest="0" * 64,
    ),
)


def test_domains_levels_and_surfaces_have_names() -> None:
    scope = ScopeModel(
        domains=("child_allowance",),
        levels=("required",),
        surfaces=("files",),
        cases=("*/record/*",),
        shard="1/3",
        narrowed=True,
        left_out=9,
    )
    said = scope_said(scope, CATALOGUE)

    assert said.ja == "児童手当、実装必須、出力ファイル、*/record/*、分割 1/3 のみ（選択外 9 件）"
    assert said.en == (
        "only Child allowance, required, export files, */record/*, shard 1/3 (9 cases left out)"
    )


def test_everything_is_said_in_one_word() -> None:
    assert scope_said(ScopeModel(), CATALOGUE).ja == "全体"
