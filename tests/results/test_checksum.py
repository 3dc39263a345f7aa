"""The checksum is that of the content, whatever the layout of the file."""

import json

import pytest

from conformance.results.checksum import checksum_matches, with_checksum

CONTENT = {"b": [1, {"z": "あ", "checksum": "x"}], "a": {}, "d": None}


def test_the_checksum_stands_among_the_sorted_members_of_canonical_json() -> None:
    written = with_checksum(CONTENT)
    assert list(json.loads(written)) == ["a", "b", "checksum", "d"]
    assert with_checksum(json.loads(written)) == written


@pytest.mark.parametrize("indent", [None, 2])
def test_layout_is_no_content(indent: int | None) -> None:
    content = json.loads(with_checksum(CONTENT))
    assert checksum_matches(json.dumps(content, indent=indent).encode(), content["checksum"])


@pytest.mark.parametrize("indent", [None, 2])
def test_any_other_value_breaks_it(indent: int | None) -> None:
    content = json.loads(with_checksum(CONTENT))
    content["b"][1]["z"] = "い"
    assert not checksum_matches(json.dumps(content, indent=indent).encode(), content["checksum"])
    assert not checksum_matches(json.dumps(content, indent=indent).encode(), "0" * 64)
