"""Which variables an expression hands on."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.flowing import handed_on


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("inputs.reason == '11' && 'A' || 'B'", []),
        ("inputs.kana || 'アイ'", ["inputs.kana"]),
        ("inputs.flag && inputs.since", ["inputs.since"]),
        ("join('', [inputs.town, inputs.lot.number])", ["inputs.town", "inputs.lot.number"]),
        ("contains(inputs.name, 'ア') && 'kana'", []),
        ("inputs.children[?age > inputs.limit].name", ["inputs.children"]),
        ("merge(inputs, {x: key.number})", ["inputs", "key.number"]),
        ("!inputs.flag", []),
    ],
)
def test_what_is_compared_or_chosen_by_is_not_handed_on(text, names):
    assert list(handed_on(text)) == names
