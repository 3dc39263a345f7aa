"""The comparison of two results as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import samples

from conformance.report.compared import KINDS, LIMIT, as_markdown, as_text
from conformance.results.comparison import compare

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from conformance.results.model import Result
    from conformance.values.words import Language


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_comparison_reads_as_agreed(
    mixed: Result, conforming: Result, lang: Language, snapshot: SnapshotAssertion
) -> None:
    found = compare(conforming, mixed)
    assert as_text(found, lang) == snapshot(name="text")
    assert as_markdown(found, lang) == snapshot(name="markdown")


def test_two_equal_results_differ_in_nothing(conforming: Result) -> None:
    assert as_text(compare(conforming, conforming), "en").splitlines()[-1] == "nothing differs."


def test_every_kind_has_a_name_and_every_change_is_told() -> None:
    found = compare(samples.conforming(), samples.large(200))
    assert set(found.counts) <= set(KINDS)
    text = as_text(found, "en")
    for kind, number in found.counts.items():
        assert f"{KINDS[kind].en}: {number}" in text
    assert text.count("[– → fail]") == LIMIT


def test_a_name_can_forge_neither_a_line_nor_markup(mixed: Result) -> None:
    evil = "x\n# <b>|適合\x1b[31m"
    product = mixed.product.model_copy(update={"name": evil})
    found = compare(mixed, mixed.model_copy(update={"product": product}))
    for text in (as_text(found, "ja"), as_markdown(found, "ja")):
        assert not any(line.startswith("# ") for line in text.splitlines())
        assert "\x1b" not in text
    assert "<b>" not in as_markdown(found, "ja")
