"""A ground that nobody compared with the text is said as such, in both languages."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.generate import requirements
from conformance.report.ground import ground


@pytest.mark.parametrize(
    ("source", "provenance", "ja"),
    [
        (
            "標準仕様書の帳票構成（記憶）",
            "reconstructed",
            "推定（原文未照合）: 標準仕様書の帳票構成",
        ),
        (
            "税務システム標準仕様書の帳票要件の知識に基づき再構成(公式ID未確認)",
            "reconstructed",
            "推定（原文未照合）: 税務システム標準仕様書の帳票要件",
        ),
        ("税務標準仕様書の知識", "derived", "推定（原文未照合）を含む: 税務標準仕様書"),
        ("児童手当法第6条", "derived", "法令・公表文から導出: 児童手当法第6条"),
        ("住登外者API仕様 第2.0版", "official", "公式文書から取込: 住登外者API仕様 第2.0版"),
    ],
)
def test_the_kind_of_ground_stands_before_the_source(source: str, provenance: str, ja: str) -> None:
    assert ground(source, provenance).ja == ja


def test_memory_alone_leaves_only_what_it_is() -> None:
    assert (
        ground("記憶", "reconstructed").en == "reconstructed, not compared with the official text"
    )


def test_no_requirement_names_memory_or_knowledge_as_its_ground() -> None:
    every = (r for domain in domains() for r in requirements(load(domain)))
    said = {r.id: ground(r.source, r.provenance).ja for r in every}

    assert {key: text for key, text in said.items() if "記憶" in text or "知識" in text} == {}
