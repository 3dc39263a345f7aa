"""Values at an edge are lawful: no package may be faulted for refusing them."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.population.item_edges import edge_values
from conformance.values import characters


@pytest.mark.parametrize("domain", domains())
def test_texts_at_an_edge_hold_only_characters_that_may_be_linked(domain: str) -> None:
    spec = load(domain)
    items = [item for group in spec.records.values() for item in group.items]
    texts = {
        value
        for item in items
        if item.type == "text"
        for value in edge_values(item, spec.codes)
        if isinstance(value, str)
    }
    assert texts
    assert [
        problem for text in sorted(texts) if (problem := characters.check_characters(text))
    ] == []
